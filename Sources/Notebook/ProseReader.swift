internal import CCMark

/// Turns cmark's nodes into prose: takes inline values, references and mathematics out of the tree, and keeps their places.
struct ProseReader {
    let math: MathMask
    /// The lines as the author wrote them, for the length of what output replaces.
    let lines: [String]
    /// Inline values found so far, in the order they were read.
    var inlines: [Inline] = []
    /// References found so far.
    var references: [(label: String, position: Position)] = []
    var equations: [(label: String, position: Position)] = []
    private var usedIDs: [String: Int] = [:]

    init(math: MathMask, lines: [String]) {
        self.math = math
        self.lines = lines
    }

    /// A top-level node as prose.
    mutating func prose(_ node: MarkdownNode) -> Prose {
        let lines = node.start.line...max(node.start.line, node.end.line)
        if node.type == CMARK_NODE_HEADING { return heading(node, lines) }
        if node.type == CMARK_NODE_PARAGRAPH, let table = PipeTable(lines: lines.map { math.lines[$0 - 1] }) { return prose(table, lines) }
        var (gaps, spans) = ([Gap](), [Prose.Span]())
        let content = content(node, &gaps, &spans)
        return Prose(lines: lines, content: content, heading: nil, spans: spans)
    }

    /// A caption: Markdown of one paragraph, whose text starts at `position`.
    mutating func caption(_ text: String, _ position: Position) -> Content {
        withMarkdown(text) { document in
            var (gaps, spans) = ([Gap](), [Prose.Span]())
            let shift = { (found: Position) in Position(line: position.line, column: position.column + found.column - 1) }
            return content(document, &gaps, &spans, shift).withoutParagraph
        }
    }
}

private extension ProseReader {
    mutating func heading(_ node: MarkdownNode, _ lines: ClosedRange<Int>) -> Prose {
        let label = takeLabel(node)
        let text = node.children.filter { !($0.type == CMARK_NODE_CODE && expression($0) != nil) }.map(\.text).joined()
        var (gaps, spans) = ([Gap](), [Prose.Span]())
        let content = content(node, &gaps, &spans).withoutTag("h\(node.headingLevel)")
        let heading = Prose.Heading(level: node.headingLevel, id: unique(label ?? slug(text)), content: content)
        return Prose(lines: lines, content: content, heading: heading, spans: spans)
    }

    /// A pipe table, whose cells are Markdown each for itself.
    mutating func prose(_ table: PipeTable, _ lines: ClosedRange<Int>) -> Prose {
        var (gaps, spans) = ([Gap](), [Prose.Span]())
        var pieces: [Content.Piece] = [.html("<table>\n<thead>\n")]
        for (line, row) in zip([lines.lowerBound] + (lines.lowerBound + 2..<lines.upperBound + 1), [table.head] + table.rows) {
            let tag = line == lines.lowerBound ? "th" : "td"
            pieces.append(.html("<tr>\n"))
            for (cell, alignment) in zip(row, table.alignments) {
                let style = alignment == .none ? "" : " align=\"\(alignment)\""
                let shift = { (found: Position) in Position(line: line, column: cell.column + found.column - 1) }
                gaps.removeAll()
                let text = withMarkdown(cell.text) { document -> Content in self.content(document, &gaps, &spans, shift, mathAt: shift) }.withoutParagraph
                pieces += [.html("<\(tag)\(style)>")] + text.pieces + [.html("</\(tag)>\n")]
            }
            pieces.append(.html(line == lines.lowerBound ? "</tr>\n</thead>\n<tbody>\n" : "</tr>\n"))
        }
        return Prose(lines: lines, content: Content(pieces + [.html("</tbody>\n</table>\n")]), heading: nil, spans: spans)
    }

    /// Takes ` {#sec-x}` off a heading's end.
    func takeLabel(_ node: MarkdownNode) -> String? {
        guard let last = node.children.last, last.type == CMARK_NODE_TEXT, last.literal.hasSuffix("}"),
            let open = last.literal.lastIndex(of: "{"), last.literal[open...].hasPrefix("{#")
        else { return nil }
        let label = String(last.literal[open...].dropFirst(2).dropLast())
        guard isLabel(label) else { return nil }
        var text = last.literal[..<open]
        while text.last == " " { text.removeLast() }
        last.setLiteral(String(text))
        return label
    }

    /// GitHub's name for a heading: lower case, letters, digits and hyphens, spaces becoming hyphens.
    func slug(_ text: String) -> String {
        let kept = text.lowercased().compactMap { letter -> Character? in
            letter == " " ? "-" : letter.isLetter || letter.isNumber || letter == "-" || letter == "_" ? letter : nil
        }
        let id = String(kept.drop { $0 == "-" }.reversed().drop { $0 == "-" }.reversed())
        return id.isEmpty ? "section" : id
    }

    mutating func unique(_ id: String) -> String {
        let count = usedIDs[id, default: 0]
        usedIDs[id] = count + 1
        return count == 0 ? id : unique("\(id)-\(count)")
    }

    /// Puts markers into the tree, renders it, and takes it apart at the markers.
    mutating func content(
        _ node: MarkdownNode, _ gaps: inout [Gap], _ spans: inout [Prose.Span], _ shift: (Position) -> Position = { $0 },
        mathAt place: (Position) -> Position = { $0 }
    ) -> Content {
        for node in node.all {
            switch node.type {
            case CMARK_NODE_CODE: takeCode(node, &gaps, &spans, shift, mathAt: place)
            case CMARK_NODE_HTML_BLOCK: takeDisplayedMath(node, &gaps)
            case CMARK_NODE_TEXT where node.literal.contains("@") && !node.isInLink: takeReferences(node, &gaps, &spans, shift)
            default: break
            }
        }
        return Content(html: node.html(), gaps: gaps)
    }
}
