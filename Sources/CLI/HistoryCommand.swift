internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Report
internal import Spelling

/// `bnbook history`: shows what became of a report's claims and values over the commits that hold it.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show the claims and values of a notebook's reports in git, commit by commit, as a page.",
        discussion: """
            Every version of the report that the current branch has committed is read, and nothing is run. The page, \
            NAME.history.html beside the report, has a small chart of each claim's difference and of each value, with their \
            intervals, and says where verdicts flipped.

            EXAMPLES
              bnbook history q2.md
              bnbook history q2.md --output site --theme book
            """)

    @Argument(help: "The notebook, or its name.")
    var notebook: String

    @Option(name: .shortAndLong, help: "The folder that its reports are in, in a git repository.")
    var output = "output"

    @Option(help: "The page's looks: article, book, plain, or a style sheet in templates/themes.")
    var theme = "article"

    func validate() throws { try expectNamed(output, "--output") }

    func run() throws {
        let name = Notebook.name(ofPath: notebook), console = Console(isQuiet: false)
        let versions = try ReportVersions(of: name, in: output)
        if versions.unreadable > 0 {
            console.warn("\(counted(versions.unreadable, "report")) of another format left out")
        }
        guard !versions.all.isEmpty else { throw GitError.noReports(name, folder: output) }
        let templates = try Templates(folder: try Installation.found().templates, project: "templates")
        try expect(theme, in: templates)
        let page = try HTMLFormat().history(ReportHistory(versions.all), of: name, templates, theme: theme)
        let folder = ReportFolder(
            path: output, formats: [HTMLFormat()], inputs: RenderInputs([], others: [], folders: []))
        try folder.write([page])
        console.say("\(notebook) → \(output)/\(page.name): \(counted(versions.all.count, "report"))")
    }
}
