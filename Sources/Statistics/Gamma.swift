/// ln Γ(x) for x > 0, good to about 1e-15 of its size: Stirling's series from 16 on, below by Γ(x + 1) = x Γ(x).
func logGamma(_ x: Double) -> Double {
    var (shifted, product) = (x, 1.0)
    while shifted < 16 {
        product *= shifted
        shifted += 1
    }
    return (shifted - 0.5) * naturalLogarithm(shifted) - shifted + halfLogOfTwoPi + stirlingSeries(shifted)
        - naturalLogarithm(product)
}

/// What Stirling's formula lacks: ln Γ(x) − (x − ½) ln x + x − ½ ln 2π, for x > 0.
func stirlingRest(_ x: Double) -> Double {
    x < 16 ? logGamma(x) - (x - 0.5) * naturalLogarithm(x) + x - halfLogOfTwoPi : stirlingSeries(x)
}

/// The same by its series, from 16 on.
private func stirlingSeries(_ x: Double) -> Double {
    let square = 1 / (x * x)
    var series = 0.0
    for coefficient in stirling.reversed() { series = series * square + coefficient }
    return series / x
}

/// B₂ₖ / (2k (2k − 1)) of Bernoulli's numbers, k from 1.
private let stirling: [Double] = [
    0.083333333333333333, -0.0027777777777777778, 0.00079365079365079365, -0.00059523809523809524,
    0.00084175084175084175, -0.0019175269175269175, 0.0064102564102564103, -0.029550653594771242,
]

/// ½ ln 2π.
let halfLogOfTwoPi = 0.91893853320467274178
