/// A share counted on one test set: so many samples out of so many.
public struct Proportion: Hashable, Sendable {
    /// How often it came about.
    public var successes: Int
    /// How often it could have.
    public var trials: Int

    /// - Precondition: 0 ≤ `successes` ≤ `trials`, and there is a trial.
    public init(_ successes: Int, of trials: Int, file: StaticString = #fileID, line: UInt = #line) {
        guard trials > 0, (0...trials).contains(successes) else {
            fatalError(
                "Proportion: \(successes) of \(trials); expected at least one trial, and 0 to as many successes",
                file: file, line: line)
        }
        (self.successes, self.trials) = (successes, trials)
    }

    /// The successes per trial, 0 to 1.
    public var share: Double { Double(successes) / Double(trials) }

    /// Wilson's score interval (1927), which stays within 0 and 1. It speaks of the test set alone: another seed is
    /// another matter.
    /// - Precondition: `confidence` is above 0 and below 1.
    public func wilsonInterval(
        confidence: Double = 0.95, file: StaticString = #fileID, line: UInt = #line
    ) -> ClosedRange<Double> {
        checkShare(confidence, "Proportion: a confidence", file, line)
        let (n, z) = (Double(trials), Normal.quantile(0.5 + confidence / 2))
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        // None and all reach the ends on paper, where rounding stops short of them.
        return (successes == 0 ? 0 : max(0, middle - half))...(successes == trials ? 1 : min(1, middle + half))
    }
}
