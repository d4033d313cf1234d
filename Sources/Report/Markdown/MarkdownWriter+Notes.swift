internal import Document
internal import Notebook

/// What GitHub's Markdown has in another form.
extension MarkdownWriter {
    /// A note that stands within its line, as one below the text.
    mutating func inlineNote(_ note: Footnote, _ source: AnnotatedSource, _ range: SourceRange) -> String {
        let words = SourceRange(start: range.start.moved(by: 2), end: range.end.moved(by: -1))
        let inlines = note.blocks.flatMap(\.inlines)
        let changes = inlines.flatMap(\.all).flatMap { edits($0) } + inlines.joins
        return "[^\(note.label)]: " + source.text(words, changes)
    }

    /// Puts a callout's own title below its mark, beside which GitHub knows none.
    func titleEdit(_ block: BlockNode) -> [AnnotatedSource.Edit] {
        guard case .callout(let callout) = block.kind, let first = callout.title.first, let last = callout.title.last,
            report.notebook.lines.indices.contains(first.range.start.line - 1)
        else { return [] }
        let line = report.notebook.lines[first.range.start.line - 1].utf8
        let before = line.prefix(callout.mark.start.column - 1).map { $0 == 62 || $0 == 9 ? $0 : 32 }
        let prefix = String(decoding: before, as: UTF8.self)
        let end = SourceRange(start: last.range.end, end: last.range.end)
        let isLast = callout.blocks.isEmpty
        return [
            .init(range: callout.mark, text: "[!\(callout.kind.rawValue)]\n\(prefix)**"),
            .init(range: end, text: isLast ? "**" : "**\n" + prefix.trimmedEnd),
        ]
    }
}

extension SourceRange {
    /// What puts two texts in the place of signs of so many bytes at both ends.
    func marks(_ count: Int, as opening: String, _ closing: String) -> [AnnotatedSource.Edit] {
        [
            .init(range: SourceRange(start: start, end: start.moved(by: count)), text: opening),
            .init(range: SourceRange(start: end.moved(by: -count), end: end), text: closing),
        ]
    }
}

private extension Position {
    func moved(by columns: Int) -> Position { Position(line: line, column: column + columns) }
}

private extension [InlineNode] {
    /// What makes one line of several: a break, and what stands before the next line, becomes a space.
    var joins: [AnnotatedSource.Edit] {
        zip(self, dropFirst()).compactMap { node, next in
            guard node.kind == .softBreak || node.kind == .lineBreak else { return nil }
            return .init(range: SourceRange(start: node.range.start, end: next.range.start), text: " ")
        } + flatMap(\.children.joins)
    }
}

private extension String {
    var trimmedEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
