internal import Document
internal import FoundationEssentials
internal import Report
internal import Store

/// Mathematics set before is taken from the store, so that an unchanged document never starts KaTeX.
struct MathCache: MathRenderer {
    let store: Store
    private let katex = KaTeX()

    init(folder: String, console: Console) { store = Store(folder: folder, onStoreError: console.storeError) }

    func mathML(_ formula: Formula) throws -> String {
        let key = Self.key(formula)
        if let kept = store.get("mathml", key) { return String(decoding: kept, as: UTF8.self) }
        let math = try katex.mathML(formula)
        store.put(Array(math.utf8), "mathml", key)
        return math
    }

    func typst(_ formula: Formula) throws -> TypstFormula {
        let key = Self.typstKey(formula)
        let kept = store.get("mathml", key) { try JSONDecoder().decode(TypstFormula.self, from: Data($0)) }
        if let kept { return kept }
        let math = try katex.typst(formula)
        if let bytes = try? JSONEncoder().encode(math) { store.put([UInt8](bytes), "mathml", key) }
        return math
    }

    /// The name in the store of a formula for Typst.
    static func typstKey(_ formula: Formula) -> String { key(formula, "typst 2") }

    /// A formula's name in the store, as what it is kept there.
    static func key(_ formula: Formula, _ kind: String = "mathml 3") -> String {
        let macros = formula.macros.bodies.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
        return SHA256.digest("\(kind) \(formula.isDisplayed)\n\(macros)\n\(formula.tex)")
    }
}
