internal import Engine
internal import Foundation
internal import Notebook
internal import Report
internal import Runner
internal import Store

/// Makes a published report again from nothing, and compares every number in it.
struct Verification {
    let installation: Installation
    let jobs: Int
    /// Where to look for files that the blocks read, before the usual places.
    let files: String?
    let console: Console

    /// - Throws: `PublishedReportError` for what prevents a comparison; `Diagnostics` of a notebook that no longer
    ///   compiles.
    func comparison(of report: PublishedReport) throws -> ReportComparison {
        let record = report.record
        if record.failure != nil { throw PublishedReportError.failedRun(report.path) }
        if let version = record.trials.map(\.engineVersion).first(where: { $0 != EngineVersion.current }) {
            throw PublishedReportError.otherEngine(report.path, found: version, current: EngineVersion.current)
        }
        return try withTemporaryFolder { empty in
            let folder = try folder(of: report) ?? empty
            let notebook = try Notebook.parse(
                path: "\(folder)/\(record.notebook).md", source: Array(record.source.utf8), overrides: record.overrides,
                folder: .of((record.companions ?? []).map { Companion(path: $0.path, text: $0.text) }))
            let run = NotebookRun(
                installation: installation, store: "\(empty)/store", jobs: jobs, isFresh: true, console: console)
            let outcome = try run.outcome(of: notebook)
            if let failure = outcome.report.failure {
                throw PublishedReportError.nowFails(report.path, reason: failure.text)
            }
            return ReportComparison(record, ReportRecord(outcome.report))
        }
    }
}

private extension Verification {
    /// The folder that has the files the blocks read, each as it was; `nil` where they read none.
    func folder(of report: PublishedReport) throws -> String? {
        guard let first = report.record.files.first else { return nil }
        let beside = URL(filePath: report.path).deletingLastPathComponent()
        let near = [beside.appending(path: "../notebooks"), beside].map { $0.path(percentEncoded: false) }
        let places = [files].compactMap(\.self) + ["notebooks", "."] + near
        guard let folder = places.first(where: { FileManager.default.fileExists(atPath: "\($0)/\(first.name)") }) else {
            throw PublishedReportError.missingFile(report.path, name: first.name, looked: places)
        }
        for file in report.record.files {
            guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(file.name)") else {
                throw PublishedReportError.missingFile(report.path, name: file.name, looked: [folder])
            }
            guard SHA256.digest([UInt8](bytes)) == file.digest else {
                throw PublishedReportError.changedFile(report.path, name: file.name, path: folder)
            }
        }
        return folder
    }
}
