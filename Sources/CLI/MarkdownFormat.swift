internal import Document
internal import Foundation
internal import Notebook
internal import Report
internal import Store

/// Markdown for GitHub, with charts and pictures as files beside it.
struct MarkdownFormat: ReportFormat {
    let name = "md"
    let summary = "Markdown for GitHub, with its charts beside it"

    func names(for notebook: Notebook) -> [ReportFile.Name] {
        [ReportFile.Name(stem: notebook.name, ending: ".md")]
            + notebook.blocks.map {
                ReportFile.Name(
                    stem: MarkdownReport.chartName($0, of: notebook.name), ending: ".svg", isNumbered: true)
            }
            + Set(notebook.images.map(\.path)).sorted().map {
                ReportFile.Name(stem: MarkdownReport.pictureName($0, of: notebook.name), ending: "")
            } + ReportFile.Name.beside(notebook)
    }

    func files(of report: Report, record: RecordText, _ page: PageSettings) throws -> [ReportFile] {
        let name = report.notebook.name
        let markdown = try report.markdown(page.templates, book: page.navigation.book)
        let pictures = markdown.files.sorted { $0.key < $1.key }.map {
            ReportFile(name: $0.key, bytes: $0.value, notebook: name)
        }
        // Charts say themselves where they are from; pictures are the author's own bytes.
        let copies = pictures.filter { !isChart($0) }.map { shortDigest($0.bytes) }
        let mark = "\(Self.mark(of: name))\(copies.map { " \($0)" }.joined()) -->"
        return pictures + ReportFile.beside(report) + [
            ReportFile(name: "\(name).md", bytes: Array("\(markdown.text)\n\n\(mark)\n".utf8), notebook: name)
        ]
    }

    func wrote(_ file: ReportFile, in folder: ReportFolder) -> Bool {
        if file.name.hasSuffix(".md") { return lastLine(file).hasPrefix(Self.mark) || isOlder(file, in: folder) }
        if isChart(file) { return true }
        guard let report = folder.file("\(file.notebook).md", of: file.notebook) else { return false }
        return lastLine(report).contains(" \(shortDigest(file.bytes))")
    }
}

extension MarkdownFormat {
    /// Begins a report's last line; behind it are the notebook's name, and the digests of the pictures beside.
    static let mark = "<!-- bnbook report of "

    /// The same with that notebook's name, as a comment may hold it.
    static func mark(of notebook: String) -> String { mark + notebook.replacing("--", with: "- -") }
}

private extension MarkdownFormat {
    func lastLine(_ file: ReportFile) -> String {
        let isBreak: (UInt8) -> Bool = { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        let end = file.bytes.lastIndex { !isBreak($0) } ?? -1
        let start = file.bytes[...end].lastIndex(where: isBreak) ?? -1
        return String(decoding: file.bytes[(start + 1)..<(end + 1)], as: UTF8.self)
    }

    func isChart(_ file: ReportFile) -> Bool {
        let start = file.bytes.prefix(200)
        return file.name.hasSuffix(".svg") && start.starts(with: "<svg ".utf8)
            && Array(start).contains(text: "class=\"chart\" role=\"img\" aria-labelledby=\"c-t")
    }

    func shortDigest(_ bytes: [UInt8]) -> String { String(SHA256.digest(bytes).prefix(16)) }

    /// Whether this is a report that bnbook 0.1 wrote, which did not say so: the report as JSON is beside it, and much
    /// of the notebook's text in it.
    func isOlder(_ file: ReportFile, in folder: ReportFolder) -> Bool {
        guard let json = folder.file("\(file.notebook).json", of: file.notebook), JSONFormat().wrote(json, in: folder),
            let record = try? JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any],
            let source = record["source"] as? String
        else { return false }
        func lines(_ text: Substring) -> Set<Substring> { Set(text.split(whereSeparator: \.isNewline)) }
        let text = source.firstRange(of: "\n---\n").map { source[$0.upperBound...] } ?? source[...]
        let prose = text.split(separator: "```", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset.isMultiple(of: 2) }.reduce(into: Set()) { $0.formUnion(lines($1.element)) }
        let shared = prose.intersection(lines(String(decoding: file.bytes, as: UTF8.self)[...]))
        return 3 * shared.count > prose.count
    }
}
