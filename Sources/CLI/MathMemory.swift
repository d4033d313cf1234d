internal import Document
internal import Report

/// Formulas that were set before, those among them that cannot be: while one types, all others stay as they are.
final class MathMemory: MathRenderer, Sendable {
    private let katex = KaTeX()
    private let known = Memory<Key, Result<MathML, any Error>>()

    /// What a formula's drawing follows from: not where it stands.
    private struct Key: Hashable {
        let tex: String
        let isDisplayed: Bool
        let macros: TeXMacros
    }

    func mathML(_ formula: Formula) throws -> MathML {
        let key = Key(tex: formula.tex, isDisplayed: formula.isDisplayed, macros: formula.macros)
        return try known.kept(key) { Result { try katex.mathML(formula) } }.get()
    }

    func typst(_ formula: Formula) throws -> TypstFormula { try katex.typst(formula) }
}
