internal import Foundation
internal import Notebook
internal import Report
internal import Store

/// A report that was rendered before, read back from its file.
struct PublishedReport {
    let path: String
    let record: ReportRecord

    /// - Throws: `ReportRecordError`, `PublishedReportError`.
    init(path: String) throws {
        let bytes: [UInt8]
        do throws(SystemError) { bytes = try readFile(path) } catch {
            throw PublishedReportError.unreadable(path, reason: error.reason)
        }
        self.path = path
        record = try ReportRecord(report: bytes, path: path)
    }

    /// The published report of the notebook at `path`, in `folder`: JSON before HTML.
    static func of(notebook path: String, in folder: String) throws -> PublishedReport {
        let name = URL(filePath: path).deletingPathExtension().lastPathComponent
        let candidates = ["\(folder)/\(name).json", "\(folder)/\(name).html"]
        guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw PublishedReportError.none(notebook: path, looked: candidates)
        }
        let report = try PublishedReport(path: found)
        let source = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
        guard report.record.source == source else { throw PublishedReportError.otherNotebook(path, report: found) }
        let companions = try NotebookReading(file: path).notebook?.companions ?? []
        for companion in report.record.companions ?? []
        where !companions.contains(Companion(path: companion.path, text: companion.text)) {
            throw PublishedReportError.otherCompanion(Notebook.path(companion.path, besides: path), report: found)
        }
        return report
    }
}

/// Why a published report cannot be read or used, as facts.
enum PublishedReportError: Error, Equatable {
    case unreadable(String, reason: String)
    case none(notebook: String, looked: [String])
    case otherNotebook(String, report: String)
    case otherCompanion(String, report: String)
    case failedRun(String)
    case otherEngine(String, found: Int, current: Int)
    case missingFile(String, name: String, looked: [String])
    case changedFile(String, name: String, path: String)
    case nowFails(String, reason: String)
}

extension PublishedReportError: CustomStringConvertible {
    var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path): the report cannot be read: \(reason)"
        case .none(let notebook, let looked):
            "\(notebook): there is no report of this notebook; looked for \(looked.joined(separator: " and "))"
        case .otherNotebook(let notebook, let report):
            "\(notebook): not the notebook that \(report) was made of; render it again, or verify the report by its own name"
        case .otherCompanion(let path, let report):
            "\(path): not the file that \(report) was made with; render the notebook again, or verify the report by its own name"
        case .failedRun(let path): "\(path): cannot be verified: it is the report of a run that failed"
        case .otherEngine(let path, let found, let current):
            "\(path): cannot be verified: its numbers are of engine version \(found), and this bnbook has version \(current)"
        case .missingFile(let path, let name, let looked):
            "\(path): cannot be verified: its blocks read \(name), which is in none of \(looked.joined(separator: ", ")); name its folder with --files"
        case .changedFile(let path, let name, let place):
            "\(path): cannot be verified: \(name) in \(place) is not the file it was made with"
        case .nowFails(let path, let reason): "\(path): cannot be verified: its notebook fails now\n\(reason)"
        }
    }
}
