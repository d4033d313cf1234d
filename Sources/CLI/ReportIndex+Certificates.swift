internal import Foundation
internal import Notebook
internal import Report
internal import Store

extension ReportIndex {
    /// The list with the names of the certificates in `folder`, and those in it, that fit the bytes of the pages.
    func certified(in folder: String) -> ReportIndex {
        var (index, known) = (self, [String: [(path: String, certificate: Certificate)]]())
        for place in entries.indices {
            let page = entries[place].page
            let inner = page.lastIndex(of: "/").map { String(page[...$0]) } ?? ""
            if known[inner] == nil {
                known[inner] = Certificate.all(in: inner.isEmpty ? folder : "\(folder)/\(inner.dropLast())")
            }
            guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(page).html") else { continue }
            let digest = SHA256.digest([UInt8](bytes))
            index.entries[place].certificates = (known[inner] ?? []).filter { $0.certificate.fits(digest) }
                .map { inner + URL(filePath: $0.path).lastPathComponent }
        }
        return index
    }
}
