internal import Foundation
internal import Notebook
internal import Report
internal import Store

extension Verification {
    /// The author's pictures, which are no results: from the notebook's folder, else as the report brings them, which
    /// is said.
    /// - Throws: `PublishedReportError.missingPicture`.
    func pictures(
        of published: PublishedReport, _ run: Report
    ) throws -> (images: [String: ReportImage], words: [String]) {
        var (images, borrowed) = (run.images, [String]())
        lazy var embedded = embeddedPictures(of: published)
        for picture in published.record.images ?? [] where images[picture.name]?.digest != picture.digest {
            let copy = MarkdownReport.pictureName(picture.name, of: run.notebook.name)
            let near = URL(filePath: published.path).deletingLastPathComponent()
            let places = [
                files.map { "\($0)/\(picture.name)" }, near.appending(path: copy).path(percentEncoded: false),
            ]
            let found =
                places.compactMap(\.self).lazy.compactMap { FileManager.default.contents(atPath: $0) }
                .map { [UInt8]($0) }.first { SHA256.digest($0) == picture.digest } ?? embedded[picture.digest]
            guard let found, let image = ReportImage(name: picture.name, bytes: found, digest: picture.digest) else {
                throw PublishedReportError.missingPicture(published.path, name: picture.name)
            }
            images[picture.name] = image
            borrowed.append("the author's picture \(picture.name) is as the report brings it")
        }
        return (images, borrowed)
    }

    /// The pictures within a page, or the page its record is from, by their digests.
    private func embeddedPictures(of published: PublishedReport) -> [String: [UInt8]] {
        if published.path.hasSuffix(".pdf") {
            let files = PDFAttachments.files(in: published.bytes).map { (SHA256.digest($0), $0) }
            return Dictionary(files) { first, _ in first }
        }
        let page = URL(filePath: published.path).deletingPathExtension().appendingPathExtension("html")
        let bytes =
            (published.path.hasSuffix(".html") ? published.bytes : nil)
            ?? FileManager.default.contents(atPath: page.path(percentEncoded: false)).map { [UInt8]($0) } ?? []
        let text = String(decoding: bytes, as: UTF8.self)
        return text.ranges(of: ";base64,").reduce(into: [:]) { pictures, mark in
            let encoded = text[mark.upperBound...].prefix { $0 != "\"" && $0 != "'" && $0 != ")" }
            guard let data = Data(base64Encoded: String(encoded)) else { return }
            pictures[SHA256.digest([UInt8](data))] = [UInt8](data)
        }
    }
}
