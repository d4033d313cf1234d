internal import Notebook
internal import Report

/// A kind of report. To add one, write a type beside `HTMLFormat` and a row in `all`.
protocol ReportFormat: Sendable {
    /// What `--to` calls it, and the ending of its file: "html".
    var name: String { get }
    /// What it is, in a few words, for the help.
    var summary: String { get }

    /// Whether it is written only where `--to` names it.
    var isOnlyOnRequest: Bool { get }

    /// The names of all files that a report of `notebook` may be written to.
    func names(for notebook: Notebook) -> [ReportFile.Name]

    /// The names of files that other programs make of a report of `notebook` beside it.
    func products(of notebook: Notebook) -> [ReportFile.Name]

    /// The files of a report, whose record `PageSettings` gives.
    /// - Throws: `ReportError`.
    func files(of report: Report, record: RecordText, _ page: PageSettings) throws -> [ReportFile]

    /// Whether bnbook wrote a file that is in a folder of reports, which its bytes must say: it may then be replaced.
    func wrote(_ file: ReportFile, in folder: ReportFolder) -> Bool
}

extension ReportFormat {
    var isOnlyOnRequest: Bool { false }

    func products(of notebook: Notebook) -> [ReportFile.Name] { [] }
}

/// A report's record as JSON.
struct RecordText {
    /// All of it, in UTF-8: of very many runs it is long, and not held twice.
    var whole: [UInt8]
    /// What pages carry.
    var page: String
}

/// What a page needs beside its report.
struct PageSettings {
    var templates: Templates
    var math: MathCache
    /// The name of a theme.
    var theme: String
    var navigation = PageNavigation()
    /// Whether the author's own HTML was left out.
    var isSafe = false
    /// Where else than beside the notebook its fonts may be.
    var folders: [String] = []
}

extension PageSettings {
    /// The record of a report, with how it is drawn.
    /// - Throws: `ReportError` for templates that cannot be read.
    func record(of report: Report) throws -> RecordText {
        var drawing = try ReportRecord.Drawing(
            of: report.notebook, version: Version.current, theme: theme, isSafe: isSafe, navigation: navigation,
            templates: templates)
        drawing.foreignRuns = report.foreignRuns == 0 ? nil : report.foreignRuns
        drawing.failedNotebooks = report.failedNotebooks.isEmpty ? nil : report.failedNotebooks.sorted()
        let record = ReportRecord(report, drawing: drawing), whole = try record.jsonBytes()
        return RecordText(
            whole: whole,
            page: report.isLongerThanPages
                ? try record.onPage(of: report).json() : String(decoding: whole, as: UTF8.self))
    }

    /// The report as the page of all reports has it, where its own page has these settings.
    /// - Throws: `ReportError` for templates that cannot be read.
    func chapter(of report: Report) throws -> SinglePage.Chapter {
        SinglePage.Chapter(report, navigation: navigation, record: try record(of: report).page)
    }
}

/// The kinds of reports there are, in the order in which they are written.
let reportFormats: [any ReportFormat] = [HTMLFormat(), MarkdownFormat(), JSONFormat(), PDFFormat(), LaTeXFormat()]
