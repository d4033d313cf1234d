/// Student's t test of paired differences against a mean: exact where the differences are normal. Differences without
/// a spread (below a trillionth of their size, which is rounding) tell nothing of a distribution: their p is that of
/// sign flips, 2⁻ⁿ on one side, where R's `t.test` stops and SciPy gives 0.
public struct PairedTTest: Hashable, Sendable {
    /// The mean's distance from the null hypothesis in standard errors; ±∞ where all differences are alike and not
    /// that mean, 0 where they are, within rounding.
    public var t: Double
    /// One less than the number of pairs.
    public var degreesOfFreedom: Int
    /// Whether the differences are not all alike.
    public let hasSpread: Bool

    /// The test that `differences` have the mean `mean`; `nil` for fewer than two, or where one is not finite.
    public init?(_ differences: [Double], mean: Double = 0) {
        let (values, exponent) = differences.normalized
        guard differences.allSatisfy(\.isFinite), !mean.isNaN, let deviation = values.standardDeviation else {
            return nil
        }
        let distance = roundedDifference(values.mean, mean.timesTwo(toThe: -exponent))
        t = distance == 0 ? 0 : distance / (deviation / Double(values.count).squareRoot())
        degreesOfFreedom = differences.count - 1
        hasSpread = deviation > 0
    }

    /// The probability of a t at least as far from zero, in the direction of `alternative`, where the null hypothesis
    /// holds.
    public func pValue(_ alternative: Alternative = .twoSided) -> Double {
        guard hasSpread else { return withoutSpread(alternative) }
        return switch alternative {
        case .twoSided: 2 * StudentT.tail(t.magnitude, degreesOfFreedom: degreesOfFreedom)
        case .less: StudentT.tail(-t, degreesOfFreedom: degreesOfFreedom)
        case .greater: StudentT.tail(t, degreesOfFreedom: degreesOfFreedom)
        }
    }
}

private extension PairedTTest {
    /// Of as many coins as there are pairs, all fell on the same side.
    func withoutSpread(_ alternative: Alternative) -> Double {
        let least = SignFlipTest.leastPValue(count: degreesOfFreedom + 1)
        return switch alternative {
        case .twoSided: t == 0 ? 1 : least
        case .less: t < 0 ? least / 2 : 1
        case .greater: t > 0 ? least / 2 : 1
        }
    }
}
