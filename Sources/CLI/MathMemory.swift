internal import Document
internal import Report
internal import Synchronization

/// Formulas that were set before, those among them that cannot be: while one types, all others stay as they are.
final class MathMemory: MathRenderer, Sendable {
    private let katex = KaTeX()
    private let known = Mutex<[Key: Result<MathML, any Error>]>([:])

    /// What a formula's drawing follows from: not where it stands.
    private struct Key: Hashable {
        let tex: String
        let isDisplayed: Bool
        let macros: TeXMacros
    }

    func mathML(_ formula: Formula) throws -> MathML {
        let key = Key(tex: formula.tex, isDisplayed: formula.isDisplayed, macros: formula.macros)
        if let result = known.withLock({ $0[key] }) { return try result.get() }
        let result = Result { try katex.mathML(formula) }
        known.withLock { known in
            // Each letter that is typed makes another one.
            if known.count > most { known = [:] }
            known[key] = result
        }
        return try result.get()
    }

    func typst(_ formula: Formula) throws -> TypstFormula { try katex.typst(formula) }
}

private let most = 10_000
