/// Coordinates in markup, and the decimals an uncertainty asks for.
import NumberFormats
import Testing

@Suite struct CoordinateTests {
    @Test(
        arguments: [
            (0, 2, "0"), (-0.0, 2, "0"), (-0.004, 2, "0"), (-0.006, 2, "-0.01"), (12, 2, "12"), (12.5, 2, "12.5"),
            (12.50, 0, "12"),
            (100, 0, "100"), (0.125, 2, "0.12"), (-3.999, 2, "-4"), (1.0000004, 6, "1"), (0.1234567, 9, "0.123457"),
            (7.8, -1, "8"),
            (123456789.125, 2, "123456789.12"), (1e20, 2, "100000000000000000000"), (1e22, 2, "1e+22"),
            (1e-300, 6, "0"),
        ] as [(Double, Int, String)])
    func `a coordinate is short ASCII`(value: Double, decimals: Int, text: String) {
        #expect(coordinate(value, decimals: decimals) == text)
    }

    @Test(
        arguments: [
            (0.0012, 4), (0.0996, 2), (0.0994, 3), (0.1, 2), (0.99, 2), (0.996, 1), (1, 1), (9.94, 1), (9.96, 0),
            (12, 0), (1e22, 0), (1e300, 0),
            (1e-6, 7), (1e-14, 15), (1e-300, 15), (.leastNonzeroMagnitude, 15), (0, nil), (-1, nil), (.nan, nil),
            (.infinity, nil),
        ] as [(Double, Int?)])
    func `an uncertainty shows two significant digits`(uncertainty: Double, places: Int?) {
        #expect(decimals(forUncertainty: uncertainty) == places)
    }
}
