/// How numbers are written in reports: the same text on every machine, whatever its locale.

/// A way to write a `Double`. The exact value is rounded once, to the nearest, ties to the even digit, as C's printf
/// does. Every format writes the typographic minus sign (U+2212), "NaN" and "∞", and no minus before a zero.
public enum NumberFormat: Codable, Hashable, Sendable {
    /// A fixed number of decimals, 0 to 15: `0.0770`. From 10²¹ on, as `significant(15)`.
    case fixed(Int)
    /// A fraction as a percentage with a fixed number of decimals: `97.59 %`, with a no-break space.
    case percent(Int)
    /// At most so many significant digits, 1 to 15, trailing zeros dropped: `0.077`, `12300`; below 10⁻⁶ and from 10¹⁵
    /// on `1e−7`, `1.5e15`.
    case significant(Int)
    /// A whole number with no-break thin spaces between groups of three: `101 770`. From 10²¹ on, as `significant(15)`.
    case grouped
    /// A number of days after 1970-01-01 as a date of ISO 8601: `2024-02-29`. Beyond the years 1 to 9999, as
    /// `significant(15)`.
    case day

    /// `value` written in this format.
    public func string(_ value: Double) -> String { string(value, timesTenTo: 0) }

    /// `value` times a power of ten written in this format, rounded once: 0.976 as 97.6 for a percentage without its
    /// sign.
    package func string(_ value: Double, timesTenTo power: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞" }
        if self == .day { return dayText(value) }
        let text = magnitudeText(DecimalDigits(value.magnitude).scaled(byPowerOfTen: power))
        return value < 0 ? signed(text) : text
    }

    /// Half the width of an interval in this format. One that would be written as zero and is not has one significant
    /// digit instead, since "± 0.00" claims what nobody measured.
    package func stringOfUncertainty(_ halfWidth: Double, timesTenTo power: Int = 0) -> String {
        let text = string(halfWidth, timesTenTo: power)
        guard !isShownNonzero(text), halfWidth.isFinite else { return text }
        return NumberFormat.significant(1).string(halfWidth, timesTenTo: power)
    }

    /// This format for a number with an interval: digits that count from the number's first are decimals, which the
    /// interval then has too.
    package func ofMeasured(_ value: Double, timesTenTo power: Int = 0) -> NumberFormat {
        guard case .significant(let digits) = self, value.isFinite, value != 0 else { return self }
        let count = min(max(digits, 1), 15)
        let exponent = DecimalDigits(value.magnitude).scaled(byPowerOfTen: power).rounded(significant: count).exponent
        return exponent >= -6 && exponent < count ? .fixed(count - 1 - exponent) : self
    }

    /// This format with `+` before what is above zero as it is written.
    package func stringWithSign(_ value: Double, timesTenTo power: Int = 0) -> String {
        let text = string(value, timesTenTo: power)
        return value > 0 && isShownNonzero(text) ? "+" + text : text
    }
}

/// A magnitude's text with a minus before it; none before a zero.
func signed(_ magnitude: String) -> String { isShownNonzero(magnitude) ? "−" + magnitude : magnitude }

/// Whether a reader sees anything but zeros.
private func isShownNonzero(_ text: String) -> Bool {
    text.contains("∞") || text.contains { ("1"..."9").contains($0) }
}

/// "e−8", for the power of ten of a number.
func powerText(_ exponent: Int) -> String { "e" + (exponent < 0 ? "−" : "") + "\(exponent.magnitude)" }

/// `value` with at most `decimals` decimals (0 to 6), trailing zeros and "-0" dropped, ASCII minus: for coordinates in
/// markup.
public func coordinate(_ value: Double, decimals: Int = 2) -> String {
    guard value.magnitude < 1e21 else { return "\(value)" }
    let text = DecimalDigits(value.magnitude).rounded(places: min(max(decimals, 0), 6)).text()
    return value < 0 && text != "0" ? "-" + text : text
}

/// The decimals that show an uncertainty with two significant digits: 4 for 0.0012, 2 for 0.0996 (0.10), 0 for 12 and
/// more; at most 15; `nil` for 0 and less, NaN and ∞.
public func decimals(forUncertainty uncertainty: Double) -> Int? {
    guard uncertainty.isFinite, uncertainty > 0 else { return nil }
    return min(15, max(0, 1 - DecimalDigits(uncertainty).rounded(significant: 2).exponent))
}

private extension NumberFormat {
    func magnitudeText(_ digits: DecimalDigits) -> String {
        switch self {
        case .fixed(let decimals): fixedText(digits, min(max(decimals, 0), 15))
        case .percent(let decimals): fixedText(digits.scaled(byPowerOfTen: 2), min(max(decimals, 0), 15)) + "\u{00A0}%"
        case .significant(let count): significantText(digits.rounded(significant: min(max(count, 1), 15)))
        case .grouped: grouped(fixedText(digits, 0))
        case .day: significantText(digits.rounded(significant: 15))
        }
    }

    func dayText(_ value: Double) -> String {
        let day = value.rounded(.down)
        guard Double(CivilDate.days.lowerBound)...Double(CivilDate.days.upperBound) ~= day else {
            return NumberFormat.significant(15).string(value)
        }
        return CivilDate(daysSince1970: Int(day)).text()
    }

    func fixedText(_ digits: DecimalDigits, _ places: Int) -> String {
        guard digits.exponent < 21 else { return significantText(digits.rounded(significant: 15)) }
        return digits.rounded(places: places).text(places: places)
    }

    func significantText(_ digits: DecimalDigits) -> String {
        guard digits.exponent < -6 || digits.exponent > 14 else { return digits.text() }
        let exponent = digits.exponent
        return digits.scaled(byPowerOfTen: -exponent).text() + powerText(exponent)
    }

    /// Four digits read well without a space.
    func grouped(_ digits: String) -> String {
        guard digits.count > 4, !digits.contains("e") else { return digits }
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { grouped += "\u{202F}" }
            grouped.append(digit)
        }
        return grouped
    }
}
