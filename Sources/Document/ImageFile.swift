/// A picture that the author's Markdown shows: a file beside the notebook.
package struct ImageFile: Hashable, Sendable {
    /// Its path, relative to the notebook.
    package var path: String
    /// The address as the Markdown has it, without escapes.
    package var written: String
    /// Where the Markdown names it.
    package var position: Position

    /// The file at `path`, which the Markdown names as `written` at `position`.
    package init(path: String, written: String, position: Position) {
        self.path = path
        self.written = written
        self.position = position
    }
}
