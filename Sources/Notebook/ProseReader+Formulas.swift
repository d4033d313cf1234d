internal import Document

extension ProseReader {
    /// The displayed formula for which a comment stands; `nil` for any other HTML.
    mutating func displayedFormula(_ node: MarkdownNode, _ fragment: Fragment) -> BlockNode? {
        guard let formula = fragment.math.displayedFormula(node.literal) else { return nil }
        let place = fragment.place(formula.position)
        if let label = formula.label { equations.append((label, place)) }
        let first = node.start.line
        return BlockNode(.formula(taken(formula, at: place)), lines: first...first + formula.tex.count { $0 == "\n" })
    }

    /// A formula with its place in the notebook.
    mutating func taken(_ formula: Formula, at place: Position) -> Formula {
        var formula = formula
        formula.position = place
        formula.macros = settings.macros
        define(formula.tex)
        formulas.append(formula)
        return formula
    }
}
