internal import Document

/// What stands between two signs: words that are struck through, lowered or raised, and notes within their lines.
extension ProseReader {
    /// The running text that pieces make.
    mutating func paired(_ pieces: [TextPiece], _ fragment: Fragment) -> [InlineNode] {
        var text = PairedText()
        for piece in pieces {
            switch piece {
            case .node(let node): text.nodes.append(node)
            case .mark(let mark, let range, let opens, let closes):
                guard closes, let opening = text.opening(of: mark) else {
                    if mark == .note, text.noteCount == mostLevels {
                        report(
                            range.start, in: fragment,
                            "found more than \(mostLevels) levels of nested notes; expected fewer")
                        return text.joined
                    }
                    text.open(mark, range, opens)
                    continue
                }
                let between = text.take(from: opening)
                let whole = SourceRange(start: opening.range.start, end: range.end)
                text.nodes.append(contentsOf: paired(between, opening, whole, range, fragment))
            }
        }
        if let open = text.openings.first(where: { $0.mark == .note }) {
            report(open.range.start, in: fragment, "the note is never closed; expected `]`, or \\^[ for text")
        }
        return text.joined
    }
}

private extension ProseReader {
    /// What a pair makes of the nodes between its signs.
    mutating func paired(
        _ between: [InlineNode], _ opening: PairedText.Opening, _ whole: SourceRange, _ closing: SourceRange,
        _ fragment: Fragment
    ) -> [InlineNode] {
        switch opening.mark {
        case .strikethrough: return [InlineNode(.strikethrough(between), whole)]
        case .lowered: return [InlineNode(.lowered(between), whole)]
        case .raised: return [InlineNode(.raised(between), whole)]
        case .note:
            if between.allSatisfy(\.isBlank) {
                report(
                    whole.start, in: fragment, "the note says nothing; expected words in `^[words]`, or \\^[ for text")
            }
            if fragment.hasOwnRanges {
                report(
                    whole.start, in: fragment,
                    "found a note within an option's words; expected `[^label]`, and `[^label]: words` below the text")
            }
            return footnotes.end(between, whole).map { [InlineNode(.footnote($0), whole)] } ?? between
        case .opening, .closing:
            return [InlineNode(.text("["), opening.range)] + between + [InlineNode(.text("]"), closing)]
        }
    }

    /// Reports at a place of the tree.
    mutating func report(_ place: Position, in fragment: Fragment, _ message: String) {
        report(fragment.hasOwnRanges ? fragment.place(place) : place, message)
    }
}

/// Text in which signs wait for those that close them.
private struct PairedText {
    /// A sign that may be closed, and its index among the nodes.
    struct Opening {
        var mark: PairedMark
        var range: SourceRange
        var index: Int
    }

    var nodes: [InlineNode] = []
    private(set) var openings: [Opening] = []
    /// How many notes are open.
    var noteCount: Int { openings.count { $0.mark == .note } }

    /// A sign that closes nothing: text, which may be closed later.
    mutating func open(_ mark: PairedMark, _ range: SourceRange, _ opens: Bool) {
        if opens {
            if mark != .note, mark != .opening { openings.removeAll { $0.mark == mark } }
            openings.append(Opening(mark: mark, range: range, index: nodes.count))
        }
        nodes.append(InlineNode(.text(mark.rawValue), range))
    }

    /// The last sign that such a one closes.
    func opening(of mark: PairedMark) -> Opening? {
        guard let opening = openings.last(where: { mark.opened.contains($0.mark) }) else { return nil }
        let between = nodes[(opening.index + 1)...]
        if mark.isWithinWord, between.isEmpty || between.flatMap(\.all).contains(where: \.hasSpace) { return nil }
        return opening
    }

    /// Takes what stands behind a sign, and the sign.
    mutating func take(from opening: Opening) -> [InlineNode] {
        let between = PairedText(nodes: Array(nodes[(opening.index + 1)...])).joined
        nodes.removeSubrange(opening.index...)
        openings.removeAll { $0.index >= opening.index }
        return between
    }

    /// The nodes; text that only a sign parted, which nothing closed, is one.
    var joined: [InlineNode] {
        nodes.reduce(into: []) { joined, node in
            guard case .text(let text) = node.kind, let last = joined.last, case .text(let before) = last.kind,
                last.range.end == node.range.start
            else { return joined.append(node) }
            let range = SourceRange(start: last.range.start, end: node.range.end)
            joined[joined.count - 1] = InlineNode(.text(before + text), range)
        }
    }
}

private extension InlineNode {
    /// Whether it is white space alone.
    var isBlank: Bool {
        switch kind {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .softBreak, .lineBreak: true
        default: false
        }
    }

    /// Whether white space stands in its text.
    var hasSpace: Bool {
        switch kind {
        case .text(let text): text.contains { $0 == " " || $0 == "\t" || $0.isNewline }
        case .softBreak, .lineBreak: true
        default: false
        }
    }
}
