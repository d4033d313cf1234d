/// How likely a paired t test is to see a difference that is there, and how many pairs it takes. An effect is in
/// standard deviations of the differences; the column `power` of pingouin 0.7.0's paired test is by the groups' pooled
/// deviation, and so of another test (`findings/pingouin-paired-power.sh`).
public enum Power {
    /// The probability that a two-sided paired t test over `count` ≥ 2 pairs rejects at level `alpha` where the true
    /// difference is `effect` standard deviations of the differences.
    /// - Precondition: `alpha` is above 0 and below 1.
    public static func pairedTTest(
        effect: Double, count: Int, alpha: Double = 0.05, file: StaticString = #fileID, line: UInt = #line
    ) -> Double {
        checkCount(count, atLeast: 2, "Power: the number of pairs", file, line)
        checkShare(alpha, "Power: an alpha", file, line)
        let delta = effect.magnitude * Double(count).squareRoot()
        guard delta < 37 else { return delta.isNaN ? .nan : 1 }
        let critical = StudentT.quantile(1 - alpha / 2, degreesOfFreedom: count - 1)
        func below(_ t: Double) -> Double {
            NoncentralT.cumulative(t, degreesOfFreedom: count - 1, noncentrality: delta)
        }
        return 1 - below(critical) + below(-critical)
    }

    /// The least number of pairs with which a paired t test reaches `power`; `nil` for more than 10 000.
    /// - Precondition: `power` and `alpha` are above 0 and below 1.
    public static func pairs(
        effect: Double, power: Double = 0.8, alpha: Double = 0.05, file: StaticString = #fileID, line: UInt = #line
    ) -> Int? {
        checkShare(power, "Power: a power", file, line)
        checkShare(alpha, "Power: an alpha", file, line)
        func suffices(_ count: Int) -> Bool { pairedTTest(effect: effect, count: count, alpha: alpha) >= power }
        guard effect.isFinite, effect != 0, suffices(most) else { return nil }
        var (low, high) = (1, most)
        while high - low > 1 {
            let middle = (low + high) / 2
            if suffices(middle) { high = middle } else { low = middle }
        }
        return high
    }

    private static let most = 10_000
}
