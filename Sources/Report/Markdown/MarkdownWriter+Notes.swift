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

    /// A division: a callout is GitHub's, of others the contents stand.
    mutating func text(_ division: DivisionNode, _ texts: [String]) -> String {
        let anchor = division.id.map { ["<a id=\"\(escaped($0))\"></a>"] } ?? []
        let inner = texts.filter { !$0.isEmpty }
        guard case .callout(let kind) = division.kind else { return (anchor + inner).joined(separator: "\n\n") }
        let changes = division.title.flatMap(\.all).flatMap { edits($0) }
        var title: [String] = []
        if let own = division.titleSource {
            let source = AnnotatedSource([own])
            title = ["**\(source.text(source.whole, changes))**"]
        } else if let first = division.title.first, let last = division.title.last {
            title = ["**\(source.text(SourceRange(start: first.range.start, end: last.range.end), changes))**"]
        }
        let lines = "[!\(kind.rawValue)]\n" + (title + inner).joined(separator: "\n\n")
        let quoted = lines.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? ">" : "> \($0)" }
        return (anchor + [quoted.joined(separator: "\n")]).joined(separator: "\n\n")
    }

    /// A term in bold, and what it means as items of a list, since GitHub knows no others.
    func definitionEdits(_ block: BlockNode) -> [AnnotatedSource.Edit] {
        guard case .definitions(let items) = block.kind else { return [] }
        return items.flatMap { item -> [AnnotatedSource.Edit] in
            let colons = item.marks.map { AnnotatedSource.Edit(range: $0, text: "-") }
            guard let first = item.term.first?.range.start, let last = item.term.last?.range.end else { return colons }
            let isBold = item.term.count == 1 && { if case .strong = $0.kind { true } else { false } }(item.term[0])
            let ends = [first, last].map { AnnotatedSource.Edit(range: SourceRange(start: $0, end: $0), text: "**") }
            return colons + (isBold ? [] : ends)
        }
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

extension Position {
    /// As many columns further on the same line.
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
