/// Powers of ten and their exponents, with the same bits on every machine.
import Statistics

/// 10 to the power of `exponent`, exact up to 1e22; 0 below −323, infinite above 308.
func powerOfTen(_ exponent: Int) -> Double {
    guard exponent <= 308 else { return .infinity }
    let power = powersOfTen[Int(min(exponent.magnitude, 308))]
    guard exponent < 0 else { return power }
    var inverse = 1 / power
    // There is no 1e309 to divide by: the last decades, where digits are lost one by one, are divisions of their own.
    for _ in 308..<max(308, min(exponent.magnitude, 324)) { inverse /= 10 }
    return inverse
}

/// The largest power of ten's exponent that is not above `value`'s magnitude, found by comparison: −324 to 308, also
/// for zero, infinity and NaN, which have none.
func decimalExponent(_ value: Double) -> Int {
    let magnitude = value.magnitude
    guard magnitude > 0 else { return -324 }
    guard magnitude < .infinity else { return 308 }
    var exponent = Int((naturalLogarithm(magnitude) / 2.302585092994046).rounded(.down))
    // Past 22 the powers themselves are off by a hair.
    let reach = exponent.magnitude < 21 ? magnitude : magnitude * (1 + 1e-13)
    while powerOfTen(exponent) > reach { exponent -= 1 }
    while exponent < 308, powerOfTen(exponent + 1) <= reach { exponent += 1 }
    return exponent
}

/// 1 to 1e308, each ten times the one before.
private let powersOfTen: [Double] = (0..<308).reduce(into: [1]) { powers, place in powers.append(powers[place] * 10) }
