package import Document

/// A formula as Typst sets it, and as it is spoken.
package struct TypstFormula: Codable, Hashable, Sendable {
    /// In Typst's syntax of mathematics, without dollars.
    package var code: String
    /// The formula in English words, for those who hear the page.
    package var spoken: String
    /// The author's own number, `\tag{1a}`; `nil` without one.
    package var tag: String?
}

extension TypstFormula {
    /// The formula of KaTeX's tree, as it is before it is made MathML Core.
    init(_ tree: MathElement) {
        let parts = tree.taggedParts
        let body = (parts?.formula ?? tree).expression
        let tag = parts?.tag.words.trimmed { $0 == "(" || $0 == ")" }
        self.init(code: body.typst, spoken: body.spoken, tag: tag)
    }
}

extension KaTeX {
    /// The formula for Typst.
    /// - Throws: `ReportError.badFormula`.
    package func typst(_ formula: Formula) throws -> TypstFormula { TypstFormula(try tree(formula)) }
}

extension MathElement {
    /// What a `math` element is about: without the TeX that KaTeX puts beside it.
    fileprivate var expression: MathElement {
        ["math", "semantics"].contains(name) ? elements.first?.expression ?? MathElement(name: "mrow") : self
    }
}

private extension String {
    func trimmed(_ isLeftOut: (Character) -> Bool) -> String {
        String(drop(while: isLeftOut).reversed().drop(while: isLeftOut).reversed())
    }
}
