package import Document

/// Sets mathematics: TeX becomes MathML.
package protocol MathRenderer {
    /// The `<math>` element of a formula, displayed on a line of its own or within the line.
    /// - Throws: `ReportError.badFormula`.
    func mathML(_ formula: Formula) throws -> String
}
