internal import NumberFormats

/// A p as it is written: three decimals, two significant digits below 0.01, and "< 0.0001" below that. A power of two,
/// which is what sign flips of one side give, is written so that it is not taken for a rounded number: 0.0625.
package struct Probability {
    private let value: Double

    /// A probability, 0 to 1.
    package init(_ value: Double) { self.value = value }

    /// "0.021", "< 0.0001".
    package var text: String {
        if value < 0.0001 { return "< 0.0001" }
        if value < 0.01 { return NumberFormat.significant(2).string(value) }
        let isPowerOfTwo = value < 0.1 && value.significand == 1
        return (isPowerOfTwo ? NumberFormat.significant(4) : .fixed(3)).string(value)
    }

    /// The same behind its sign: "= 0.021".
    package var textWithSign: String { value < 0.0001 ? text : "= " + text }
}
