/// A piece of Markdown that is parsed by itself: the document, a caption, a table's cell, a footnote.
struct Fragment {
    /// Its lines, with mathematics hidden.
    let lines: [String]
    let math: MathMask
    /// Turns a place in `lines` into one that `math` knows.
    var mathPlace: (Position) -> Position = { $0 }
    /// Turns a place in `lines` into one in the notebook.
    var place: (Position) -> Position = { $0 }
    /// Whether what output replaces is told by places in `lines`.
    var hasOwnSpans = false

    /// The piece of this fragment that holds `text` and begins at `start`, one line.
    func piece(_ text: String, at start: Position) -> Fragment {
        let shift = { (found: Position) in Position(line: start.line, column: start.column + found.column - 1) }
        let (place, mathPlace) = (place, mathPlace)
        return Fragment(lines: [text], math: math, mathPlace: { mathPlace(shift($0)) }, place: { place(shift($0)) })
    }

    /// What stands between two places in `lines`, to be replaced by `gap`.
    func span(_ start: Position, _ end: Position, _ gap: Gap) -> Prose.Span {
        hasOwnSpans
            ? Prose.Span(start: start, end: end, gap: gap) : Prose.Span(start: place(start), end: place(end), gap: gap)
    }
}
