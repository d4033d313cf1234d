internal import Document

/// The words of a paragraph, with the place of each of their bytes. What is no text, as code, formulas and values, is a dot.
struct ProseText {
    private(set) var text = ""
    /// Of each byte of `text`.
    private var places: [Position] = []
    /// The bytes of citations, which answer for their sentences.
    private(set) var citations: [Int] = []
    /// Whether words of it, or a reference, lead to a claim.
    private(set) var namesClaim = false
    /// HTML in it: comments say where something is from.
    private(set) var html: [String] = []
    /// Whether a value of the notebook's own is in it.
    private(set) var hasValues = false

    /// `place` turns a range's places into the notebook's.
    init(_ inlines: [InlineNode], place: (Position) -> Position = { $0 }) {
        for inline in inlines { take(inline, place) }
    }

    /// Where a letter of `text` stands.
    func place(of index: String.Index) -> Position {
        let offset = text.utf8.distance(from: text.startIndex, to: index)
        return places[min(offset, places.count - 1)]
    }

    /// Whether a work is cited in a part of `text`.
    func cites(in part: Substring) -> Bool {
        let start = text.utf8.distance(from: text.startIndex, to: part.startIndex)
        return citations.contains { (start..<start + part.utf8.count).contains($0) }
    }
}

private extension ProseText {
    mutating func take(_ inline: InlineNode, _ place: (Position) -> Position) {
        let start = inline.range.start
        switch inline.kind {
        case .text(let words):
            // Where there are escapes, a place is that of the words' beginning.
            let isPlain = inline.range.end == Position(line: start.line, column: start.column + words.utf8.count)
            text += words
            places += words.utf8.indices.enumerated().map { offset, _ in
                place(isPlain ? Position(line: start.line, column: start.column + offset) : start)
            }
        case .softBreak, .lineBreak: add("\n", place(start))
        case .emphasis, .strong, .strikethrough, .lowered, .raised: for child in inline.children { take(child, place) }
        case .link(let link):
            if link.claim != nil { namesClaim = true }
            // An address that stands for itself is no text.
            if link.target.start == link.target.end, link.claim == nil { return add("·", place(start)) }
            for child in inline.children { take(child, place) }
        case .rawHTML(let tag): html.append(tag.text)
        case .reference(let reference):
            if reference.labels.contains(where: { $0.hasPrefix("clm-") }) { namesClaim = true }
            add("·", place(start))
        case .citation:
            citations.append(text.utf8.count)
            add("·", place(start))
        case .value, .quoted: hasValues = true; add("·", place(start))
        case .code, .image, .footnote, .formula, .taskBox: add("·", place(start))
        }
    }

    mutating func add(_ sign: String, _ place: Position) {
        text += sign
        places += Array(repeating: place, count: sign.utf8.count)
    }
}
