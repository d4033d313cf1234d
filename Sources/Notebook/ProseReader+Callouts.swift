internal import CCMark
internal import Document
internal import Spelling

extension ProseReader {
    /// A quote, or the callout whose first line `[!NOTE]` makes it one.
    mutating func quote(_ node: MarkdownNode, _ fragment: Fragment) -> BlockNode.Kind {
        guard let kind = calloutKind(node, fragment) else { return .quote(children(of: node, fragment)) }
        var blocks = children(of: node, fragment)
        if let first = blocks.first, case .paragraph(let inlines) = first.kind {
            let rest = inlines.drop { $0.kind != .softBreak && $0.kind != .lineBreak }.dropFirst()
            blocks[0].kind = .paragraph(Array(rest))
            if rest.isEmpty { blocks.removeFirst() }
        }
        return .callout(kind, blocks)
    }
}

private extension ProseReader {
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
        let kind = CalloutKind(rawValue: name.uppercased())
        let known = CalloutKind.allCases.map(\.rawValue)
        if kind != nil, isAlone { return kind }
        if kind != nil {
            report(
                fragment.place(first.start),
                "found text behind `[!\(name)]`; expected the callout's text on the next line")
        } else if isAlone, !name.isEmpty, name.allSatisfy(\.isLetter) {
            report(
                fragment.place(first.start),
                "unknown callout \"\(name)\"; \(expectedOne(of: known))",
                suggestion(for: name, among: known))
        }
        return nil
    }
}
