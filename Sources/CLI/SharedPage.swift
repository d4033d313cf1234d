internal import Foundation
internal import Report
internal import Store

/// A page that holds several reports, one behind the other.
struct SharedPage {
    let path: String
    let bytes: [UInt8]

    /// The page at `path`; `nil` for a file of another kind, or none.
    init?(path: String) {
        guard path.hasSuffix(".html"), let bytes = try? readFile(path), HTMLFormat.isSingle(bytes) else { return nil }
        (self.path, self.bytes) = (path, bytes)
    }

    /// The page in a folder; `nil` where there is none.
    init?(folder: String) {
        self.init(path: "\(folder.hasSuffix("/") ? String(folder.dropLast()) : folder)/\(HTMLFormat.singleName)")
    }

    /// The reports on it, in order.
    /// - Throws: `ReportRecordError`.
    func chapters() throws -> [PublishedReport] {
        let records = try ReportRecord.all(onPage: bytes, path: path)
        let companions = Companions(records, on: self)
        return records.map { PublishedReport(chapter: $0, with: companions) }
    }

    /// Where the report's own page would be, without an ending.
    func place(of record: ReportRecord) -> String {
        "\(URL(filePath: path).deletingLastPathComponent().relativePath)/\(record.page)"
    }
}

/// The reports on one page, by the places that their own pages would have.
struct Companions {
    let page: SharedPage
    private let records: [String: ReportRecord]
    private let heads: [String: NotebookHead]

    init(_ records: [ReportRecord], on page: SharedPage) {
        self.page = page
        let placed = records.map { (Verification.place(page.place(of: $0)), $0) }
        self.records = Dictionary(placed) { first, _ in first }
        heads = self.records.compactMapValues(NotebookHead.init)
    }

    func record(at place: String) -> ReportRecord? { records[Verification.place(place)] }

    func head(at place: String) -> NotebookHead? { heads[Verification.place(place)] }
}
