/// The regularized incomplete beta function Iₓ(a, b) for a, b > 0, good to about 1e-13: Lentz's way through its
/// continued fraction (Abramowitz and Stegun 26.5.8), on the side where that converges fast. `complement` is 1 − x, for
/// callers that know it better than a subtraction would.
func regularizedBeta(_ x: Double, complement: Double? = nil, _ a: Double, _ b: Double) -> Double {
    let y = complement ?? 1 - x
    if x <= 0 { return 0 }
    if y <= 0 { return 1 }
    let logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * naturalLogarithm(x) + b * naturalLogarithm(y)
    let front = exponential(logFront)
    return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(y, b, a) / b
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
