internal import Comparison
internal import Foundation
internal import Notebook
internal import Report
internal import Runner
internal import Store

extension Verification {
    /// The page that lists the reports of a folder, drawn again from the runs of those that were verified, in the order in
    /// which it has them; `nil` where there is none. Which correction of claims it was drawn with, and whether with the
    /// certificates that lie there now, it says itself.
    /// - Throws: `ReportError`, `PublishedReportError.ownTemplates`.
    func index(of folder: String, _ results: [VerificationResult]) throws -> PageResult? {
        let path = "\(folder)/\(HTMLFormat.indexName)"
        guard let bytes = FileManager.default.contents(atPath: path).map({ [UInt8]($0) }) else { return nil }
        let page = String(decoding: bytes, as: UTF8.self)
        if page.contains("<section class=\"grid\"") { return try overview(of: folder, path, bytes, results) }
        // Where a book has a page of its own that it begins with, that is a report.
        if page.contains("<template id=\"bnbook-report\">") { return nil }
        var entries: [(place: String.Index, entry: ReportIndex.Entry)] = [], seen: Set<String> = []
        for result in results where result.published.record.drawing != nil {
            let entry = result.entry(of: folder)
            guard let place = page.firstRange(of: "<a href=\"\(address(ofPage: entry.page))\">")?.lowerBound,
                seen.insert(entry.page).inserted
            else { continue }
            entries.append((place, entry))
        }
        guard let drawing = results.compactMap(\.published.record.drawing).first, !entries.isEmpty else { return nil }
        let index = ReportIndex(
            entries.sorted { $0.place < $1.place }.map(\.entry), book: drawing.book, correction: .report)
        return try withTemporaryFolder { empty in
            let settings = PageSettings(
                templates: try templates(drawing, path, empty).templates,
                math: MathCache(folder: "\(empty)/store", console: console), theme: drawing.theme)
            var best: [Difference]?
            for correction in ClaimCorrection.allCases {
                for index in [index.certified(in: folder), index] {
                    var index = index
                    index.correction = correction
                    let drawn = try HTMLFormat().file(of: index, settings)
                    let found = FileComparison(given: bytes, drawn: drawn.bytes, name: drawn.name).differences
                    if found.isEmpty {
                        var result = PageResult(path: path, differences: [])
                        result.circumstances = Self.unlisted(results, seen, in: folder)
                        return result
                    }
                    if found.count < best?.count ?? .max { best = found }
                }
            }
            return PageResult(path: path, differences: best ?? [])
        }
    }

    /// Words about reports of the folder that the page does not list.
    private static func unlisted(_ results: [VerificationResult], _ seen: Set<String>, in folder: String) -> [String] {
        let left = results.map { $0.entry(of: folder).page }.eachOnce(by: \.self).filter { !seen.contains($0) }
        return left.isEmpty ? [] : ["it does not list \(left.joined(separator: ", ")), of which there are reports here"]
    }

    /// The page that puts the reports of a grid beside each other, drawn again from those in the folders of `folder`.
    private func overview(of folder: String, _ path: String, _ bytes: [UInt8], _ results: [VerificationResult]) throws
        -> PageResult?
    {
        let page = String(decoding: bytes, as: UTF8.self)
        var seen: Set<String> = [], listed: [(place: String.Index, page: GridOverview.Page)] = []
        for result in results {
            let inner = URL(filePath: result.published.path).deletingLastPathComponent().lastPathComponent
            let link = "\(addressPart(inner))/\(address(ofPage: result.drawn.notebook.name))"
            guard let place = page.firstRange(of: "<a href=\"\(link)\">"), seen.insert(link).inserted else { continue }
            listed.append((place.lowerBound, GridOverview.Page(folder: inner, report: result.drawn)))
        }
        guard let drawing = results.compactMap(\.published.record.drawing).first else { return nil }
        return try withTemporaryFolder { empty in
            let templates = try templates(drawing, path, empty).templates
            let pages = listed.sorted { $0.place < $1.place }.map(\.page)
            let drawn = try HTMLFormat().overview(of: pages, templates, theme: drawing.theme)
            return PageResult(
                path: path,
                differences: FileComparison(given: bytes, drawn: drawn.bytes, name: drawn.name).differences)
        }
    }
}

private extension VerificationResult {
    /// The report as the list of those in `folder` has it.
    func entry(of folder: String) -> ReportIndex.Entry {
        let name = String(published.path.dropFirst(folder.hasSuffix("/") ? folder.count : folder.count + 1))
        let page = name.lastIndex(of: "/").map { "\(name[..<$0])/\(drawn.notebook.name)" } ?? drawn.notebook.name
        let book = published.record.drawing?.book
        let part = book?.parts.first { part in part.pages.contains { $0.name == page } }?.title
        return ReportIndex.Entry(drawn, page: page, part: part)
    }
}
