/// What each format writes. The expectations are C's printf and Python's decimal module, given the same exact values.
import NumberFormats
import Testing

@Suite struct NumberFormatTests {
    @Test(
        arguments: [
            (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (8.5, 0, "8"), (0.125, 2, "0.12"), (0.375, 2, "0.38"),
            (1.005, 2, "1.00"), (1.115, 2, "1.11"), (2.675, 2, "2.67"), (0.285, 2, "0.28"), (9.995, 2, "9.99"),
            (99.9999, 3, "100.000"),
            (0.077, 4, "0.0770"), (0.07695, 4, "0.0770"), (0.1, 15, "0.100000000000000"),
            (1.0 / 3, 15, "0.333333333333333"),
            (0.9999999999999999, 15, "1.000000000000000"), (12345.6789, 15, "12345.678900000000795"),
            (4503599627370495.5, 0, "4503599627370496"), (9007199254740992, 2, "9007199254740992.00"),
            (1e15 + 0.125, 3, "1000000000000000.125"), (123456789012.125, 2, "123456789012.12"),
            (1e20, 1, "100000000000000000000.0"),
            (0, 0, "0"), (0, 3, "0.000"), (-0.0, 1, "0.0"), (-0.004, 2, "0.00"), (-0.005, 2, "−0.01"),
            (-1234.5, 1, "−1234.5"),
            (.leastNonzeroMagnitude, 15, "0.000000000000000"), (0.0000005, 6, "0.000000"), (1, -3, "1"),
            (1, 99, "1.000000000000000"),
            (1e21, 2, "1e21"), (1e22, 2, "1e22"), (-1e300, 0, "−1e300"),
            (.greatestFiniteMagnitude, 4, "1.79769313486232e308"),
            (.nan, 2, "NaN"), (-.nan, 2, "NaN"), (.infinity, 2, "∞"), (-.infinity, 2, "−∞"),
        ] as [(Double, Int, String)])
    func `fixed rounds the exact value once`(value: Double, decimals: Int, text: String) {
        #expect(NumberFormat.fixed(decimals).string(value) == text)
    }

    @Test(
        arguments: [
            (0.97595, 2, "97.59"), (0.5, 1, "50.0"), (0.12345, 2, "12.35"), (1.005, 0, "100"), (0.285, 0, "28"),
            (0.145, 0, "14"),
            (0.0055, 1, "0.5"), (1, 1, "100.0"), (0.99995, 2, "100.00"), (-0.25, 1, "−25.0"), (-0.0001, 1, "0.0"),
            (0, 2, "0.00"),
            (2.5e17, 0, "25000000000000000000"), (1e22, 1, "1e24"), (1e-300, 2, "0.00"),
        ] as [(Double, Int, String)])
    func `percent rounds a hundred times the exact value`(value: Double, decimals: Int, number: String) {
        #expect(NumberFormat.percent(decimals).string(value) == number + "\u{00A0}%")
    }

    @Test(arguments: [(.nan, "NaN"), (.infinity, "∞"), (-.infinity, "−∞")] as [(Double, String)])
    func `no percent sign follows what is no number`(value: Double, text: String) {
        #expect(NumberFormat.percent(1).string(value) == text)
    }

    @Test(
        arguments: [
            (0.077, 4, "0.077"), (12300, 4, "12300"), (9.9999, 4, "10"), (99995, 4, "100000"), (99985, 4, "99980"),
            (99949, 3, "99900"),
            (12345, 4, "12340"), (12355, 4, "12360"), (2.5, 1, "2"), (3.5, 1, "4"), (1.005, 3, "1"),
            (0.1 + 0.2, 15, "0.3"),
            (123456, 15, "123456"), (0.00012345, 4, "0.0001234"), (0.000001, 4, "0.000001"), (9.9999e-7, 4, "0.000001"),
            (9.9994e-7, 4, "9.999e−7"), (1e-7, 6, "1e−7"), (-1.5e-9, 6, "−1.5e−9"),
            (.leastNonzeroMagnitude, 4, "4.941e−324"),
            (2.2250738585072014e-308, 15, "2.2250738585072e−308"), (999_999_999_999_999, 15, "999999999999999"),
            (999_999_999_999_999.9, 4, "1e15"), (1e15, 4, "1e15"), (123456789, 3, "123000000"), (1e22, 4, "1e22"),
            (1e23, 15, "1e23"),
            (-1e300, 4, "−1e300"), (.greatestFiniteMagnitude, 15, "1.79769313486232e308"), (0, 4, "0"), (-0.0, 4, "0"),
            (3.14159, 0, "3"), (3.14159, 99, "3.14159"), (.nan, 4, "NaN"), (.infinity, 4, "∞"), (-.infinity, 4, "−∞"),
        ] as [(Double, Int, String)])
    func `significant drops trailing zeros, and turns to powers of ten after rounding`(
        value: Double, digits: Int, text: String
    ) {
        #expect(NumberFormat.significant(digits).string(value) == text)
    }

    @Test(
        arguments: [
            (0, "0"), (-0.4, "0"), (7, "7"), (999.5, "1000"), (9999, "9999"), (9999.5, "10_000"), (10_000, "10_000"),
            (101_770, "101_770"),
            (-101_770, "−101_770"), (1_234_567, "1_234_567"), (1e15, "1_000_000_000_000_000"),
            (9007199254740992, "9_007_199_254_740_992"),
            (1e20, "100_000_000_000_000_000_000"), (1e22, "1e22"), (1.25e300, "1.25e300"), (.nan, "NaN"),
            (.infinity, "∞"), (-.infinity, "−∞"),
        ] as [(Double, String)])
    func `grouped puts no-break thin spaces`(value: Double, text: String) {
        #expect(NumberFormat.grouped.string(value) == String(text.map { $0 == "_" ? "\u{202F}" : $0 }))
    }
}
