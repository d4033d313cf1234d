internal import Foundation
internal import Notebook
internal import Report
internal import Store

/// A report that was rendered before, read back from its file.
struct PublishedReport {
    let path: String
    let bytes: [UInt8]
    let record: ReportRecord
    /// The file that the record was found in, where it is another: reports in Markdown and LaTeX have none.
    var recordPath: String?
    /// Those that are with it on a page of several; `nil` for a report by itself.
    var companions: Companions?

    /// Reads a report, HTML, PDF or JSON; or Markdown or LaTeX, beside which one of these is.
    /// - Throws: `ReportRecordError`, `PublishedReportError`.
    init(path: String) throws {
        self.path = path
        bytes = try readFile(path, as: "report")
        let ending = String(path.split(separator: ".").last ?? "")
        guard ["md", "tex"].contains(ending) else {
            if HTMLFormat.isSingle(bytes) { throw PublishedReportError.severalReports(path) }
            record = try ReportRecord(report: bytes, path: path)
            return
        }
        if ending == "tex", !Self.isReport(path) { throw ReportRecordError.noReport(path) }
        let stem = String(path.dropLast(ending.count + 1))
        guard let found = ["\(stem).json", "\(stem).html"].first(where: { FileManager.default.fileExists(atPath: $0) })
        else { throw PublishedReportError.noRecord(path) }
        record = try ReportRecord(report: try readFile(found, as: "report"), path: found)
        recordPath = found
    }

    /// A report that is on a page with others, whose files lie where those of its own page would.
    init(chapter record: ReportRecord, with companions: Companions) {
        (path, bytes) = (companions.page.place(of: record) + ".html", companions.page.bytes)
        (self.record, self.companions) = (record, companions)
    }

    /// The published reports of the notebook at `path`, in `folder`, each format that is there.
    static func of(notebook path: String, in folder: String) throws -> [PublishedReport] {
        let name = URL(filePath: path).deletingPathExtension().lastPathComponent
        let reports = try all(of: name, in: folder)
        guard let first = reports.first else {
            throw PublishedReportError.none(
                notebook: path, looked: ["\(folder)/\(name).json", "\(folder)/\(name).html"])
        }
        let source = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
        guard first.record.source == source else {
            throw PublishedReportError.otherNotebook(path, report: first.path)
        }
        let includedFiles = try NotebookReading(file: path).notebook?.includedFiles ?? []
        for includedFile in first.record.includedFiles ?? []
        where !includedFiles.contains(IncludedFile(path: includedFile.path, text: includedFile.text)) {
            // A bnbook before this one kept bibliographies whole: the same file, then.
            let place = Notebook.path(includedFile.path, besides: path)
            guard FileManager.default.contents(atPath: place).map({ $0 == Data(includedFile.text.utf8) }) == true else {
                throw PublishedReportError.otherCompanion(place, report: first.path)
            }
        }
        return reports
    }

    /// How the names of reports end that can be verified, those first that hold their record as text.
    static let endings = ["json", "html", "md", "pdf", "tex"]

    /// The report of that name in a folder, in each format that has a record, or beside which one is.
    static func all(of name: String, in folder: String) throws -> [PublishedReport] {
        try endings.map { "\(folder)/\(name).\($0)" }
            .filter { FileManager.default.fileExists(atPath: $0) && isReport($0) }
            .map(PublishedReport.init)
    }

    /// Whether a page has a report's record, which one that only lists reports has not.
    static func holdsRecord(_ path: String) -> Bool {
        FileManager.default.contents(atPath: path).map { [UInt8]($0) }?
            .contains(text: "<template id=\"bnbook-report\">") == true
    }

    /// Whether a file in Markdown, PDF or LaTeX is a report, as it says of itself, and no notebook or another's.
    static func isReport(_ path: String) -> Bool {
        func bytes() -> [UInt8] { (try? readFile(path)) ?? [] }
        switch path.split(separator: ".").last {
        case "pdf": return PDFFormat.isReport(bytes())
        case "tex": return LaTeXFormat.isReport(bytes())
        case "md": return String(decoding: bytes().suffix(1 << 14), as: UTF8.self).contains("\n\(MarkdownFormat.mark)")
        default: return true
        }
    }
}

extension ReportRecord {
    /// The place of its page in a book, without an ending: "q1", "data/iris".
    var page: String { drawing?.book?.here ?? notebook }
}

/// Why a published report cannot be read or used, as facts.
enum PublishedReportError: Error, Equatable {
    case none(notebook: String, looked: [String])
    case noRecord(String)
    case severalReports(String)
    case otherNotebook(String, report: String)
    case otherCompanion(String, report: String)
    case failedRun(String)
    case otherEngine(String, version: String, found: Int, current: Int)
    case olderFormat(String)
    case missingFile(String, name: String, looked: [String])
    case missingFonts(String, name: String, looked: [String])
    case missingPicture(String, name: String)
    case changedFile(String, name: String, path: String)
    case ownTemplates(String, names: [String])
    case nowFails(String, reason: String)
}

extension PublishedReportError: CustomStringConvertible {
    var description: String {
        switch self {
        case .none(let notebook, let looked):
            "\(notebook): there is no report of this notebook; looked for \(looked.joined(separator: " and "))"
        case .noRecord(let path):
            "\(path): holds no report's record, as Markdown and LaTeX do not; expected the report as JSON or HTML beside it, under the same name"
        case .severalReports(let path):
            "\(path): this page holds several reports, which `bnbook verify` compares as one; expected one of the reports beside it"
        case .otherNotebook(let notebook, let report):
            "\(notebook): not the notebook that \(report) was made of; render it again, or verify the report by its own name"
        case .otherCompanion(let path, let report):
            "\(path): not the file that \(report) was made with; render the notebook again, or verify the report by its own name"
        case .failedRun(let path): "\(path): cannot be verified: it is the report of a run that failed"
        case .otherEngine(let path, let version, let found, let current):
            "\(path): cannot be verified by this bnbook, whose engine has version \(current): \(version) made it, with engine version \(found); `scripts/verify-with \(version) \(path)` in bnbook's source builds and runs that version"
        case .olderFormat(let path):
            "\(path): cannot be verified: bnbook 0.1 made it, which did not write down how a page is drawn; `scripts/verify-with 0.1.0 \(path)` in bnbook's source builds that version, which compares the numbers; or render it again"
        case .missingFile(let path, let name, let looked):
            "\(path): cannot be verified: its blocks read \(name), which is in none of \(looked.joined(separator: ", ")); name its folder with --files"
        case .missingFonts(let path, let name, let looked):
            "\(path): cannot be verified: it was set with fonts of the folder \(name), which is in none of \(looked.joined(separator: ", ")); name the folder that has it with --files"
        case .missingPicture(let path, let name):
            "\(path): cannot be verified: it shows the author's picture \(name), and neither the report nor the files beside it have those bytes; name its folder with --files"
        case .changedFile(let path, let name, let place):
            "\(path): cannot be verified: \(name) in \(place) is not the file it was made with"
        case .ownTemplates(let path, let names):
            "\(path): cannot be verified: it was drawn with templates of its own (\(names.joined(separator: ", "))), which are not those in the folder \"templates\" here, and can say what they like; --trust-templates draws it with them"
        case .nowFails(let path, let reason): "\(path): cannot be verified: its notebook fails now\n\(reason)"
        }
    }
}
