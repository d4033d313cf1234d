internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Report
internal import Runner

/// `bnbook render`: runs notebooks and writes their reports.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Run notebooks and write their reports.",
        discussion: """
            A report is written whole or not at all. Where a notebook fails, what came before the failure is written as
            NAME.failed.html, the last good report stays, and the exit code is 1.

            EXAMPLES
              bnbook render notebooks
              bnbook render q2.md q3.md --to html,md --output site
              bnbook render q3.md --param epochs=1 --output quick
            """)

    @Argument(help: "Notebooks, or folders of notebooks; q1.md also finds notebooks/q1.md.")
    var paths: [String]

    @Option(help: "The folder that reports are written to.")
    var output = "output"

    @Option(help: "What to write: html, md and json, with commas between them.")
    var to = "html,md,json"

    @Option(name: .customLong("param"), help: ArgumentHelp("Give a parameter another value than the notebook does.", valueName: "name=value"))
    var parameters: [String] = []

    @Option(help: "How many cores to train on (default: all).")
    var jobs: Int?

    @Flag(help: "Train every run anew, whatever the store holds.")
    var fresh = false

    @Flag(help: "Report nothing but errors.")
    var quiet = false

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs); expected at least 1") }
        _ = try formats()
        _ = try Overrides.values(of: parameters)
    }

    func run() throws {
        let notebooks = try NotebookPaths(paths).notebooks
        let console = Console(isQuiet: quiet)
        let installation = try Installation.found()
        let renderer = Renderer(
            installation: installation, templates: try Templates(folder: installation.templates), output: output, formats: try formats(),
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, isFresh: fresh, console: console)
        let overrides = try Overrides(try Overrides.values(of: parameters), notebooks: notebooks)
        var failed = false
        for path in notebooks where !renderer.render(path, overrides: overrides.values(for: path)) { failed = true }
        if failed { throw ExitCode(1) }
    }
}

private extension RenderCommand {
    func formats() throws -> Set<ReportFormat> {
        Set(try to.split(separator: ",").map { name in
            guard let format = ReportFormat(rawValue: String(name)) else {
                let known = ReportFormat.allCases.map(\.rawValue)
                let hint = suggestion(for: String(name), among: known).map { "; \($0)" } ?? ""
                throw ValidationError("unknown format \"\(name)\" in --to; expected \(known.joined(separator: ", "))\(hint)")
            }
            return format
        })
    }
}
