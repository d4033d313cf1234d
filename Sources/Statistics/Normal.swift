/// The normal distribution with mean 0 and standard deviation 1, by arithmetic that gives the same bits on every
/// machine.
public enum Normal {
    /// P(Z ≤ z), NaN for NaN, good to about 1e-15; small tails keep their relative precision.
    public static func cumulative(_ z: Double) -> Double {
        if z.isNaN { return z }
        if z.isInfinite { return z < 0 ? 0 : 1 }
        return z < 0 ? tail(-z) : 1 - tail(z)
    }

    /// The z with P(Z ≤ z) = `probability`, by bisection to the last bit; infinite at 0 and 1, NaN beyond them.
    public static func quantile(_ probability: Double) -> Double {
        if !(probability > 0 && probability < 1) { return infiniteQuantile(probability) }
        if probability == 0.5 { return 0 }
        if probability > 0.5 { return -quantile(1 - probability) }
        return -bisected(from: 0, to: 40) { tail($0) <= probability }
    }
}

private extension Normal {
    /// P(Z > z) for z ≥ 0: the series of the density's integral near the middle, a continued fraction (Abramowitz and
    /// Stegun 26.2.14) beyond.
    static func tail(_ z: Double) -> Double {
        let density = exponential(-z * z / 2) / 2.5066282746310005
        guard z < 3 else {
            var fraction = z
            for step in stride(from: 200.0, through: 1, by: -1) { fraction = z + step / fraction }
            return density / fraction
        }
        var (term, sum, odd) = (z, z, 1.0)
        while term > sum * 1e-18 {
            odd += 2
            term *= z * z / odd
            sum += term
        }
        return 0.5 - density * sum
    }
}

/// The least number between `low` and `high` at which `isReached` holds, to the last bit; it must hold from there on.
func bisected(from low: Double, to high: Double, isReached: (Double) -> Bool) -> Double {
    var (low, high) = (low, high)
    while true {
        let middle = low + (high - low) / 2
        if middle <= low || middle >= high { return high }
        if isReached(middle) { high = middle } else { low = middle }
    }
}

/// The quantile of a distribution without ends at a probability that is not within 0 and 1.
func infiniteQuantile(_ probability: Double) -> Double {
    if probability == 0 { return -.infinity }
    return probability == 1 ? .infinity : .nan
}
