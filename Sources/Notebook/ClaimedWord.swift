package import Document
package import Statistics

/// Words of the prose that rest on a claim: `[faster](@clm-speed)`, or `[no faster](@clm-speed "refuted")`. They are
/// wrong where its verdict is another.
package struct ClaimedWord: Hashable, Sendable {
    /// The words as plain text.
    package var text: String
    /// The label of the claim.
    package var label: String
    /// What the claim must be: supported unless the link's title says otherwise.
    package var verdict: Verdict
    /// Where the words' first byte stands.
    package var position: Position
}
