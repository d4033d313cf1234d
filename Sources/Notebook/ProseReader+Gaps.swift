internal import CCMark

/// Taking out of cmark's tree what is filled in after the run: each leaves a marker where it was.
extension ProseReader {
    /// The expression of a code span that is an inline value.
    func expression(_ node: MarkdownNode) -> String? {
        guard node.literal.hasPrefix("{swift} ") else { return nil }
        let expression = node.literal.dropFirst("{swift} ".count).drop { $0 == " " }
        return expression.isEmpty ? nil : String(expression)
    }

    mutating func takeCode(
        _ node: MarkdownNode, _ gaps: inout [Gap], _ spans: inout [Prose.Span], _ shift: (Position) -> Position,
        mathAt place: (Position) -> Position
    ) {
        if let formula = math.inlineFormula(at: place(node.start), node.literal) {
            return replace(node, by: .math(formula.tex, isDisplayed: formula.isDisplayed, label: nil), &gaps)
        }
        guard let expression = expression(node) else { return }
        let start = shift(node.start)
        let inner = node.literal.utf8.count - expression.utf8.count
        inlines.append(Inline(expression: expression, position: Position(line: start.line, column: start.column + inner)))
        spans.append(Prose.Span(position: Position(line: start.line, column: start.column - 1), length: node.literal.utf8.count + 2, gap: .value(inlines.count - 1)))
        replace(node, by: .value(inlines.count - 1), &gaps)
    }

    mutating func takeDisplayedMath(_ node: MarkdownNode, _ gaps: inout [Gap]) {
        for index in math.displayed.indices {
            let formula = math.displayed[index]
            guard node.literal.hasPrefix(MathMask.comment(index)) else { continue }
            if let label = formula.label { equations.append((label, formula.position)) }
            gaps.append(.math(formula.tex, isDisplayed: true, label: formula.label))
            node.setLiteral(gapMarker(gaps.count - 1) + "\n")
        }
    }

    mutating func takeReferences(
        _ node: MarkdownNode, _ gaps: inout [Gap], _ spans: inout [Prose.Span], _ shift: (Position) -> Position
    ) {
        var rest = Substring(node.literal)
        var before: Character = " "
        var isSplit = false
        while let at = rest.firstIndex(of: "@") {
            let previous = at > rest.startIndex ? rest[rest.index(before: at)] : before
            let name = rest[rest.index(after: at)...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            let label = String(name.reversed().drop { $0 == "-" }.reversed())
            guard !previous.isLetter, !previous.isNumber, isLabel(label) else {
                node.insertBefore(text: String(rest[...at]))
                (rest, before, isSplit) = (rest[rest.index(after: at)...], "@", true)
                continue
            }
            let column = node.literal[..<at].utf8.count
            let position = shift(Position(line: node.start.line, column: node.start.column + column))
            references.append((label, position))
            spans.append(Prose.Span(position: position, length: label.utf8.count + 1, gap: .reference(label)))
            gaps.append(.reference(label))
            node.insertBefore(text: String(rest[..<at]))
            node.insertBefore(raw: gapMarker(gaps.count - 1))
            rest = rest[rest.index(at, offsetBy: label.count + 1)...]
            (before, isSplit) = ("-", true)
        }
        if isSplit { node.setLiteral(String(rest)) }
    }

    func replace(_ node: MarkdownNode, by gap: Gap, _ gaps: inout [Gap]) {
        gaps.append(gap)
        node.insertBefore(raw: gapMarker(gaps.count - 1))
        node.unlink()
    }
}
