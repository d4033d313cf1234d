/// A number with half the width of its interval, as measurements are written: `97.59 ± 0.12`, with two significant
/// digits of the uncertainty; far below one with a power of ten that both share, `3.20e−8 ± 0.12e−8`.
package struct MeasuredNumber: Hashable, Sendable {
    /// The number, and half the width of its interval; `nil` where there is none, or it is not finite.
    private let value: Double
    private let halfWidth: Double?
    /// The power of ten that both are multiplied by to be read in their unit: 2 for percentages.
    private let powerOfTen: Int
    /// The decimals of a number without an interval; `nil` for four significant digits, or a whole number in full.
    private let plainDecimals: Int?

    /// A number whose interval is not finite is written without one.
    package init(_ value: Double, halfWidth: Double? = nil, powerOfTen: Int = 0, plainDecimals: Int? = nil) {
        self.value = value
        self.halfWidth = halfWidth.flatMap { $0.isFinite && value.isFinite ? $0 : nil }
        self.powerOfTen = powerOfTen
        self.plainDecimals = plainDecimals
    }

    /// The decimals that suit the number in full: those of two significant digits of the uncertainty; without one,
    /// those that were asked for, or of four significant digits. Not negative.
    package var decimals: Int {
        if let halfWidth, halfWidth > 0 { return max(0, places(ofUncertainty: halfWidth)) }
        guard value.isFinite, value != 0 else { return plainDecimals ?? 0 }
        let significant = max(0, 3 - digits(value).rounded(significant: 4).exponent)
        if let plainDecimals { return digits(value).exponent < -1 ? max(plainDecimals, significant) : plainDecimals }
        return value == value.rounded() && powerOfTen == 0 ? 0 : significant
    }

    /// The number and its half width with so many decimals, or as suits them.
    package func text(decimals places: Int? = nil) -> String {
        guard value.isFinite else { return NumberFormat.fixed(0).string(value) }
        if let places { return fixed(places) }
        guard let halfWidth, halfWidth > 0 else { return plain }
        let places = self.places(ofUncertainty: halfWidth)
        let exponent = max(digits(value), digits(halfWidth)) { $0.rounded(places: places).exponent }
        guard exponent > 14 || exponent < -3 && places > 6 else { return fixed(decimals) }
        return joined {
            let mantissa = digits($0).scaled(byPowerOfTen: -exponent).rounded(places: places + exponent)
            return mantissa.text(places: places + exponent) + powerText(exponent)
        }
    }
}

private extension MeasuredNumber {
    func digits(_ number: Double) -> DecimalDigits { DecimalDigits(number.magnitude).scaled(byPowerOfTen: powerOfTen) }

    /// Where its second significant digit stands; negative before the point.
    func places(ofUncertainty uncertainty: Double) -> Int { 1 - digits(uncertainty).rounded(significant: 2).exponent }

    func max(_ first: DecimalDigits, _ second: DecimalDigits, _ exponent: (DecimalDigits) -> Int) -> Int {
        [first, second].filter { !$0.isZero }.map(exponent).max() ?? 0
    }

    func max(_ first: Int, _ second: Int) -> Int { Swift.max(first, second) }

    /// A number that has no spread beside it.
    var plain: String {
        guard plainDecimals == nil || digits(value).exponent > 14 || decimals > 6 else { return fixed(decimals) }
        let isWhole = powerOfTen == 0 && value == value.rounded() && digits(value).exponent < 15
        return joined { isWhole ? NumberFormat.fixed(0).string($0) : shifted(.significant(4), $0) }
    }

    func fixed(_ places: Int) -> String {
        let number = shifted(.fixed(places), value.magnitude)
        return (value < 0 ? signed(number) : number)
            + (halfWidth.map { " ± " + NumberFormat.fixed(places).stringOfUncertainty($0, timesTenTo: powerOfTen) }
                ?? "")
    }

    func shifted(_ format: NumberFormat, _ number: Double) -> String {
        format.string(number, timesTenTo: powerOfTen)
    }

    /// Both parts, the number with its sign.
    func joined(_ text: (Double) -> String) -> String {
        let number = text(value.magnitude)
        return (value < 0 ? signed(number) : number) + (halfWidth.map { " ± " + text($0) } ?? "")
    }
}
