internal import Datasets
internal import Document
internal import Foundation
internal import Notebook
internal import Outputs
internal import Report
internal import Runner
internal import Spelling
internal import Store

/// What a render of a notebook would do, found out without training anything.
struct Plan {
    let notebook: Notebook
    private let last: OutputCache.LastRun?
    private let changes: [Dependencies.Change]
    /// Whether the kept outputs serve.
    private let isReused: Bool
    /// What it asks for, each once, as far as that is known.
    let runs: RunRecords
    /// The block that would train something first; what follows is not known.
    private let stop: Block?
    /// What would fail before anything trains.
    private(set) var failure: Diagnostic?
    /// What the text would take from other notebooks otherwise than when it was last rendered.
    var quotedChanges: [String] = []

    /// - Throws: `Diagnostics` of what the compiler found; what keeps the program from being started.
    init(of notebook: Notebook, installation: Installation, store: String, bounds: NotebookBounds, console: Console)
        throws
    {
        let kept = OutputCache(folder: store, onStoreError: console.storeError)
        let dependencies = Dependencies(
            notebook, toolchain: installation.toolchain, isBounded: bounds.isBounded)
        self.notebook = notebook
        last = kept.lastRun(of: notebook.path)
        let inputs = NotebookInputs(
            folder: notebook.folder, digests: FileDigests(folder: store, onStoreError: console.storeError))
        let stale = (last?.inputs ?? []).filter { !inputs.isCurrent($0) }
        changes =
            last.map { last in
                dependencies.changes(since: last.dependencies)
                    + stale.map {
                        Dependencies.Change(name: "data \($0.name)", old: $0.digest, new: inputs.digest(of: $0))
                    }
            } ?? []
        let transcript = kept.transcript(for: dependencies) { inputs.isCurrent($0) }
        isReused = transcript != nil || notebook.blocks.isEmpty && notebook.inlines.isEmpty
        guard !isReused else { (runs, stop) = ((transcript?.runs.kept ?? []).eachOnce, nil); return }
        let builder = ProgramBuilder(
            toolchain: installation.toolchain, folder: store, onStoreError: console.storeError)
        let runner = ProgramRunner(
            notebook, toolchain: installation.toolchain,
            places: .init(of: notebook, store: URL(filePath: store).path(percentEncoded: false)),
            permissions: try bounds.permissions(of: notebook, console), isFresh: false, jobs: 1, isPlanned: true)
        let worker = try runner.startedWorker()
        let planned = try builder.withProgram(of: notebook) { program in try runner.run(program, by: worker) { _ in } }
        runs = planned.runs.eachOnce
        let isStopped = runs.contains { !$0.isReused }
        failure = isStopped ? nil : planned.failure.map(notebook.diagnostic)
        if isStopped, case .block(let index)? = planned.failure?.part {
            stop = notebook.blocks[index]
        } else {
            stop = nil
        }
    }

    /// What is wrong with runs that it asks for, at the block that does.
    func diagnostic(_ message: String) -> Diagnostic {
        notebook.diagnostic(at: Position(line: stop?.fenceLine ?? 1, column: 1), message)
    }

    var text: String {
        let headline =
            isReused
            ? quotedChanges.isEmpty
                ? "nothing changed, every output is reused"
                : "every output is reused, but what the text takes from other notebooks changed"
            : last == nil ? "never rendered here, everything is to be done" : "to be run again"
        return
            (["\(notebook.path): \(headline)"] + blockLines + otherLines + quotedChanges.map { "  \($0)" } + runLines)
            .joined(separator: "\n")
    }

    /// Writes each run that would be trained as `DIGEST.json`, which `bnbook execute` takes; one that is there already
    /// stays.
    /// - Throws: `StoreError` for a file that is there and holds something else, before any is written.
    func writeRuns(to folder: String) throws {
        let files = runs.filter { !$0.isReused }.map {
            (path: "\(folder)/\($0.digest).json", bytes: Array(($0.specification + "\n").utf8))
        }
        let missing = try files.filter { path, bytes in
            guard FileManager.default.fileExists(atPath: path) else { return true }
            let isSame = FileManager.default.contents(atPath: path).map { [UInt8]($0) == bytes } ?? false
            if !isSame { throw StoreError.exists(path) }
            return false
        }
        try writeTogether(missing)
    }
}

private extension Plan {
    var blockLines: [String] {
        notebook.blocks.filter(\.options.eval).map { block in
            let label = block.options.label.map { ", \($0)" } ?? ""
            return "  block \(block.index + 1) (\(place(of: block))\(label)): \(reason(block))"
        }
    }

    /// "line 12", "line 3 of parts/one.md".
    func place(of block: Block) -> String {
        let (file, line) = notebook.origins.origin(of: block.fenceLine)
        return "line \(line)" + (notebook.path == Notebook.path(file, besides: notebook.path) ? "" : " of \(file)")
    }

    func reason(_ block: Block) -> String {
        if isReused { return "reused" }
        guard last != nil else { return "to be run" }
        guard let change = changes.first(where: { $0.name == "block \(block.index + 1)" }) else {
            return "unchanged, runs again with the others"
        }
        return change.old == nil
            ? "to be run, it is new" : "to be run, its code changed: \(change.old ?? "") → \(change.new ?? "")"
    }

    /// What changed beside blocks.
    var otherLines: [String] {
        changes.filter { change in !notebook.blocks.contains { change.name == "block \($0.index + 1)" } }.map {
            "  \($0.words)"
        }
    }

    /// A line per trial and state.
    var runLines: [String] {
        if runs.isEmpty { return [] }
        let todo = missing
        let changeSummary = todo.changeSummary(beside: last?.runs ?? [])
        var lines = [
            "  \(counted(runs.count, "run")): \(runs.count - todo.count) reused, \(todo.count) to be trained\(changeSummary.isEmpty ? "" : " (\(changeSummary))")"
        ]
        var groups: [(name: String, seeds: [String])] = []
        for run in runs {
            let name =
                "\(run.trial), batch size \(run.batchSize), \(counted(run.epochs, "epoch")): \(run.isReused ? "reused" : run.epochs == 0 ? "to be evaluated" : "to be trained")"
            if groups.last?.name == name {
                groups[groups.count - 1].seeds.append("\(run.seed)")
            } else {
                groups.append((name, ["\(run.seed)"]))
            }
        }
        lines += groups.map {
            "    \($0.name), \(inNumber($0.seeds.count, "seed")) \($0.seeds.count > 50 ? "\($0.seeds[0]), …, \($0.seeds[$0.seeds.count - 1])" : $0.seeds.joined(separator: ", "))"
        }
        if let stop {
            lines.append("  Which runs follow block \(stop.index + 1) is known when these have been trained.")
        }
        return lines
    }
}
