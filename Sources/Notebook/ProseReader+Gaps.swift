internal import CCMark

/// Taking out of cmark's tree what is filled in after the run: each leaves a marker where it was.
extension ProseReader {
    /// The expression of a code span that is an inline value.
    func expression(_ node: MarkdownNode) -> String? {
        guard settings.takesValues, node.literal.hasPrefix("{swift} ") else { return nil }
        let expression = node.literal.dropFirst("{swift} ".count).drop { $0 == " " }
        return expression.isEmpty ? nil : String(expression)
    }

    mutating func takeCode(_ node: MarkdownNode, _ fragment: Fragment, _ taken: inout Taken) {
        let start = node.start
        if let formula = fragment.math.inlineFormula(at: fragment.mathPlace(start), node.literal) {
            return replace(node, by: taken.marker(math(formula, at: fragment.place(start))))
        }
        guard let expression = expression(node) else { return }
        let inner = node.literal.utf8.count - expression.utf8.count
        let gap = Gap.value(inlines.count)
        inlines.append(
            Inline(
                expression: expression,
                position: fragment.place(Position(line: start.line, column: start.column + inner))))
        // cmark's place of a code span is that of its text; one backtick, or as many as the author wrote, stand around
        // it.
        let backticks = fragment.backticks(before: start)
        let end = Position(line: start.line, column: start.column + node.literal.utf8.count + backticks)
        taken.spans.append(fragment.span(Position(line: start.line, column: start.column - backticks), end, gap))
        replace(node, by: taken.marker(gap))
    }

    /// Takes a displayed formula, for which a comment stands; gives what is now in its place, `nil` for any other HTML.
    mutating func takeDisplayedMath(_ node: MarkdownNode, _ fragment: Fragment, _ taken: inout Taken) -> MarkdownNode? {
        guard let formula = fragment.math.displayedFormula(node.literal) else { return nil }
        let place = fragment.place(formula.position)
        if let label = formula.label { equations.append((label, place)) }
        let replacement = node.insertBlockBefore(taken.marker(math(formula, at: place)) + "\n")
        node.unlink()
        return replacement
    }

    private mutating func math(_ formula: Formula, at place: Position) -> Gap {
        var formula = formula
        formula.position = place
        formulas.append(formula)
        return .math(formula.tex, isDisplayed: formula.isDisplayed, label: formula.label)
    }

    private func replace(_ node: MarkdownNode, by marker: String) {
        node.insertBefore(raw: marker)
        node.unlink()
    }
}

private extension Fragment {
    /// How many backticks stand before a place.
    func backticks(before place: Position) -> Int {
        guard lines.indices.contains(place.line - 1) else { return 1 }
        return max(
            1,
            lines[place.line - 1].utf8.prefix(max(0, place.column - 1)).reversed().prefix { $0 == UInt8(ascii: "`") }
                .count)
    }
}
