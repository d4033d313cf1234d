internal import Report
internal import Store

/// Mathematics set before is taken from the store, so that an unchanged document never starts KaTeX.
struct MathCache: MathRenderer {
    private let store: Store
    private let katex = KaTeX()

    init(folder: String, console: Console) { store = Store(folder: folder, onStoreError: console.storeError) }

    func mathML(_ tex: String, isDisplayed: Bool) throws -> String {
        let key = Self.key(tex, isDisplayed: isDisplayed)
        if let kept = store.get("mathml", key) { return String(decoding: kept, as: UTF8.self) }
        let math = try katex.mathML(tex, isDisplayed: isDisplayed)
        store.put(Array(math.utf8), "mathml", key)
        return math
    }

    /// A formula's name in the store.
    static func key(_ tex: String, isDisplayed: Bool) -> String { SHA256.digest("mathml 1 \(isDisplayed)\n\(tex)") }
}
