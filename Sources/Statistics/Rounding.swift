/// What rounding alone makes of numbers: differences below a trillionth of their operands are none.

/// How far apart two numbers may be, by the size of the larger, and still be one number that was rounded twice: some
/// thousand roundings of a `Double`.
let roundingShare = 1e-12

/// Whether `left` and `right` are the same but for rounding; infinities only where they are equal, NaN never.
package func isEqualWithinRounding(_ left: Double, _ right: Double) -> Bool {
    left == right
        || left.isFinite && right.isFinite
            && (left - right).magnitude <= roundingShare * max(left.magnitude, right.magnitude)
}

/// `left` − `right`; zero where the two are the same but for rounding.
package func roundedDifference(_ left: Double, _ right: Double) -> Double {
    left.isFinite && isEqualWithinRounding(left, right) ? 0 : left - right
}

/// `left` − `right`, pair by pair. Zero within rounding is zero, and where all pairs differ by the same but for the
/// rounding of their operands, they differ by one number, that of fewest digits: five times 0.9712 − 0.9702 is five
/// times 0.001.
package func pairedDifferences(_ left: [Double], _ right: [Double]) -> [Double] {
    let pairs = Array(zip(left, right))
    let differences = pairs.map(roundedDifference)
    let precision = roundingShare * (pairs.map { max($0.magnitude, $1.magnitude) }.min() ?? 0)
    guard let least = differences.min(), let most = differences.max(), most.isFinite, least.isFinite, precision > 0,
        most - least <= precision, !differences.contains(where: \.isNaN)
    else { return differences }
    return differences.map { _ in decimal(least, precision: precision) }
}

/// `value` rounded to a decimal place that is no coarser than `precision`; `value` itself where powers of ten are not
/// exact.
private func decimal(_ value: Double, precision: Double) -> Double {
    var scale = 1.0
    while scale < 1 / precision, scale < 1e22 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return (rounded - value).magnitude <= precision ? rounded : value
}
