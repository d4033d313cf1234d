internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Report
internal import Runner

/// `bnbook check`: finds mistakes without running anything.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Parse and type-check notebooks without running them.",
        discussion: """
            Mistakes are written as file:line:column: error: message, which editors understand.

            EXAMPLES
              bnbook check notebooks
              bnbook check q1.md
            """)

    @Argument(help: "Notebooks, or folders of notebooks; q1.md also finds notebooks/q1.md.")
    var paths: [String]

    func run() throws {
        let console = Console(isQuiet: false)
        let installation = try Installation.found()
        var failed = false
        for path in try NotebookPaths(paths).notebooks {
            do {
                let notebook = try Notebook.read(path)
                let builder = ProgramBuilder(toolchain: installation.toolchain, folder: installation.store(for: path), complain: console.complain)
                try builder.check(notebook)
                try notebook.checkFormulas(KeptMath(folder: installation.store(for: path), console: console))
            } catch {
                console.error(error)
                failed = true
            }
        }
        if failed { throw ExitCode(1) }
    }
}
