/// Student's t test of paired differences against a mean: exact where the differences are normal.
public struct PairedTTest: Hashable, Sendable {
    /// The mean's distance from the null hypothesis in standard errors; ±∞ where all differences are alike and not
    /// zero, 0 where all are zero.
    public var t: Double
    /// One less than the number of pairs.
    public var degreesOfFreedom: Int

    /// The test that `differences` have the mean `mean`; `nil` for fewer than two, or where one is not finite.
    public init?(_ differences: [Double], mean: Double = 0) {
        guard differences.allSatisfy(\.isFinite), !mean.isNaN, let deviation = differences.standardDeviation else {
            return nil
        }
        let distance = differences.mean - mean
        t = distance == 0 ? 0 : distance / (deviation / Double(differences.count).squareRoot())
        degreesOfFreedom = differences.count - 1
    }

    /// The probability of a t at least as far from zero, in the direction of `alternative`, where the null hypothesis
    /// holds.
    public func pValue(_ alternative: Alternative = .twoSided) -> Double {
        switch alternative {
        case .twoSided: 2 * StudentT.tail(t.magnitude, degreesOfFreedom: degreesOfFreedom)
        case .less: StudentT.tail(-t, degreesOfFreedom: degreesOfFreedom)
        case .greater: StudentT.tail(t, degreesOfFreedom: degreesOfFreedom)
        }
    }
}
