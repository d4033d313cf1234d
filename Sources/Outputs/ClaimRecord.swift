/// A claim with its verdict, as a reader sees it.
package struct ClaimRecord: Codable, Hashable, Sendable {
    package var statement: String
    /// "supported", "refuted" or "undecided".
    package var verdict: String
    /// Left minus right, with its 95 % interval.
    package var difference: Value
    /// The rule in words, and what the verdict rests on.
    package var explanation: String

    package init(statement: String, verdict: String, difference: Value, explanation: String) {
        self.statement = statement
        self.verdict = verdict
        self.difference = difference
        self.explanation = explanation
    }
}
