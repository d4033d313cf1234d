/// A picture that the author's Markdown shows: a file beside the notebook.
package struct ImageFile: Hashable, Sendable {
    /// Its path, relative to the notebook.
    package var path: String
    /// The address as the Markdown has it.
    package var written: String
    /// The address as cmark writes it into an attribute.
    package var address: String
    /// What is said where it cannot be seen.
    package var alternative: String
    /// Where the Markdown names it.
    package var position: Position
}
