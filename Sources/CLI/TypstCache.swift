internal import Foundation
internal import Report
internal import Store

/// PDFs that were made before are taken from the store, so that for an unchanged report Typst is not started.
struct TypstCache {
    let store: Store

    /// The PDF of a document.
    /// - Throws: `TypstError`.
    func pdf(of document: TypstDocument) throws -> [UInt8] {
        let typst = try Typst.found()
        let files = document.files.sorted { $0.key < $1.key }.map { "\($0.key) \(SHA256.digest($0.value))" }
        let key = SHA256.digest(([typst.identity] + files).joined(separator: "\n"))
        if let kept = store.get("pdf", key) { return kept }
        let pdf = try typst.pdf(of: document)
        store.put(pdf, "pdf", key)
        return pdf
    }
}
