internal import Document
internal import FoundationEssentials
internal import Report
internal import Store

/// Mathematics set before is taken from the store, so that an unchanged document never starts KaTeX.
struct MathCache: MathRenderer {
    let store: Store
    private let katex = KaTeX()
    private let known: Known

    /// Formulas that were taken from a store before, or put there.
    struct Known {
        let mathML = Memory<String, MathML>()
        let typst = Memory<String, TypstFormula>()
    }

    init(folder: String, console: Console, known: Known = Known()) {
        store = Store(folder: folder, onStoreError: console.storeError)
        self.known = known
    }

    func mathML(_ formula: Formula) throws -> MathML {
        let key = Self.key(formula)
        return try known.mathML.kept(key) { try kept(key) { try katex.mathML(formula) } }
    }

    func typst(_ formula: Formula) throws -> TypstFormula {
        let key = Self.typstKey(formula)
        return try known.typst.kept(key) { try kept(key) { try katex.typst(formula) } }
    }

    /// What is under that name, or is made now.
    private func kept<Value: Codable>(_ key: String, _ make: () throws -> Value) throws -> Value {
        let kept = store.get("mathml", key) { try JSONDecoder().decode(Value.self, from: Data($0)) }
        if let kept { return kept }
        let value = try make()
        if let bytes = try? JSONEncoder().encode(value) { store.put([UInt8](bytes), "mathml", key) }
        return value
    }

    /// The name in the store of a formula for Typst.
    static func typstKey(_ formula: Formula) -> String { key(formula, "typst 5") }

    /// A formula's name in the store, as what it is kept there.
    static func key(_ formula: Formula, _ kind: String = "mathml 5") -> String {
        let macros = formula.macros.bodies.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
        return SHA256.digest("\(kind) \(formula.isDisplayed)\n\(macros)\n\(formula.tex)")
    }
}
