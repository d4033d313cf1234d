internal import Document

/// A piece of Markdown that is parsed by itself: the document, a caption, a table's cell, a footnote.
struct Fragment {
    /// Its lines as they are written.
    let lines: [String]
    /// What cmark reads: the same lines with mathematics hidden.
    let math: MathMask
    /// Turns a place in `lines` into one in the notebook.
    var place: (Position) -> Position = { $0 }
    /// Whether ranges in the tree are places in `lines`.
    var hasOwnRanges = false

    /// What stands between two places in `lines`, as the tree tells it.
    func range(_ start: Position, _ end: Position) -> SourceRange {
        hasOwnRanges ? SourceRange(start: start, end: end) : SourceRange(start: place(start), end: place(end))
    }
}
