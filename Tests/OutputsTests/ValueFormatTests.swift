// A format says digits; the unit and its scale stay together.
import Testing

@testable import Outputs

@Suite struct ValueFormatTests {
    static let formats: [ValueFormat] = [
        .percent(6), .decimals(9), .significant(12), .signed(9), .unit("", decimals: 9),
    ]
    static let units: [String?] = [nil, "%", "pp", "s", "ms", "kg"]
    static let numbers = [0, 1, -1, 0.97614, -0.0028, 0.5, 12.125, 97.6]

    /// Every format of every unit, read back in the unit it was written in, is the number.
    @Test(arguments: units, numbers) func whatIsWrittenIsTheNumber(unit: String?, number: Double) throws {
        for format in Self.formats {
            if case .percent = format, ![nil, "%", "pp"].contains(unit) { continue }
            var written = format
            if case .unit(_, let decimals) = format { written = .unit(unit ?? "kg", decimals: decimals) }
            let value = Value("", unit: unit, number: number, halfWidth: 0.125).shown(as: written)
            let parts = value.text.replacing("−", with: "-").split(separator: " ± ").map { Double($0)! }
            let scale = value.unit == "%" || value.unit == "pp" ? 100.0 : 1
            #expect((parts[0] / scale - value.number!).magnitude < 1e-7 && (parts[1] / scale - 0.125).magnitude < 1e-7)
            #expect(value.number == number && value.halfWidth == 0.125)
            #expect(unit == nil || value.unit == unit)
        }
    }

    @Test(
        arguments: [
            (0.0121, "s", "ms", "12.1 ± 0.5", 12.1), (90, "s", "min", "1.5 ± 2e−7", 1.5),
            (1.5, "h", "min", "90.0 ± 0.0006", 90),
            (2.5, "ms", "µs", "2500.0 ± 0.5", 2500), (2500, "µs", "s", "0.0 ± 1e−11", 0.0025),
            (3, "s", "s", "3.0 ± 0.00001", 3),
            (3, nil, "s", "3.0 ± 0.00001", 3), (97.6, nil, "%", "97.6 ± 0.00001", 0.976),
        ] as [(Double, String?, String, String, Double)])
    func timesAreConverted(number: Double, unit: String?, to other: String, text: String, converted: Double) {
        let width = text.hasSuffix("0.5") ? 0.0005 : 0.00001
        let value = Value("", unit: unit, number: number, halfWidth: width).shown(as: .unit(other, decimals: 1))
        #expect(value.text == text && value.unit == other && (value.number! - converted).magnitude < 1e-12)
    }

    @Test(
        arguments: [
            (Value("", unit: "pp", number: 0.0028, halfWidth: 0.00063), .signed(2), "+0.28 ± 0.06 pp"),
            (Value("", unit: "pp", number: 0.0028, halfWidth: 0.00063), .percent(1), "0.3 ± 0.1 pp"),
            (Value("", unit: "pp", number: -0.0028), .signed(1), "−0.3 pp"), (Value("", number: 0), .signed(1), "0.0"),
            (Value("", number: 1e-9), .signed(1), "0.0"), (Value("", number: -1e-9), .signed(1), "0.0"),
            (Value("", number: .infinity), .signed(1), "+∞"), (Value("", number: 0.05), .signed(1), "+0.1"),
            (Value("", number: 12345.6), .grouped, "12\u{202F}346"), (Value("", number: 0.02134), .pValue, "0.021"),
            (Value("", number: 6.205e-18), .pValue, "< 0.0001"), (Value("", number: 0.00123), .pValue, "0.0012"),
            (Value("words"), .percent(1), "words"),
        ] as [(Value, ValueFormat, String)])
    func formatsAreWrittenAs(value: Value, format: ValueFormat, text: String) {
        #expect(value.shown(as: format).textWithUnit.replacing("\u{00A0}", with: " ") == text)
    }
}
