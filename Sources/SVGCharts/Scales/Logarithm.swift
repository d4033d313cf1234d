/// Logarithms and powers with the same bits on every machine: only arithmetic that IEEE 754 defines exactly.

/// The natural logarithm of a finite `value` above zero, good to about 1e-15.
func naturalLogarithm(_ value: Double) -> Double {
    var mantissa = value.significand
    var exponent = Double(value.exponent)
    if mantissa > 1.4142135623730951 { mantissa /= 2; exponent += 1 }
    // ln m = 2 artanh((m−1)/(m+1)), whose series converges fast for m close to 1.
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var sum = 0.0
    for odd in stride(from: 23.0, through: 1, by: -2) { sum = sum * square + 1 / odd }
    return exponent * 0.6931471805599453 + 2 * ratio * sum
}

/// The exponential of `value` by halving and Taylor's series, good to about 1e-14 for results a chart can hold.
func exponential(_ value: Double) -> Double {
    let turns = (value / 0.6931471805599453).rounded()
    let rest = value - turns * 0.6931471805599453
    var term = 1.0
    var sum = 1.0
    for count in 1...20 { term *= rest / Double(count); sum += term }
    return Double(sign: .plus, exponent: Int(max(-1070, min(1020, turns))), significand: sum)
}

/// 10 to the power of `exponent`, exact up to 1e22.
func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<min(exponent.magnitude, 308) { power *= 10 }
    return exponent < 0 ? 1 / power : power
}

/// The largest power of ten's exponent that is not above `value`'s magnitude, found by comparison; `value` is finite and not zero.
func decimalExponent(_ value: Double) -> Int {
    let magnitude = value.magnitude
    var exponent = Int((naturalLogarithm(magnitude) / 2.302585092994046).rounded(.down))
    // Past 22 the powers themselves are off by a hair.
    let reach = exponent.magnitude < 21 ? magnitude : magnitude * (1 + 1e-13)
    while powerOfTen(exponent) > reach { exponent -= 1 }
    while exponent < 308, powerOfTen(exponent + 1) <= reach { exponent += 1 }
    return exponent
}
