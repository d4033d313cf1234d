internal import Foundation
internal import Report
internal import Store

/// PDFs that were made before are taken from the store, so that for an unchanged report Typst is not started.
struct TypstCache {
    let store: Store

    /// A report's document as PDF, or that of one drawing.
    /// - Throws: `TypstError`.
    func pdf(of document: TypstDocument, as form: Typst.Form = .report) throws -> [UInt8] {
        let typst = try Typst.found()
        let files = document.files.sorted { $0.key < $1.key }.map { "\($0.key) \(SHA256.digest($0.value))" }
        let key = SHA256.digest(([typst.identity, "\(form)"] + files).joined(separator: "\n"))
        if let kept = store.get("pdf", key) { return kept }
        let pdf = form == .report ? try typst.pdf(of: document) : try typst.bytes(of: document, as: form)
        store.put(pdf, "pdf", key)
        return pdf
    }
}
