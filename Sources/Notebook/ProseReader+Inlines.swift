internal import CCMark
internal import Document

extension ProseReader {
    /// Running text, whose source goes on in `source`.
    mutating func inlines(
        _ nodes: ArraySlice<MarkdownNode>, _ source: inout BlockText, _ fragment: Fragment, isInLink: Bool
    ) -> [InlineNode] {
        var pieces: [TextPiece] = []
        var rest = nodes
        while let node = rest.first {
            let run = rest.prefix { $0.type == CMARK_NODE_TEXT || $0.type == CMARK_NODE_SOFTBREAK }
            if run.isEmpty {
                rest.removeFirst()
                let start = source.index
                guard var kind = kind(of: node, &source, fragment, isInLink) else { continue }
                if case .image(let image) = kind, let next = rest.first {
                    kind = .image(sized(image, by: next, &source, fragment))
                }
                let range = fragment.range(
                    source.places[min(start, source.places.count - 1)], source.end(at: source.index))
                pieces.append(.node(InlineNode(kind, range)))
            } else {
                rest.removeFirst(run.count)
                pieces += self.pieces(of: TextRun(run, &source), fragment, isInLink: isInLink)
            }
        }
        return paired(pieces, fragment)
    }
}

private extension ProseReader {
    mutating func kind(
        of node: MarkdownNode, _ source: inout BlockText, _ fragment: Fragment, _ isInLink: Bool
    ) -> InlineNode.Kind? {
        switch node.type {
        case CMARK_NODE_LINEBREAK:
            source.skipLineBreak()
            return .lineBreak
        case CMARK_NODE_CODE: return code(node, at: source.skipCode(), fragment)
        case CMARK_NODE_HTML_INLINE:
            return .rawHTML(rawInline(node, source.take(node.literal), fragment))
        case CMARK_NODE_EMPH:
            return .emphasis(marked(node, 1, &source, fragment, isInLink))
        case CMARK_NODE_STRONG:
            return .strong(marked(node, 2, &source, fragment, isInLink))
        case CMARK_NODE_LINK: return link(node, &source, fragment)
        case CMARK_NODE_IMAGE: return .image(image(node, &source, fragment))
        default: return nil
        }
    }

    /// What stands between as many asterisks or underscores.
    mutating func marked(
        _ node: MarkdownNode, _ count: Int, _ source: inout BlockText, _ fragment: Fragment, _ isInLink: Bool
    ) -> [InlineNode] {
        source.index += count
        defer { source.index += count }
        return inlines(node.children[...], &source, fragment, isInLink: isInLink)
    }

    /// A code span, or the formula or the value that it stands for; `start` is where its text begins.
    mutating func code(_ node: MarkdownNode, at start: Position, _ fragment: Fragment) -> InlineNode.Kind {
        if let formula = fragment.math.inlineFormula(at: start) {
            if formula.isDisplayed { expectNoLabel(behind: formula, at: start, fragment) }
            return .formula(taken(formula, at: fragment.place(start)))
        }
        guard let expression = expression(node) else {
            if settings.takesValues, let quotation = Quotation(code: node.literal, position: fragment.place(start)) {
                quotedValues.append(quotation)
                return .quoted(quotation.key)
            }
            if settings.takesValues, let language = otherLanguage(of: node.literal) {
                warn(
                    fragment.place(start),
                    "`\(language)` is shown as it stands, and not run; an inline value is written `{swift} expression`")
            }
            let nearly =
                settings.takesValues ? Quotation(codeWithoutEnding: node.literal, position: fragment.place(start)) : nil
            if let nearly { nearlyQuoted.append(nearly) }
            return .code(node.literal)
        }
        let written = fragment.lines[start.line - 1].utf8.dropFirst(start.column - 1)
        let spaces = written.prefix { $0 == 32 }.count
        let before = spaces + node.literal.utf8.count - expression.utf8.count
        let place = fragment.place(Position(line: start.line, column: start.column + before))
        inlines.append(Inline(expression: expression, position: place))
        return .value(inlines.count - 1)
    }

    /// Says that a label behind a displayed formula labels nothing where text stands before or behind both.
    private mutating func expectNoLabel(behind formula: Formula, at start: Position, _ fragment: Fragment) {
        let line = fragment.lines[start.line - 1].utf8.dropFirst(start.column - 1 + formula.tex.utf8.count + 2)
        let rest = String(line.drop { $0 == UInt8(ascii: " ") }) ?? ""
        guard rest.hasPrefix("{#"), let end = rest.firstIndex(of: "}") else { return }
        report(
            fragment.place(start),
            "`\(rest[...end])` behind a formula within text labels nothing; expected both on a line of their own")
    }

    /// How a code span begins that other tools would run: R Markdown's `r x`, Quarto's `{python} x`; `nil` for any other.
    func otherLanguage(of code: String) -> String? {
        if code.hasPrefix("r "), code.count > 2 { return "r" }
        guard code.hasPrefix("{"), let end = code.firstIndex(of: "}") else { return nil }
        let inner = code[code.index(after: code.startIndex)..<end]
        let (word, isEmpty) = (inner.prefix { $0 != " " }, code[code.index(after: end)...].allSatisfy(\.isWhitespace))
        let runs = ["swift", "r", "python", "julia", "ojs", "eval"].contains(word.lowercased())
        // `{swift}` alone names the sign; `{swift x}` and `{python} x` hold something to run.
        return runs && (inner.count > word.count || !isEmpty) ? "{\(inner)}" : nil
    }

    mutating func link(_ node: MarkdownNode, _ source: inout BlockText, _ fragment: Fragment) -> InlineNode.Kind {
        let start = source.place
        if source.next == UInt8(ascii: "<") {
            source.skip(">")
            let text = InlineNode(.text(node.text), fragment.range(start, source.end(at: source.index)))
            let end = source.end(at: source.index)
            return .link(
                LinkNode(destination: kept(node.address), children: [text], target: fragment.range(end, end)))
        }
        source.skip("[")
        let children = inlines(node.children[...], &source, fragment, isInLink: true)
        let target = target(&source, fragment)
        let claim = claim(node, at: fragment.place(start))
        let referred = claim == nil ? referred(node.address, at: fragment.place(start)) : nil
        var link = LinkNode(
            destination: claim.map { "#\($0)" } ?? referred ?? kept(node.address),
            title: claim == nil ? node.title : "", children: children, target: target, claim: claim)
        link.isReference = referred != nil
        return .link(link)
    }

    /// Where a link with the author's own words leads that names a label as references do, `@fig-a` or `@q2/fig-a`; `nil`
    /// for any other address.
    private mutating func referred(_ address: String, at place: Position) -> String? {
        guard address.hasPrefix("@") else { return nil }
        let parts = address.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        guard let label = parts.last, isLabel(label), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        if parts.count > 1 { return "\(parts.dropLast().joined(separator: "/")).md#\(label)" }
        references.append((String(label), place))
        return "#\(label)"
    }
}

extension ProseReader {
    mutating func image(
        _ node: MarkdownNode, _ source: inout BlockText, _ fragment: Fragment, isFigure: Bool = false
    ) -> ImageNode {
        let start = source.place
        source.skip("![")
        // What refers to something can be followed in a caption, not in a picture's alternative.
        let children = inlines(node.children[...], &source, fragment, isInLink: !isFigure)
        let target = target(&source, fragment)
        let isInImage = node.ancestors.contains { $0.type == CMARK_NODE_IMAGE }
        let file = isInImage ? nil : file(node.address, isDescribed: !node.text.isEmpty, at: fragment.place(start))
        return ImageNode(
            destination: kept(node.address), title: node.title, children: children, target: target, file: file)
    }

    /// Reads the closing bracket and what stands behind it.
    private func target(_ source: inout BlockText, _ fragment: Fragment) -> SourceRange {
        source.skip("]")
        source.wordsEnd = source.index - 1
        let start = source.end(at: source.index)
        source.skipTarget()
        return fragment.range(start, source.end(at: source.index))
    }

    /// An address as it stays: without raw HTML, one that runs something is left out, as cmark does.
    private func kept(_ address: String) -> String {
        if settings.keepsRawHTML { return address }
        let start = address.lowercased()
        let isPicture = ["png", "gif", "jpeg", "webp"].contains { start.hasPrefix("data:image/\($0)") }
        let isDangerous = ["javascript:", "vbscript:", "file:", "data:"].contains { start.hasPrefix($0) }
        return isDangerous && !isPicture ? "" : address
    }

    /// The expression of a code span that is an inline value.
    func expression(_ node: MarkdownNode) -> String? {
        guard settings.takesValues, node.literal.hasPrefix("{swift} ") else { return nil }
        let expression = node.literal.dropFirst("{swift} ".count).drop { $0 == " " }
        return expression.isEmpty ? nil : String(expression)
    }
}
