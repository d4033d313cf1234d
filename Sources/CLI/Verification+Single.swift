internal import Comparison
internal import Foundation
internal import Notebook
internal import Report
internal import Runner
internal import Store

extension Verification {
    /// The page at `path` that holds several reports, drawn again from runs from nothing of their notebooks, which are in
    /// it.
    /// - Throws: `ReportRecordError`, and what `result(of:)` throws of one of the reports.
    mutating func single(at path: String) throws -> PageResult {
        let bytes = try readFile(path, as: "report")
        let found = try ReportRecord.all(onPage: bytes, path: path)
        guard let drawing = found.first?.record.drawing else { throw ReportRecordError.noReport(path) }
        let chapters = found.map { PublishedReport(chapter: $0.record, json: $0.json, of: path) }
        companions = Dictionary(chapters.map { (Self.place(String($0.path.dropLast(5))), $0.record) }) { first, _ in
            first
        }
        (heads, sharedPage) = ([:], bytes)
        defer { (companions, heads, sharedPage) = ([:], [:], nil) }
        let results = try chapters.map { try result(of: $0) }
        let drawn = try withTemporaryFolder { empty in
            let page = PageSettings(
                templates: try templates(drawing, path, empty).templates,
                math: MathCache(folder: "\(empty)/store", console: console), theme: drawing.theme)
            return try HTMLFormat().file(of: results.map { try $0.chapter(page) }, page)
        }
        let comparison = FileComparison(given: bytes, drawn: drawn.bytes, name: drawn.name)
        return PageResult(
            path: path, differences: comparison.differences,
            circumstances: comparison.circumstances + Self.missing(from: found.map(\.record)) + Self.words(results),
            valueCount: results.reduce(0) { $0 + $1.valueCount }, runCount: results.reduce(0) { $0 + $1.runCount })
    }

    /// A report's place, whatever way it is named.
    static func place(_ path: String) -> String {
        URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
    }

    /// What is worth knowing of the reports: of each behind its name, unless it is so of all.
    private static func words(_ results: [VerificationResult]) -> [String] {
        let shared = (results.first?.circumstances ?? []).filter { words in
            results.allSatisfy { $0.circumstances.contains(words) }
        }
        return shared
            + results.flatMap { result in
                let name = result.published.record.page
                return result.circumstances.filter { !shared.contains($0) }.map { "\(name): \($0)" }
                    + result.timeWords.map { "\(name): \($0)" }
            }
    }

    /// Words about pages of the book that are not on this one.
    private static func missing(from records: [ReportRecord]) -> [String] {
        let pages = records.first?.drawing?.book?.parts.flatMap(\.pages).map(\.name) ?? []
        let missing = pages.filter { page in !records.contains { $0.page == page } }
        return missing.isEmpty ? [] : ["of the book’s reports it does not hold \(missing.joined(separator: ", "))"]
    }
}

private extension VerificationResult {
    /// The report as the page has it, with the others.
    func chapter(_ page: PageSettings) throws -> SinglePage.Chapter {
        var own = page
        if let drawing = published.record.drawing {
            (own.navigation, own.isSafe) = (drawing.navigation, drawing.isSafe)
        }
        return try own.chapter(of: drawn)
    }
}
