internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Report
internal import Spelling
internal import Store

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
              bnbook check notebooks --diagnostics sarif > bnbook.sarif
              bnbook check paper.tex --against output/q2.json
            """)

    @Argument(help: "Notebooks, or folders of notebooks; q1.md also finds notebooks/q1.md.")
    var paths: [String]

    @OptionGroup var reading: ReadingOptions

    @Flag(help: "Fail also where lint finds a result that was typed.")
    var strict = false

    @Flag(help: "Say how long each notebook took.")
    var verbose = false

    @Option(
        help: ArgumentHelp(
            "A published report: then the arguments are papers (.tex) that use its values as macros, as `extract --values tex` writes them; what they take in by \\input is read, too.",
            valueName: "report"))
    var against: String?

    func run() throws { try Console(isQuiet: false, diagnostics: reading.diagnostics).reporting(check) }
}

private extension CheckCommand {
    func check(_ console: Console) throws {
        if let against { return try check(papersAgainst: against, console) }
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
                let report = strict ? TypedResultReport(notebook, output: "output") : nil
                let typed = report?.warnings ?? []
                if let limitation = report?.limitation { console.warn(limitation) }
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

    /// Finds macros and numbers of papers that the report no longer has.
    func check(papersAgainst report: String, _ console: Console) throws {
        let record = try PublishedReport(path: report).record
        var problems: [Diagnostic] = [], seen: Set<FileIdentity> = []
        var waiting = paths.map { path in
            let folder = URL(filePath: path).deletingLastPathComponent().relativePath
            return (path: path, folder: folder, root: folder)
        }
        while !waiting.isEmpty {
            let (path, folder, root) = waiting.removeFirst()
            if let file = FileIdentity(path), !seen.insert(file).inserted { continue }
            let paper = PaperCheck(path: path, text: String(decoding: try readFile(path, as: "paper"), as: UTF8.self))
            problems += paper.problems(against: record, report)
            // LaTeX looks for them from where the main file is; what is not there is the installation's own.
            for input in paper.inputs {
                let own = input.folder.isEmpty ? folder : (input.isBelow ? folder : root).joined(to: input.folder)
                let found = [own, root].first { FileManager.default.fileExists(atPath: $0.joined(to: input.name)) }
                if let found { waiting.append((found.joined(to: input.name), own, root)) }
            }
        }
        guard !problems.isEmpty else { return }
        console.error(Diagnostics(problems))
        throw ExitCode(1)
    }
}

private extension String {
    /// A path from this folder.
    func joined(to path: String) -> String { self == "." || path.hasPrefix("/") ? path : "\(self)/\(path)" }
}
