/// The regularized incomplete beta function Iₓ(a, b) for a, b > 0, good to about 1e-13, or a · 1e-16 where that is more:
/// Lentz's way through its continued fraction (Abramowitz and Stegun 26.5.8), on the side where that converges fast.
/// `complement` is 1 − x, for callers that know it better than a subtraction would.
func regularizedBeta(_ x: Double, complement: Double? = nil, _ a: Double, _ b: Double) -> Double {
    let y = complement ?? 1 - x
    if x <= 0 { return 0 }
    if y <= 0 { return 1 }
    let front = exponential(a + b < 100 ? logPower(x, y, a, b) : logPowerOfMany(x, y, a, b))
    return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(y, b, a) / b
}

/// ln(xᵃ yᵇ / B(a, b)), whose terms cancel the more the larger a and b are.
private func logPower(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * naturalLogarithm(x) + b * naturalLogarithm(y)
}

/// The same by Loader's saddle point (2000), in which no large terms are left to cancel.
private func logPowerOfMany(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    let sum = a + b
    return stirlingRest(sum) - stirlingRest(a) - stirlingRest(b) - deviance(a, sum * x) - deviance(b, sum * y)
        + naturalLogarithm(a / sum * b) / 2 - halfLogOfTwoPi
}

/// k ln(k / m) + m − k for k, m > 0: near each other by a series, without a difference of near logarithms.
private func deviance(_ k: Double, _ m: Double) -> Double {
    guard (k - m).magnitude < 0.1 * (k + m) else { return k * naturalLogarithm(k / m) + m - k }
    let ratio = (k - m) / (k + m)
    let square = ratio * ratio
    var (sum, term) = ((k - m) * ratio, 2 * k * ratio)
    for index in 1...20 {
        term *= square
        sum += term / Double(2 * index + 1)
    }
    return sum
}

private func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    var upper = 1.0
    var lower = 1 / nonzero(1 - (a + b) * x / (a + 1))
    var value = lower
    for step in 1...10_000 {
        let m = Double(step)
        let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        var change = 1.0
        for term in [even, odd] {
            lower = 1 / nonzero(1 + term * lower)
            upper = nonzero(1 + term / upper)
            change = lower * upper
            value *= change
        }
        if (change - 1).magnitude < 1e-16 { break }
    }
    return value
}

/// `value`, or something tiny in place of zero, which Lentz's method must not divide by.
private func nonzero(_ value: Double) -> Double { value.magnitude < 1e-300 ? 1e-300 : value }
