package import Document

/// Sets mathematics: TeX becomes MathML, and what Typst sets.
package protocol MathRenderer {
    /// A formula for browsers, displayed on a line of its own or within the line.
    /// - Throws: `ReportError.badFormula`.
    func mathML(_ formula: Formula) throws -> MathML

    /// The formula in Typst's syntax, with its words.
    /// - Throws: `ReportError.badFormula`.
    func typst(_ formula: Formula) throws -> TypstFormula
}
