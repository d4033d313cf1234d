/// Powers of ten and their exponents, with the same bits on every machine.
import Statistics

/// 10 to the power of `exponent`, exact up to 1e22.
func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<min(exponent.magnitude, 308) { power *= 10 }
    return exponent < 0 ? 1 / power : power
}

/// The largest power of ten's exponent that is not above `value`'s magnitude, found by comparison; `value` is finite
/// and not zero.
func decimalExponent(_ value: Double) -> Int {
    let magnitude = value.magnitude
    var exponent = Int((naturalLogarithm(magnitude) / 2.302585092994046).rounded(.down))
    // Past 22 the powers themselves are off by a hair.
    let reach = exponent.magnitude < 21 ? magnitude : magnitude * (1 + 1e-13)
    while powerOfTen(exponent) > reach { exponent -= 1 }
    while exponent < 308, powerOfTen(exponent + 1) <= reach { exponent += 1 }
    return exponent
}
