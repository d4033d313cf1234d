internal import CCMark
internal import Document
internal import Spelling

extension ProseReader {
    /// A quote, or the callout whose first line `[!NOTE]` makes it one.
    mutating func quote(_ node: MarkdownNode, _ fragment: Fragment) -> BlockNode.Kind {
        guard let kind = calloutKind(node, fragment) else { return .quote(children(of: node, fragment)) }
        var blocks = children(of: node, fragment)
        guard let first = blocks.first, case .paragraph(let inlines) = first.kind, let mark = inlines.first else {
            return .quote(blocks)
        }
        let line = inlines.prefix { $0.kind != .softBreak && $0.kind != .lineBreak }
        let rest = inlines.dropFirst(line.count + 1)
        blocks[0].kind = .paragraph(Array(rest))
        if rest.isEmpty { blocks.removeFirst() }
        let (title, start) = title(Array(line))
        let range = SourceRange(start: mark.range.start, end: start)
        return .callout(CalloutNode(kind: kind, title: title, blocks: blocks, mark: range))
    }
}

private extension ProseReader {
    /// What stands behind `[!NOTE]` in its line, and where that begins.
    func title(_ line: [InlineNode]) -> ([InlineNode], Position) {
        guard case .text(let text)? = line.first?.kind, let close = text.firstIndex(of: "]") else {
            return ([], line[0].range.end)
        }
        let rest = text[text.index(after: close)...].drop { $0 == " " }
        let start = line[0].range.start
        let place = Position(line: start.line, column: start.column + text.utf8.count - rest.utf8.count)
        if rest.isEmpty { return (Array(line.dropFirst()), place) }
        let words = InlineNode(.text(String(rest)), SourceRange(start: place, end: line[0].range.end))
        return ([words] + line.dropFirst(), place)
    }

    /// The kind in a quote's first line; `nil` for an ordinary quote.
    mutating func calloutKind(_ quote: MarkdownNode, _ fragment: Fragment) -> CalloutKind? {
        guard let paragraph = quote.firstChild, paragraph.type == CMARK_NODE_PARAGRAPH,
            let first = paragraph.firstChild,
            first.type == CMARK_NODE_TEXT
        else { return nil }
        let line = first.literal
        guard line.hasPrefix("[!"), let close = line.firstIndex(of: "]") else { return nil }
        let name = String(line.dropFirst(2).prefix { $0 != "]" })
        let isAlone = line[close...].dropFirst().allSatisfy { $0 == " " }
        if let kind = CalloutKind(rawValue: name.uppercased()) { return kind }
        let known = CalloutKind.allCases.map(\.rawValue)
        if isAlone, !name.isEmpty, name.allSatisfy(\.isLetter) {
            report(
                fragment.place(first.start),
                "unknown callout \"\(name)\"; \(expectedOne(of: known))",
                suggestion(for: name, among: known))
        }
        return nil
    }
}
