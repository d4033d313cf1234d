internal import Comparison
internal import Foundation
internal import Notebook
internal import Report
internal import Runner
internal import Store

extension Verification {
    /// A page that holds several reports, drawn again from runs from nothing of their notebooks, which are in it, and what
    /// its reports have in files beside it.
    /// - Throws: `ReportRecordError`, and what `result(of:)` throws of one of the reports.
    mutating func single(_ page: SharedPage) throws -> PageResult {
        let chapters = try page.chapters()
        guard let drawing = chapters.first?.record.drawing else { throw ReportRecordError.noReport(page.path) }
        let results = try chapters.map { try result(of: $0) }
        let drawn = try withTemporaryFolder { empty in
            let settings = PageSettings(
                templates: try templates(drawing, page.path, empty).templates,
                math: MathCache(folder: "\(empty)/store", console: console), theme: drawing.theme)
            return try HTMLFormat().file(of: results.map { try $0.chapter(settings) }, settings)
        }
        let comparison = FileComparison(given: page.bytes, drawn: drawn.bytes, name: drawn.name)
        var whole = PageResult(
            path: page.path, differences: comparison.differences, others: results.flatMap(\.differences))
        whole.circumstances =
            comparison.circumstances + Self.missing(from: chapters.map(\.record)) + Self.words(results)
        whole.valueCount = results.reduce(0) { $0 + $1.valueCount }
        whole.runCount = results.reduce(0) { $0 + $1.runCount }
        return whole
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
