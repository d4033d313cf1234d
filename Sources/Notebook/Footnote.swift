package import Document

/// A note that the text refers to as `[^label]`.
package struct Footnote: Hashable, Sendable {
    /// The author's name for it.
    package var label: String
    /// Its place in the order of first references, 1 for the first.
    package var number: Int
    /// What it says.
    package var blocks: [BlockNode]
    /// How often the text refers to it.
    package var referenceCount = 0
    /// The note's lines in the source.
    package var lines: ClosedRange<Int>
    /// Where it stands in its line as `^[words]`; `nil` for one below the text.
    package var inlineRange: SourceRange?
}
