internal import Document
internal import Report
internal import Store

/// Mathematics set before is taken from the store, so that an unchanged document never starts KaTeX.
struct MathCache: MathRenderer {
    private let store: Store
    private let katex = KaTeX()

    init(folder: String, console: Console) { store = Store(folder: folder, onStoreError: console.storeError) }

    func mathML(_ formula: Formula) throws -> String {
        let key = Self.key(formula)
        if let kept = store.get("mathml", key) { return String(decoding: kept, as: UTF8.self) }
        let math = try katex.mathML(formula)
        store.put(Array(math.utf8), "mathml", key)
        return math
    }

    /// A formula's name in the store.
    static func key(_ formula: Formula) -> String {
        let macros = formula.macros.bodies.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
        return SHA256.digest("mathml 2 \(formula.isDisplayed)\n\(macros)\n\(formula.tex)")
    }
}
