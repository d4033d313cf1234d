/// A formula as browsers draw it.
package struct MathML: Codable, Hashable, Sendable {
    /// The `<math>` element, without the author's own number.
    package var formula: String
    /// What `\tag{1a}` says, an element of its own; `nil` without one.
    package var tag: String?

    /// A `<math>` element, and that of its number.
    package init(formula: String, tag: String? = nil) { (self.formula, self.tag) = (formula, tag) }
}

extension MathML {
    /// The formula of KaTeX's tree.
    init(_ tree: MathElement) {
        guard let parts = tree.taggedParts else {
            self.init(formula: tree.inCore.withPaperWidth.html.markup)
            return
        }
        let tag = MathElement(name: "math", children: [.element(parts.tag)])
        self.init(formula: parts.formula.inCore.withPaperWidth.html.markup, tag: tag.inCore.html.markup)
    }
}

extension MathElement {
    /// What `\tag` numbers, and what it says: KaTeX writes a table as wide as the page, which browsers do not draw so, and
    /// whose end would be out of sight where the formula is scrolled.
    var taggedParts: (formula: MathElement, tag: MathElement)? {
        if name == "mtable", attributes["width"] == "100%", let cells = elements.first?.elements, cells.count == 4 {
            return (Self.row(cells[1].children), Self.row(cells[3].children))
        }
        // The first of the semantics is the formula, its TeX comes behind it.
        guard name == "semantics" || elements.count == 1, let parts = elements.first?.taggedParts else { return nil }
        var element = self
        element.children[0] = .element(parts.formula)
        return (element, parts.tag)
    }
}
