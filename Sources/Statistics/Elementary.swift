/// Logarithm and exponential with the same bits on every machine: only arithmetic that IEEE 754 defines exactly.

/// The natural logarithm of a finite `value` above zero, good to about 1e-15.
package func naturalLogarithm(_ value: Double) -> Double {
    var mantissa = value.significand
    var exponent = Double(value.exponent)
    if mantissa > 1.4142135623730951 { mantissa /= 2; exponent += 1 }
    // ln m = 2 artanh((m−1)/(m+1)), whose series converges fast for m close to 1.
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var sum = 0.0
    for coefficient in artanhCoefficients { sum = sum * square + coefficient }
    return exponent * highLn2 + (exponent * lowLn2 + 2 * ratio * sum)
}

/// The exponential of `value`, good to about 1e-15; 0 below −745, ∞ above 709.78.
package func exponential(_ value: Double) -> Double {
    guard value > -745.2 else { return value.isNaN ? value : 0 }
    guard value < 709.79 else { return .infinity }
    let turns = (value / 0.6931471805599453).rounded()
    let rest = value - turns * highLn2 - turns * lowLn2
    var term = 1.0
    var sum = 1.0
    for count in 1...20 { term *= rest / Double(count); sum += term }
    return Double(sign: .plus, exponent: Int(turns), significand: sum)
}

/// 1/23, 1/21, … 1: divided once, as a power asks for thousands of logarithms.
private let artanhCoefficients = stride(from: 23.0, through: 1, by: -2).map { 1 / $0 }

/// ln 2 in two parts, the first short enough that its product with a whole number below 2²⁰ is exact.
private let highLn2 = 0.693147180369123816490
private let lowLn2 = 1.90821492927058770002e-10
