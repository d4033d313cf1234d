internal import ArgumentParser
internal import Engine
internal import Foundation
internal import Notebook
internal import Outputs
internal import Runner
internal import Store

/// `bnbook why`: says what a render would do, and because of what.
struct WhyCommand: NotebookReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Say which blocks and training runs a render would reuse or make anew, and why.",
        discussion: """
            Nothing is trained, and nothing is written but the compiled program. Blocks are run up to the first experiment that
            would train something, since only they know which runs they ask for.

            EXAMPLES
              bnbook why q3.md
              bnbook why q3.md --param epochs=1
              bnbook why q3.md --runs todo      write each run that would be trained to todo/, for `bnbook execute`
              bnbook why q3.md --list runs.jsonl  the same as one list, for `bnbook execute --list`
            """)

    @Argument(help: "Notebooks, or folders of notebooks; q1.md also finds notebooks/q1.md.")
    var paths: [String]

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var sandbox: SandboxOptions

    @Option(
        name: .customLong("runs"),
        help: ArgumentHelp("Write each run that would be trained into this folder as JSON.", valueName: "folder"))
    var folder: String?

    @Option(help: ArgumentHelp("Write the runs that would be trained into this file, as one list.", valueName: "file"))
    var list: String?

    func validate() throws {
        try expectNamed(folder, "--runs")
        try expectNamed(list, "--list")
    }

    func run() throws { try Console(isQuiet: false, diagnostics: reading.diagnostics).reporting(explain) }
}

private extension WhyCommand {
    func explain(_ console: Console) throws {
        let notebooks = try NotebookPaths(paths).notebooks
        let points = try Overrides.points(reading, notebooks: notebooks)
        if list != nil, notebooks.count * points.count > 1 {
            throw ValidationError(
                "--list is given for \(notebooks.count * points.count) notebooks; expected one, as a list has one folder"
            )
        }
        let installation = try Installation.found()
        let bounds = try NotebookBounds(sandbox, trusts: true, console: console)
        var failed = false
        for point in points {
            if let name = point.name { console.say("\(name):") }
            let reader = NotebookReader(
                installation: installation, overrides: point.overrides, isSafe: reading.safe, console: console)
            for path in notebooks {
                do { try explain(path, reader, bounds, console) } catch {
                    console.error(error)
                    failed = true
                }
            }
        }
        if failed { throw ExitCode(1) }
    }

    /// Says what a render of the notebook at `path` would do, and writes the runs that it would train where that is asked
    /// for.
    func explain(_ path: String, _ reader: NotebookReader, _ bounds: NotebookBounds, _ console: Console) throws {
        let store = Installation.store(for: path)
        let notebook = try reader.notebook(at: path)
        var plan = try Plan(
            of: notebook, installation: reader.installation, store: store, bounds: bounds,
            console: console)
        plan.quotedChanges = reader.changesOfQuotes(in: notebook, store: store, isBounded: bounds.isBounded)
        console.say(plan.text)
        for line in plan.jobs(store: store, console) { console.say(line) }
        if let folder { try plan.writeRuns(to: folder) }
        if let list {
            try writeAtomically(try plan.list(RunStore(folder: store, onStoreError: console.storeError)), to: list)
        }
        if let failure = plan.failure { throw failure }
    }
}
