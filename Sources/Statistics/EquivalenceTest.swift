/// Two one-sided t tests that a mean difference lies within a margin on both sides (Schuirmann 1987).
public struct EquivalenceTest: Hashable, Sendable {
    private let lower: PairedTTest
    private let upper: PairedTTest

    /// The tests that the mean of `differences` is above −`margin` and below `margin`; `nil` for fewer than two, or
    /// where one is not finite.
    public init?(_ differences: [Double], margin: Double) {
        guard let lower = PairedTTest(differences, mean: -margin), let upper = PairedTTest(differences, mean: margin)
        else { return nil }
        (self.lower, self.upper) = (lower, upper)
    }

    /// The larger of both tests' p: below 0.05 where the 90 % interval lies within the margin.
    public var pValue: Double { max(lower.pValue(.greater), upper.pValue(.less)) }
}
