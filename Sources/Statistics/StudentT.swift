/// Student's t distribution for whole degrees of freedom, by arithmetic that gives the same bits on every machine.
public enum StudentT {
    /// P(T ≤ t), NaN for NaN, by the finite trigonometric series (Abramowitz and Stegun 26.7.3 and 26.7.4), which many
    /// thousand degrees of freedom make long: then by the tail.
    /// - Precondition: `degreesOfFreedom` ≥ 1.
    public static func cumulative(
        _ t: Double, degreesOfFreedom: Int, file: StaticString = #fileID, line: UInt = #line
    ) -> Double {
        checkCount(degreesOfFreedom, atLeast: 1, "StudentT: the degrees of freedom", file, line)
        if t.isNaN { return t }
        if t.isInfinite { return t < 0 ? 0 : 1 }
        guard degreesOfFreedom <= longestSeries else {
            let tail = tail(t.magnitude, degreesOfFreedom: degreesOfFreedom)
            return t < 0 ? tail : 1 - tail
        }
        return 0.5 + 0.5 * (t < 0 ? -central(-t, degreesOfFreedom) : central(t, degreesOfFreedom))
    }

    /// P(T > t), small tails with their relative precision.
    /// - Precondition: `degreesOfFreedom` ≥ 1.
    public static func tail(
        _ t: Double, degreesOfFreedom: Int, file: StaticString = #fileID, line: UInt = #line
    ) -> Double {
        checkCount(degreesOfFreedom, atLeast: 1, "StudentT: the degrees of freedom", file, line)
        if t == 0 { return 0.5 }
        guard t > 0, t.isFinite else { return 1 - cumulative(t, degreesOfFreedom: degreesOfFreedom) }
        let freedom = Double(degreesOfFreedom)
        let hypotenuse = freedom + t * t
        // 1 − ν/(ν + t²) would lose a small t.
        return regularizedBeta(freedom / hypotenuse, complement: t * t / hypotenuse, freedom / 2, 0.5) / 2
    }

    /// The t with P(T ≤ t) = `probability`, by bisection to the last bit, small probabilities with their relative
    /// precision; infinite at 0 and 1, NaN beyond them.
    /// - Precondition: `degreesOfFreedom` ≥ 1.
    public static func quantile(
        _ probability: Double, degreesOfFreedom: Int, file: StaticString = #fileID, line: UInt = #line
    ) -> Double {
        checkCount(degreesOfFreedom, atLeast: 1, "StudentT: the degrees of freedom", file, line)
        if !(probability > 0 && probability < 1) { return infiniteQuantile(probability) }
        if probability == 0.5 { return 0 }
        // 1 − p forgets a small p, where the tail is compared; elsewhere the series is the more exact.
        let isSmall = probability < 1e-3
        func isReached(_ t: Double) -> Bool {
            isSmall
                ? tail(t, degreesOfFreedom: degreesOfFreedom) <= probability
                : cumulative(t, degreesOfFreedom: degreesOfFreedom) >= max(probability, 1 - probability)
        }
        var high = 1.0
        while !isReached(high), high < 1e300 { high *= 2 }
        let size = bisected(from: 0, to: high, isReached: isReached)
        return probability < 0.5 ? -size : size
    }
}

private extension StudentT {
    /// A power test's most pairs, and some.
    static let longestSeries = 100_000

    /// P(−t ≤ T ≤ t) for t ≥ 0, with θ = atan(t / √ν).
    static func central(_ t: Double, _ degreesOfFreedom: Int) -> Double {
        let freedom = Double(degreesOfFreedom)
        let hypotenuse = (freedom + t * t).squareRoot()
        let (sine, cosine) = (t / hypotenuse, freedom.squareRoot() / hypotenuse)
        let odd = degreesOfFreedom % 2 == 1
        var term = odd ? cosine : 1
        var sum = degreesOfFreedom == 1 ? 0 : term
        var k = odd ? 3 : 2
        while k <= degreesOfFreedom - 2 {
            term *= cosine * cosine * Double(k - 1) / Double(k)
            sum += term
            k += 2
        }
        return odd ? 2 / Double.pi * (arctangent(t / freedom.squareRoot()) + sine * sum) : sine * sum
    }

    /// atan(x) for x ≥ 0: reciprocal above 1, three halvings of the angle, then its Taylor series.
    static func arctangent(_ x: Double) -> Double {
        if x > 1 { return Double.pi / 2 - arctangent(1 / x) }
        var reduced = x
        for _ in 0..<3 { reduced /= 1 + (1 + reduced * reduced).squareRoot() }
        var (power, sum) = (reduced, 0.0)
        for k in 0..<12 {
            sum += (k % 2 == 0 ? power : -power) / Double(2 * k + 1)
            power *= reduced * reduced
        }
        return 8 * sum
    }
}
