/// How numbers are written in reports: the same text on every machine, whatever its locale.

/// A way to write a `Double`. Every format writes the typographic minus sign (U+2212), "NaN" and "∞".
public enum NumberFormat: Codable, Hashable, Sendable {
    /// A fixed number of decimals, 0 to 15: `0.0770`.
    case fixed(Int)
    /// A fraction as a percentage with a fixed number of decimals: `97.59 %`, with a no-break space.
    case percent(Int)
    /// At most so many significant digits, 1 to 15, trailing zeros dropped: `0.077`, `12300`.
    case significant(Int)
    /// A whole number with no-break thin spaces between groups of three: `101 770`.
    case grouped

    /// `value` written in this format.
    public func string(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞" }
        switch self {
        case .fixed(let decimals): return signed(value, fixedDecimals(value.magnitude, decimals))
        case .percent(let decimals): return NumberFormat.fixed(decimals).string(value * 100) + "\u{00A0}%"
        case .significant(let digits): return signed(value, significantDigits(value.magnitude, digits))
        case .grouped: return signed(value, groupedDigits(value.magnitude))
        }
    }
}

/// `value` with at most `decimals` decimals (0 to 6), trailing zeros and "-0" dropped, ASCII minus: for coordinates in markup.
public func coordinate(_ value: Double, decimals: Int = 2) -> String {
    let text = trimmed(fixedDecimals(value.magnitude, decimals))
    return value < 0 && text != "0" ? "-" + text : text
}

/// The decimals that show an uncertainty with two significant digits: 4 for 0.0012, 0 for 12 and more; `nil` for 0, NaN and ∞.
public func decimals(forUncertainty uncertainty: Double) -> Int? {
    guard uncertainty.isFinite, uncertainty > 0 else { return nil }
    return min(15, max(0, 1 - decimalExponent(uncertainty)))
}

private func signed(_ value: Double, _ magnitude: String) -> String {
    value < 0 && magnitude.contains { ("1"..."9").contains($0) } ? "−" + magnitude : magnitude
}

/// Rounds to the nearest, ties to even, as printf does where the scaled value is exact. Past 2^53 no decimals are left to write.
private func fixedDecimals(_ magnitude: Double, _ decimals: Int) -> String {
    let places = min(max(decimals, 0), 15)
    let scaled = (magnitude * powersOfTen[places]).rounded(.toNearestOrEven)
    guard scaled < 9.2e18 else { return "\(magnitude)" }
    var digits = String(UInt64(scaled))
    guard places > 0 else { return digits }
    if digits.count <= places { digits = String(repeating: "0", count: places + 1 - digits.count) + digits }
    return digits.dropLast(places) + "." + digits.suffix(places)
}

private func significantDigits(_ magnitude: Double, _ digits: Int) -> String {
    guard magnitude > 0 else { return "0" }
    let exponent = decimalExponent(magnitude)
    let places = min(max(digits, 1), 15) - 1 - exponent
    if exponent < -6 || exponent > 14 { return scientific(magnitude, exponent, digits) }
    if places >= 0 { return trimmed(fixedDecimals(magnitude, places)) }
    let unit = powersOfTen[-places]
    return fixedDecimals((magnitude / unit).rounded(.toNearestOrEven) * unit, 0)
}

private func scientific(_ magnitude: Double, _ exponent: Int, _ digits: Int) -> String {
    var mantissa = magnitude
    var left = exponent
    while left < 0 { let step = min(-left, 15); mantissa *= powersOfTen[step]; left += step }
    while left > 0 { let step = min(left, 15); mantissa /= powersOfTen[step]; left -= step }
    return trimmed(fixedDecimals(mantissa, digits - 1)) + "e" + (exponent < 0 ? "−" : "") + "\(exponent.magnitude)"
}

private func groupedDigits(_ magnitude: Double) -> String {
    let digits = fixedDecimals(magnitude, 0)
    guard digits.count > 4 else { return digits }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { grouped += "\u{202F}" }
        grouped.append(digit)
    }
    return grouped
}

private func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var digits = Substring(text)
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return String(digits)
}

/// The exponent of the leading decimal digit, found by comparison, never by a logarithm.
private func decimalExponent(_ magnitude: Double) -> Int {
    var exponent = 0
    var rest = magnitude
    while rest >= 10 { rest /= 10; exponent += 1 }
    while rest < 1 { rest *= 10; exponent -= 1 }
    return exponent
}

private let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]
