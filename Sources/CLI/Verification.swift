internal import Comparison
internal import Datasets
internal import Engine
internal import Foundation
internal import Notebook
internal import Report
internal import Runner
internal import Spelling
internal import Store

/// Makes published reports again from nothing, and compares every byte of them.
struct Verification {
    let installation: Installation
    let jobs: Int
    /// Where to look for files that the blocks read, before the usual places.
    let files: String?
    /// Whether a report may be drawn with templates that it brings itself.
    let trustsTemplates: Bool
    let bounds: NotebookBounds
    let console: Console
    /// Runs by what they are of: a report's formats share one.
    private var outcomes: [ReportSource: Report] = [:]
    /// What notebooks of reports that others lead to say of themselves, by the reports' places without endings; `nil` for
    /// none there.
    var heads: [String: NotebookHead?] = [:]

    init(
        installation: Installation, jobs: Int, files: String?, trustsTemplates: Bool, bounds: NotebookBounds,
        console: Console
    ) {
        (self.installation, self.jobs, self.files) = (installation, jobs, files)
        (self.trustsTemplates, self.bounds, self.console) = (trustsTemplates, bounds, console)
    }

    /// - Throws: `PublishedReportError` for what prevents a comparison; `Diagnostics` of a notebook that no longer
    ///   compiles.
    mutating func result(of published: PublishedReport) throws -> VerificationResult {
        let record = published.record
        // It names the notebook's file, which lies in the folder that the blocks run in.
        if record.notebook.contains("/") {
            throw ReportRecordError.damaged(published.path, reason: "its notebook is called \"\(record.notebook)\"")
        }
        if record.failure != nil { throw PublishedReportError.failedRun(published.path) }
        if let version = record.trials.map(\.engineVersion).first(where: { $0 != EngineVersion.current }) {
            let maker = record.drawing?.version ?? "0.1.0"
            // It stands in a command that readers copy.
            guard maker.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else {
                throw ReportRecordError.damaged(published.path, reason: "its version is called \"\(maker)\"")
            }
            throw PublishedReportError.otherEngine(
                published.path, version: maker, found: version,
                current: EngineVersion.current)
        }
        guard let drawing = record.drawing else { throw PublishedReportError.olderFormat(published.path) }
        return try withTemporaryFolder { empty in
            let run = try report(of: published, drawing, in: empty)
            let (transcript, times) = run.transcript.withMeasuredTimes(of: record, run.notebook)
            let (images, borrowed) = try pictures(of: published, run)
            var drawn = Report(
                notebook: run.notebook, transcript: transcript, files: run.files, images: images,
                wholeCharts: run.wholeCharts)
            drawn.foreignRuns = drawing.foreignRuns ?? 0
            drawn.failedNotebooks = Set(drawing.failedNotebooks ?? [])
            let (quotes, taken) = self.quotes(of: published, run.notebook)
            drawn.quote(quotes)
            let (templates, words) = try self.templates(drawing, published.path, empty)
            let page = PageSettings(
                templates: templates, math: MathCache(folder: "\(empty)/store", console: console),
                theme: drawing.theme, navigation: drawing.navigation, isSafe: drawing.isSafe,
                folders: places(near: published))
            var result = VerificationResult(published: published, times: times, drawn: drawn)
            result.circumstances = words + borrowed + taken
            if let book = drawing.book?.title {
                result.circumstances.append("the title of the book is as it has it: “\(book)”")
            }
            if let site = drawing.book?.site {
                let words = [
                    site.favicon == nil ? [] : ["the book’s icon is as it has it"],
                    site.url.map { ["the address of the book is as it has it: \($0)"] } ?? [],
                ]
                result.circumstances += words.joined()
            }
            for name in drawing.failedNotebooks ?? [] {
                result.circumstances.append("\(name).md failed when it was made, as it says, and is led to nowhere")
            }
            compareNames(&result, drawing)
            if published.companions == nil { result.circumstances += strangers(beside: published) }
            if drawing.version != Version.current {
                result.circumstances.append("made by bnbook \(drawing.version), and compared by \(Version.current)")
            }
            if drawn.foreignRuns > 0 {
                result.circumstances.append(
                    "\(counted(drawn.foreignRuns, "run")) came from another machine when it was made; here all were carried out"
                )
            }
            for (given, file) in try self.files(of: published, drawn, page) { result.compare(given, file) }
            if result.isVerified { sign(drawn, runs: "\(empty)/store") }
            return result
        }
    }
}

/// What a run is of.
private struct ReportSource: Hashable {
    var source: String
    var includedFiles: [ReportRecord.IncludedFileRecord]
    var overrides: [String: String]
    var isSafe: Bool
    var files: [ReportRecord.File]
}

private extension Verification {
    /// The report of a run from nothing.
    mutating func report(
        of published: PublishedReport, _ drawing: ReportRecord.Drawing, in empty: String
    ) throws -> Report {
        let record = published.record
        let key = ReportSource(
            source: record.source, includedFiles: record.includedFiles ?? [], overrides: record.overrides,
            isSafe: drawing.isSafe, files: record.files)
        if let known = outcomes[key] { return known }
        let folder = try folder(of: published) ?? empty
        // Messages name the report that it came in.
        var notebook = try Notebook.parse(
            path: "\(published.path)/\(record.notebook).md", source: Array(record.source.utf8),
            overrides: record.overrides, folder: record.folder, keepsRawHTML: !drawing.isSafe)
        notebook.folder = folder
        // How much it may use is not the report's to say.
        notebook.frontMatter.limits = notebook.frontMatter.limits.narrowed(to: Limits())
        let run = NotebookRun(
            installation: installation, store: "\(empty)/store", jobs: jobs, isFresh: true, bounds: bounds,
            console: console)
        let report = try run.outcome(of: notebook).report
        if let failure = report.failure {
            throw PublishedReportError.nowFails(published.path, reason: failure.text)
        }
        outcomes[key] = report
        return report
    }

    /// The files that a report in that format has, beside those that the drawing has: the file named, and what lies
    /// beside it; of a report on a page with others, which is compared as one, the latter alone.
    func files(
        of published: PublishedReport, _ report: Report, _ page: PageSettings
    ) throws -> [(given: VerificationResult.Given, drawn: ReportFile)] {
        let ending = published.path.split(separator: ".").last.map(String.init) ?? ""
        if published.companions != nil {
            return ReportFile.beside(report).map { (given($0, near: published), $0) }
        }
        guard let format = reportFormats.first(where: { $0.name == ending }) ?? reportFormats.first else { return [] }
        let drawn: [ReportFile]
        do { drawn = try format.files(of: report, record: page.record(of: report), page) } catch FontError.missing(
            let name)
        {
            throw PublishedReportError.missingFonts(published.path, name: name, looked: page.folders)
        }
        return drawn.map { file in
            if file.name == "\(report.notebook.name).\(format.name)" {
                return (VerificationResult.Given(path: published.path, bytes: published.bytes), file)
            }
            return (given(file, near: published), file)
        }
    }

    /// The file of that name that lies beside a report.
    func given(_ file: ReportFile, near published: PublishedReport) -> VerificationResult.Given {
        let folder = URL(filePath: published.path).deletingLastPathComponent().relativePath
        let path = folder == "." ? file.name : "\(folder)/\(file.name)"
        return VerificationResult.Given(path: path, bytes: try? readFile(path))
    }

    /// The folders in which the notebook's files may be.
    func places(near published: PublishedReport) -> [String] {
        let beside = URL(filePath: published.path).deletingLastPathComponent()
        let near = [beside.appending(path: "../notebooks"), beside].map { $0.path(percentEncoded: false) }
        return [files].compactMap(\.self) + ["notebooks", "."] + near
    }

    /// The folder that has the files the blocks read, each as it was; `nil` where they read none.
    func folder(of published: PublishedReport) throws -> String? {
        guard let first = published.record.files.first else { return nil }
        let places = places(near: published)
        guard let folder = places.first(where: { FileManager.default.fileExists(atPath: "\($0)/\(first.name)") }) else {
            throw PublishedReportError.missingFile(published.path, name: first.name, looked: places)
        }
        let digests = FileDigests(folder: nil) { _ in }
        for file in published.record.files {
            guard let digest = digests.digest(of: "\(folder)/\(file.name)") else {
                throw PublishedReportError.missingFile(published.path, name: file.name, looked: [folder])
            }
            guard digest == file.digest else {
                throw PublishedReportError.changedFile(published.path, name: file.name, path: folder)
            }
        }
        return folder
    }
}

extension Verification {
    /// The templates that the report was drawn with, and a word about those that are not bnbook's own.
    func templates(
        _ drawing: ReportRecord.Drawing, _ path: String, _ empty: String
    ) throws -> (templates: Templates, words: [String]) {
        let own = drawing.templates ?? []
        let plain = try Templates(folder: installation.templates)
        if own.isEmpty { return (plain, []) }
        let names = own.map(\.path)
        let here = try Templates(folder: installation.templates, project: "templates")
        let known = try here.own(theme: drawing.theme)
        if known == own.map({ IncludedFile(path: $0.path, text: $0.text) }) {
            return (here, ["drawn with the templates of its own that are here too: \(names.joined(separator: ", "))"])
        }
        guard trustsTemplates else { throw PublishedReportError.ownTemplates(path, names: names) }
        let folder = "\(empty)/templates"
        for template in own where !template.path.split(separator: "/").contains("..") {
            try writeNew(Array(template.text.utf8), to: "\(folder)/\(template.path)")
        }
        return (
            try Templates(folder: installation.templates, project: folder),
            [
                "drawn with the templates that it brings, whose own words are not verified: \(names.joined(separator: ", "))"
            ]
        )
    }
}
