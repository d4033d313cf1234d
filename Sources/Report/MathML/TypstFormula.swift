package import Document

/// A formula as Typst sets it, and as it is spoken.
package struct TypstFormula: Codable, Hashable, Sendable {
    /// In Typst's syntax of mathematics, without dollars.
    package var code: String
    /// The same in rows, each in the pieces before which a line may begin, where it is wider than one; none for what
    /// cannot be taken apart.
    package var rows: [Row]
    /// The formula in English words, for those who hear the page.
    package var spoken: String
    /// The author's own number, `\tag{1a}`; `nil` without one.
    package var tag: String?

    /// A row of a formula, which is aligned with the others behind its lead.
    package struct Row: Codable, Hashable, Sendable {
        /// What stands before the place of alignment, in Typst's syntax of mathematics.
        package var lead = ""
        /// The pieces before which a line may begin.
        package var parts: [Part]
    }

    /// A piece of a row.
    package struct Part: Codable, Hashable, Sendable {
        /// Whether it stands within brackets, where a line is only broken if it must be.
        package var isInner: Bool
        /// In Typst's syntax of mathematics, without dollars.
        package var code: String
    }
}

extension TypstFormula {
    /// The formula of KaTeX's tree, as it is before it is made MathML Core.
    init(_ tree: MathElement) {
        let parts = tree.taggedParts
        let body = (parts?.formula ?? tree).expression
        let tag = parts?.tag.words.trimmed { $0 == "(" || $0 == ")" }
        self.init(code: body.typst, rows: body.typstRows, spoken: body.spoken, tag: tag)
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
