internal import Document
internal import Datasets
internal import Engine
internal import Foundation
internal import Notebook
internal import Outputs
internal import Report
internal import Runner
internal import Spelling
internal import Store

/// Gives a notebook its outputs: those that are kept, where nothing they depend on has changed, else those of a run.
struct NotebookRun {
    let installation: Installation
    /// The folder of the store.
    let store: String
    let jobs: Int
    /// Whether nothing that is kept is used, programs apart.
    let isFresh: Bool
    /// What notebooks may do.
    let bounds: NotebookBounds
    let console: Console
    /// Ends the run, which is then an error.
    var cancellation: Cancellation?
    /// A compiler that waits for what is changed next.
    var compiler: WaitingCompiler?
    /// Hears all outputs as they come.
    var listener: (Output) -> Void = { _ in }

    struct Outcome {
        var report: Report
        /// Whether nothing was run.
        var isReused = false
        /// What is new about the runs that were trained; "" where nothing can be said.
        var changeSummary = ""
    }

    /// - Throws: `Diagnostic` of a notebook that may not what it asks for, also where nothing would be run; `Diagnostics` of
    ///   what the compiler found; what keeps the program from being started; `CancellationError`.
    func outcome(of notebook: Notebook) throws -> Outcome {
        if notebook.blocks.isEmpty && notebook.inlines.isEmpty {
            if !notebook.quotations.isEmpty {
                let dependencies = Dependencies(
                    notebook, toolchain: installation.toolchain, isBounded: bounds.isBounded)
                try note(
                    Transcript(), dependencies, notebook, OutputCache(folder: store, onStoreError: console.storeError))
            }
            return Outcome(report: report(notebook, Transcript()))
        }
        let permissions = try bounds.permissions(of: notebook, console)
        let kept = OutputCache(folder: store, onStoreError: console.storeError)
        let dependencies = Dependencies(
            notebook, toolchain: installation.toolchain, isBounded: bounds.isBounded)
        let inputs = inputs(of: notebook)
        if !isFresh, let transcript = kept.transcript(for: dependencies, isCurrent: { inputs.isCurrent($0) }) {
            warn(transcript, notebook)
            try note(transcript, dependencies, notebook, kept)
            return Outcome(report: report(notebook, transcript), isReused: true)
        }
        let (transcript, read) = try run(notebook, permissions)
        // Data that was asked for is observed by itself.
        let observed = Set(transcript.inputs.flatMap(\.files).map { Notebook.path($0, besides: "") })
        let unlisted = read.filter { file in
            !observed.contains(file.path) && !observed.contains { $0.hasPrefix("\(file.path)/") }
        }
        warn(transcript, notebook)
        for warning in notebook.diagnostics(of: unlisted) { console.warn(warning) }
        var report = report(notebook, transcript)
        report.notices = notebook.notices(of: unlisted)
        markForeignRuns(in: &report)
        // What rests on results of others is not kept as what was made here.
        guard report.failure == nil, report.foreignRuns == 0 else { return Outcome(report: report) }
        let trained = transcript.runs.filter { !$0.isReused }
        let known = trained.isEmpty ? [] : kept.lastRun(of: notebook.path)?.runs ?? []
        if unlisted.isEmpty { try kept.keep(transcript, for: dependencies) }
        try note(transcript, dependencies, notebook, kept)
        return Outcome(
            report: report,
            changeSummary: isFresh ? "" : trained.changeSummary(beside: known))
    }
}

private extension NotebookRun {
    /// Says what blocks compute and do not show, whether they were run or not.
    func warn(_ transcript: Transcript, _ notebook: Notebook) {
        for warning in notebook.diagnostics(of: transcript.unshown) { console.warn(warning) }
    }

    var builder: ProgramBuilder {
        ProgramBuilder(
            toolchain: installation.toolchain, folder: store, waiting: compiler, onStoreError: console.storeError)
    }

    func inputs(of notebook: Notebook) -> NotebookInputs {
        NotebookInputs(
            folder: notebook.folder,
            digests: FileDigests(folder: isFresh ? nil : store, onStoreError: console.storeError))
    }

    func report(_ notebook: Notebook, _ transcript: Transcript) -> Report {
        Report(
            notebook: notebook, transcript: transcript, failure: transcript.failure.map(notebook.diagnostic),
            files: inputs(of: notebook).files(notebook.frontMatter.files + transcript.inputs.flatMap(\.files)),
            images: notebook.pictures(notebook.images + notebook.pictures(printedIn: transcript).map(\.image)))
    }

    /// Of outputs that are kept nothing is marked: they are this machine's own, and rest on no run of another's.
    func markForeignRuns(in report: inout Report) {
        let results = RunStore(folder: store, isFresh: isFresh) { _ in }
        var reused: [String] = []
        report.transcript.runs.forEachOnce { runs, place in
            if runs.isReused(at: place) { reused.append(runs.digest(at: place)) }
        }
        report.foreignRuns = results.foreignCount(of: reused, cores: jobs)
        if report.foreignRuns > 0 {
            console.warn(
                "\(report.notebook.path): \(report.foreignRuns) of \(counted(report.runCount, "run")) came with a store that another machine wrote, or a bnbook that did not sign results yet, \(store): the report says so until `bnbook verify` has carried them out again, or `bnbook store trust` takes them as they are"
            )
        }
    }

    /// What the notebook's program said, and the files that it read and `files:` lacks.
    func run(_ notebook: Notebook, _ permissions: Permissions?) throws -> (Transcript, [UnlistedFile]) {
        let display = console.progress(of: notebook)
        defer { display.finish() }
        display.note("compiling")
        let place = URL(filePath: store).path(percentEncoded: false)
        let runner = ProgramRunner(
            notebook, toolchain: installation.toolchain, places: .init(of: notebook, store: place),
            permissions: permissions, isFresh: isFresh, jobs: jobs,
            cancellation: cancellation)
        var unlisted: [UnlistedFile] = []
        let worker = try runner.startedWorker()
        let transcript = try builder.withProgram(of: notebook) { program in
            try runner.run(program, by: worker, onRead: { unlisted.append($0) }) { output in
                listener(output)
                switch output {
                case .warning(let text, let details):
                    // The program and bnbook may find the same, and it is said as the store is known here.
                    let warning = text.replacing(place, with: store)
                    if console.isNew(warning) { display.take(.warning(warning, details: details)) }
                case .notice(let text, _): if console.isNew(text) { display.take(output) }
                default: display.take(output)
                }
            }
        }
        return (transcript, unlisted)
    }

    /// Takes note of what this run depended on, so that the next can say what changed.
    func note(_ transcript: Transcript, _ dependencies: Dependencies, _ notebook: Notebook, _ kept: OutputCache) throws
    {
        var last = OutputCache.LastRun(
            path: absolutePath(notebook.path),
            dependencies: dependencies, inputs: transcript.inputs,
            runs: transcript.runs.kept,
            program: builder.key(of: notebook),
            formulas: Set(notebook.formulas.flatMap { [MathCache.key($0), MathCache.typstKey($0)] }).sorted())
        last.quotes = kept.lastRun(of: notebook.path)?.quotes
        try kept.keep(last)
    }
}
