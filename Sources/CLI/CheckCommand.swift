internal import ArgumentParser
internal import Notebook
internal import Report
internal import Spelling

/// `bnbook check`: finds mistakes without running anything.
struct CheckCommand: NotebookReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Parse and type-check notebooks without running them.",
        discussion: """
            Mistakes are written as file:line:column: error: message, which editors understand, all of a notebook at once.

            EXAMPLES
              bnbook check notebooks
              bnbook check q1.md --verbose
              bnbook check q1.md --diagnostics json
            """)

    @Argument(help: "Notebooks, or folders of notebooks; q1.md also finds notebooks/q1.md.")
    var paths: [String]

    @OptionGroup var reading: ReadingOptions

    @Flag(help: "Fail also where lint finds a result that was typed.")
    var strict = false

    @Flag(help: "Say how long each notebook took.")
    var verbose = false

    func run() throws {
        let console = Console(isQuiet: false, diagnostics: reading.diagnostics)
        let notebooks = try NotebookPaths(paths).notebooks
        let reader = NotebookReader(
            installation: try Installation.found(), overrides: try Overrides(reading, notebooks: notebooks),
            isSafe: reading.safe, console: console)
        var failed = false
        let started = ContinuousClock.now
        for path in notebooks {
            let started = ContinuousClock.now
            do {
                let notebook = try reader.notebook(at: path, isChecked: true)
                let typed = strict ? TypedResultReport(notebook, output: "output").warnings : []
                for warning in typed { console.warn(warning) }
                failed = failed || !typed.isEmpty
            } catch {
                console.error(error)
                failed = true
            }
            if verbose { console.say("\(path): checked in \(seconds(ContinuousClock.now - started)) s") }
        }
        if verbose {
            console.say("\(counted(notebooks.count, "notebook")): \(seconds(ContinuousClock.now - started)) s")
        }
        if failed { throw ExitCode(1) }
    }
}
