internal import Outputs
package import Statistics

/// A claim at its place in the report.
package struct NumberedClaim: Sendable {
    /// "Claim 3".
    package var name: String
    /// The label of its block; `nil` for none.
    package var label: String?
    /// The block that shows it, and the place among what that shows.
    var block: Int
    var output: Int
    /// What is claimed, in the author's words.
    package var statement: String
    /// What the evidence says of it.
    package var verdict: Verdict
    /// "−0.1 ± 0.4 pp".
    package var difference: String
    /// Whether it is about measured times, which differ from run to run.
    var isVolatile: Bool
    /// Holm's p over all claims of the notebook; `nil` where there is none.
    package var adjustedPValue: Double?

    init(name: String, label: String?, block: Int, output: Int, _ record: ClaimRecord) {
        (self.name, self.label, self.block, self.output) = (name, label, block, output)
        (statement, verdict, isVolatile) = (record.statement, record.verdict, record.difference.isVolatile)
        // In a table's cell it stays on one line.
        (difference, adjustedPValue) = (
            record.difference.textWithUnit.replacing(" ", with: "\u{00A0}"), record.adjustedPValue
        )
    }
}
