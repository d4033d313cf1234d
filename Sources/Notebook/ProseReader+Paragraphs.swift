internal import CCMark
internal import Document

extension ProseReader {
    /// A paragraph, or the table or figure that it is.
    mutating func paragraph(_ node: MarkdownNode, _ lines: ClosedRange<Int>, _ fragment: Fragment) -> [BlockNode] {
        if let blocks = table(node, lines, fragment) { return blocks }
        if let figure = figure(node, fragment) { return [BlockNode(.figure(figure), lines: lines)] }
        if node.firstChild?.type == CMARK_NODE_TEXT, node.firstChild?.literal.hasPrefix(":::") == true {
            warn(
                fragment.place(node.start),
                "found `:::`, which is text here; expected it at the top level, or a callout as a quote that begins with `[!NOTE]`"
            )
        }
        if let meaning = nestedMeaning(node) {
            warn(
                fragment.place(Position(line: meaning, column: node.start.column)),
                "found what a term means, which is text here; expected it at the top level")
        }
        return [BlockNode(.paragraph(inlines(of: node, fragment)), lines: lines)]
    }

    /// The running text below a block.
    mutating func inlines(of node: MarkdownNode, _ fragment: Fragment) -> [InlineNode] {
        var source = BlockText(node, fragment.math.lines)
        return inlines(node.children[...], &source, fragment, isInLink: false)
    }

    mutating func heading(_ node: MarkdownNode, _ fragment: Fragment) -> HeadingNode {
        let (attributes, written) = takeAttributes(node)
        let text = node.children.filter { !($0.type == CMARK_NODE_CODE && expression($0) != nil) }.map(\.text).joined()
        var source = BlockText(node, fragment.math.lines)
        let children = inlines(node.children[...], &source, fragment, isInLink: false)
        if let label = attributes.id, let kind = labelKind(label), kind != "sec" {
            report(
                fragment.place(node.start),
                "label \"\(label)\" is on a heading; expected sec-, then lower-case letters, digits and hyphens")
        }
        let (start, end) = (source.index, min(source.index + written.utf8.count, source.bytes.count))
        let range = written.isEmpty ? nil : fragment.range(source.end(at: start), source.end(at: end))
        for name in attributes.values.keys.sorted() {
            warn(
                range?.start ?? fragment.place(node.start),
                "`\(name)` of a heading is not known, and does nothing; expected {#sec-name} or {.class}")
        }
        return HeadingNode(
            level: node.headingLevel, id: unique(attributes.id ?? slug(text)), label: attributes.id,
            classes: attributes.classes, children: children, attributes: range)
    }
}

private extension ProseReader {
    /// The line below a term alone on its line in a list or a quote that begins with a colon as what it means.
    func nestedMeaning(_ node: MarkdownNode) -> Int? {
        guard node.parent?.type == CMARK_NODE_ITEM || node.parent?.type == CMARK_NODE_BLOCK_QUOTE else { return nil }
        let line = node.children.drop { $0.type != CMARK_NODE_SOFTBREAK }.dropFirst().first
        return line?.type == CMARK_NODE_TEXT && line?.literal.hasPrefix(": ") == true ? node.start.line + 1 : nil
    }

    /// Takes `{#sec-x .class}` off a heading's end; gives it with the space before it.
    func takeAttributes(_ node: MarkdownNode) -> (Attributes, source: String) {
        guard let last = node.children.last, last.type == CMARK_NODE_TEXT,
            let (attributes, source) = Attributes.trailing(last.literal)
        else {
            return (Attributes(), "")
        }
        last.setLiteral(String(last.literal.dropLast(source.count)))
        return (attributes, source)
    }

    /// GitHub's name for a heading: lower case, letters, digits and hyphens, spaces becoming hyphens.
    func slug(_ text: String) -> String {
        // What is computed leaves the spaces around it.
        let words = text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        let kept = String(words).lowercased().compactMap { letter -> Character? in
            letter == " " ? "-" : letter.isLetter || letter.isNumber || letter == "-" || letter == "_" ? letter : nil
        }
        return kept.isEmpty ? "section" : String(kept)
    }
}
