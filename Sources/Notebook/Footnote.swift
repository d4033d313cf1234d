/// A note that the text refers to as `[^label]`.
package struct Footnote: Hashable, Sendable {
    package var label: String
    /// Its place in the order of first references, 1 for the first.
    package var number: Int
    /// The Markdown's blocks, as HTML.
    package var content: Content
    /// How often the text refers to it.
    package var referenceCount = 0
    /// The note's lines in the source.
    package var lines: ClosedRange<Int>
    package var spans: [Prose.Span]

    /// One reference to a note.
    package struct Mark: Hashable, Sendable {
        package var label: String
        package var number: Int
        /// Which of the references to this note it is, 1 for the first.
        package var occurrence: Int
    }
}
