internal import ArgumentParser
internal import Notebook
internal import Report

/// `bnbook lint`: finds results that were typed.
struct LintCommand: MistakeReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Find numbers in a notebook's text that look like results and were typed.",
        discussion: """
            A number beside words such as accuracy, loss or faster, a table of numbers in Markdown, and "significant"
            where no claim is linked are warned of; where the notebook's report has an inline value that says the same,
            it is named. What is from elsewhere says so: by a citation in the sentence, or <!-- typed: source --> in the
            paragraph. The words are English, German and French, by the notebook's lang; of another language it says that
            it knows none, and looks at tables alone. Nothing is run. The exit code is 1 where anything is found.

            EXAMPLES
              bnbook lint notebooks
              bnbook lint q2.md --diagnostics json
            """)

    @Argument(help: "Notebooks, or folders of notebooks; q1.md also finds notebooks/q1.md.")
    var paths: [String]

    @Option(help: "The folder that the notebooks' reports are in.")
    var output = "output"

    @Option(help: DiagnosticsFormat.help)
    var diagnostics = DiagnosticsFormat.text

    func validate() throws { try expectNamed(output, "--output") }

    func run() throws { try Console(isQuiet: false, diagnostics: diagnostics).reporting(lint) }
}

private extension LintCommand {
    func lint(_ console: Console) throws {
        var isClean = true
        for path in try NotebookPaths(paths).notebooks {
            do {
                let reading = try NotebookReading(file: path, readsBibliographies: false)
                guard let notebook = reading.notebook else { throw Diagnostics(reading.problems) }
                let report = TypedResultReport(notebook, output: output), found = report.warnings
                if let limitation = report.limitation { console.warn(limitation) }
                for warning in found { console.warn(warning) }
                isClean = isClean && found.isEmpty
            } catch {
                console.error(error)
                isClean = false
            }
        }
        if !isClean { throw ExitCode(1) }
    }
}
