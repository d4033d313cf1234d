package import Document

/// Sets mathematics: TeX becomes MathML, and what Typst sets.
package protocol MathRenderer {
    /// The `<math>` element of a formula, displayed on a line of its own or within the line.
    /// - Throws: `ReportError.badFormula`.
    func mathML(_ formula: Formula) throws -> String

    /// The formula in Typst's syntax, with its words.
    /// - Throws: `ReportError.badFormula`.
    func typst(_ formula: Formula) throws -> TypstFormula
}
