internal import Notebook
internal import Report

/// A page that needs nothing else.
struct HTMLFormat: ReportFormat {
    let name = "html"
    let summary = "a page that needs nothing else"

    func names(for notebook: Notebook) -> [ReportFile.Name] {
        [ReportFile.Name(stem: notebook.name, ending: ".html")] + ReportFile.Name.beside(notebook)
    }

    func files(of report: Report, record: RecordText, _ page: PageSettings) throws -> [ReportFile] {
        [try file(report, record.page, page, ending: ".html")] + ReportFile.beside(report)
    }

    /// The page of a run that failed, beside which the last good report stays.
    /// - Throws: `ReportError`.
    func failure(of report: Report, _ page: PageSettings) throws -> ReportFile {
        try file(report, page.record(of: report).page, page, ending: Self.failureEnding)
    }

    /// The page that lists reports.
    /// - Throws: `ReportError`.
    func file(of index: ReportIndex, _ page: PageSettings) throws -> ReportFile {
        let html = try index.html(page.templates, math: page.math, theme: page.theme)
        return ReportFile(name: Self.indexName, bytes: marked(html), notebook: "index")
    }

    /// The page that puts the reports of a grid beside each other.
    /// - Throws: `ReportError`.
    func overview(of pages: [GridOverview.Page], _ templates: Templates, theme: String) throws -> ReportFile {
        let html = try GridOverview(pages).html(templates, theme: theme)
        return ReportFile(name: Self.indexName, bytes: marked(html), notebook: "index")
    }

    /// The page that holds several reports one behind the other.
    /// - Throws: `ReportError`.
    func file(of chapters: [SinglePage.Chapter], _ page: PageSettings) throws -> ReportFile {
        let html = try SinglePage(chapters).html(
            page.templates, math: page.math, theme: page.theme, file: Self.singleName)
        return ReportFile(name: Self.singleName, bytes: marked(html), notebook: "book")
    }

    /// Whether a page holds several reports.
    static func isSingle(_ bytes: [UInt8]) -> Bool { bytes.contains(text: "<body class=\"single\">") }

    /// The page of what became of a report's numbers.
    /// - Throws: `ReportError`.
    func history(_ history: ReportHistory, of notebook: String, _ templates: Templates, theme: String) throws
        -> ReportFile
    {
        let html = try history.html(templates, theme: theme)
        return ReportFile(name: notebook + Self.historyEnding, bytes: marked(html), notebook: notebook)
    }

    func wrote(_ file: ReportFile, in folder: ReportFolder) -> Bool {
        file.name.hasSuffix(".html") && isMarked(file.bytes)
            || file.name.hasSuffix(".txt") && Report.isPrinted(file.bytes)
            || file.name.hasSuffix(".csv") && Report.isData(file.bytes)
            || file.name.hasSuffix(".xml") && SiteFiles.wrote(String(decoding: file.bytes.prefix(200), as: UTF8.self))
    }

    /// Whether a page does without the policy that bnbook's own templates give it.
    func lacksPolicy(_ file: ReportFile) -> Bool {
        file.name.hasSuffix(".html")
            && !file.bytes.contains(text: "Content-Security-Policy\" content=\"\(Self.policy)\"")
    }

    /// What browsers are told of a page: it loads nothing, runs nothing and sends nothing.
    static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
        + "base-uri 'none'; form-action 'none'"

    /// Ends the name of a failed run's page.
    static let failureEnding = ".failed.html"
    /// Ends the name of the page of a report's history.
    static let historyEnding = ".history.html"
    /// The name of the page that lists reports.
    static let indexName = "index.html"
    /// The name of the page that holds all reports.
    static let singleName = "book.html"
}

private extension HTMLFormat {
    /// What bnbook's templates put into a page, and what is put behind one where a project's own templates do not.
    static let marks = [
        "<meta name=\"generator\" content=\"bnbook\">", "<template id=\"bnbook-report\">", "<!-- bnbook page -->",
    ]

    func file(_ report: Report, _ record: String, _ page: PageSettings, ending: String) throws -> ReportFile {
        let html = try report.html(
            page.templates, math: page.math, theme: page.theme, navigation: page.navigation,
            record: record)
        return ReportFile(name: report.notebook.name + ending, bytes: marked(html), notebook: report.notebook.name)
    }

    func marked(_ html: String) -> [UInt8] {
        let bytes = Array(html.utf8)
        return isMarked(bytes) ? bytes : bytes + "\n\(Self.marks[2])\n".utf8
    }

    func isMarked(_ bytes: [UInt8]) -> Bool { Self.marks.contains { bytes.contains(text: $0) } }
}
