internal import Comparison
internal import Foundation
internal import Notebook
internal import Report
internal import Runner
internal import Store

/// What became of verifying the page that lists a folder's reports.
struct IndexResult {
    let path: String
    let differences: [Difference]

    /// What is said of it, a line each; no more than `limit` differences.
    func lines(limit: Int) -> [String] {
        if differences.isEmpty { return ["\(path): verified: it says what its reports give"] }
        let shown = differences.prefix(limit).map { "  \(path):\($0.line):\($0.column): \($0.message)" }
        let rest = differences.count > limit ? ["  … and \(differences.count - limit) more (--limit)"] : []
        return ["\(path): \(counted(differences.count, "difference")) from what its reports give"] + shown + rest
    }
}

extension Verification {
    /// The page that lists the reports of a folder, drawn again from the runs of those that were verified, in the order in
    /// which it has them; `nil` where there is none. Which correction of claims it was drawn with, and whether with the
    /// certificates that lie there now, it says itself.
    /// - Throws: `ReportError`, `PublishedReportError.ownTemplates`.
    func index(of folder: String, _ results: [VerificationResult]) throws -> IndexResult? {
        let path = "\(folder)/\(HTMLFormat.indexName)"
        guard let bytes = FileManager.default.contents(atPath: path).map({ [UInt8]($0) }) else { return nil }
        let page = String(decoding: bytes, as: UTF8.self)
        if page.contains("<section class=\"grid\"") { return try overview(of: folder, path, bytes, results) }
        var places: [String: String.Index] = [:]
        for result in results where result.published.record.drawing != nil {
            let name = result.drawn.notebook.name
            places[name] = page.firstRange(of: "<a href=\"\(address(ofPage: name))\">")?.lowerBound
        }
        var seen: Set<String> = []
        let listed = results.filter {
            places[$0.drawn.notebook.name] != nil && seen.insert($0.drawn.notebook.name).inserted
        }
        .sorted { places[$0.drawn.notebook.name]! < places[$1.drawn.notebook.name]! }
        guard let drawing = listed.first?.published.record.drawing else { return nil }
        return try withTemporaryFolder { empty in
            let settings = PageSettings(
                templates: try templates(drawing, path, empty).templates,
                math: MathCache(folder: "\(empty)/store", console: console), theme: drawing.theme)
            let reports = listed.map(\.drawn), known = certificates(of: reports, in: folder)
            var best: [Difference]?
            for correction in ClaimCorrection.allCases {
                for certificates in known.isEmpty ? [known] : [known, [:]] {
                    let drawn = try HTMLFormat().index(of: reports, correction, certificates: certificates, settings)
                    let found = FileComparison(given: bytes, drawn: drawn.bytes, name: drawn.name).differences
                    if found.isEmpty { return IndexResult(path: path, differences: []) }
                    if found.count < best?.count ?? .max { best = found }
                }
            }
            return IndexResult(path: path, differences: best ?? [])
        }
    }

    /// The page that puts the reports of a grid beside each other, drawn again from those in the folders of `folder`.
    private func overview(of folder: String, _ path: String, _ bytes: [UInt8], _ results: [VerificationResult]) throws
        -> IndexResult?
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
            return IndexResult(
                path: path,
                differences: FileComparison(given: bytes, drawn: drawn.bytes, name: drawn.name).differences)
        }
    }

    /// The names of the certificates in a folder that fit the pages there, by the notebooks' names.
    private func certificates(of reports: [Report], in folder: String) -> [String: [String]] {
        let all = Certificate.all(in: folder)
        return reports.reduce(into: [:]) { names, report in
            let name = report.notebook.name
            guard let page = FileManager.default.contents(atPath: "\(folder)/\(name).html") else { return }
            let digest = SHA256.digest([UInt8](page))
            let fitting = all.filter { $0.certificate.fits(digest) }
            if !fitting.isEmpty { names[name] = fitting.map { URL(filePath: $0.path).lastPathComponent } }
        }
    }
}
