import Testing

@testable import BNBook

private struct Plain: CustomStringConvertible { var description: String { "plain" } }

@Suite struct DisplayTests {
    @Test func nothingIsShownForNothing() {
        #expect(displayed(()).isEmpty)
    }

    @Test(arguments: [
        (nil as (any Sendable)?, "text(\"nil\\n\")"), (7, "7"), (2.5, "2.5"), ("words", "words"), (true, "yes"), (Optional(3), "3"),
        (Estimate([0.5, 0.75], unit: .fraction), "62 ± 159"), ([1, 2], "[1, 2]"),
    ] as [((any Sendable)?, String)])
    func valuesAreShownAs(value: (any Sendable)?, words: String) {
        let outputs = displayed(value)
        #expect(outputs.count == 1 && "\(outputs[0])".contains(words), "\(outputs)")
    }

    @Test func whatHasADescriptionIsShownByIt() {
        #expect(displayed(Plain()) == [.text("plain\n")])
    }

    @Test func tablesChartsAndClaimsAreShownThemselvesAlsoInLists() {
        let table = Table(columns: ["a"], rows: [[1]])
        let chart = Chart([1, 2]) { PointMark(x: .value("x", $0), y: .value("y", $0)) }
        let claim = Claim("s", Estimate([1, 2, 3]), isLessThan: 9)
        #expect(displayed(table) == [.table(table)])
        #expect(displayed([chart, chart]) == [.figure(chart), .figure(chart)])
        guard case .claim(let record)? = displayed(claim).first else { return #expect(Bool(false)) }
        #expect(record.verdict == "supported")
        #expect(record.explanation == "Paired difference over 3 seeds, mean ± 95 % interval: −7.0 ± 2.5. The whole interval lies below zero.")
    }

    @Test func aModelIsDescribedByItsLayersShapesAndParameters() {
        let model = Model("BN") { Flatten(); Dense(128); BatchNormalization(); Activation(.relu); Dense(10, activation: .softmax) }
        #expect(model.description == """
            BN
            Layer                             Output shape   Parameters
            Flatten()                         784                     0
            Dense(128)                        128               100\u{202F}480
            BatchNormalization()              128                   512
            Activation(.relu)                 128                     0
            Dense(10, activation: .softmax)   10                   1290
            102\u{202F}282 parameters, 102\u{202F}026 of them trained, 256 not.
            """)
    }
}
