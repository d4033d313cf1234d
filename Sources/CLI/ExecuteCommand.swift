internal import ArgumentParser
internal import Datasets
internal import Engine
internal import Experiments
internal import Foundation
internal import Store
internal import Synchronization

/// `bnbook execute`: carries out training runs given as files.
struct ExecuteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "execute",
        abstract: "Carry out training runs given as JSON, and keep their results in the store.",
        discussion: """
            A run is a file such as `bnbook why NOTEBOOK --runs FOLDER` writes (docs/run-json.md). Its events come on \
            standard output, one JSON object a line; a run whose result is kept already only finishes. The next render of the \
            notebook finds the results. The exit code is 75 where results could not be kept.

            With --list, the runs are those of a list such as `bnbook why NOTEBOOK --list FILE` writes, or the part of \
            them that --task says: what one process of a cluster's job carries out (docs/clusters.md). Nothing is downloaded \
            then, and events come with --progress.

            EXAMPLES
              bnbook execute todo/*.json
              bnbook execute run.json --store notebooks/.bnbook
              bnbook execute --list runs.jsonl --task 7/200 --store notebooks/.bnbook
            """)

    @Argument(help: "Files that hold one run each.")
    var files: [String] = []

    @Option(help: ArgumentHelp("A list of runs, in the place of files.", valueName: "file"))
    var list: String?

    @Option(
        help: ArgumentHelp(
            "Which part of the list: 0/200 to 199/200 are all of it (default: 0/1).", valueName: "number/count"))
    var task: TaskNumber?

    @Flag(help: "With --list: write the events of runs, as without.")
    var progress = false

    @Option(help: "The store's folder (default: BNBOOK_STORE, else .bnbook in the working folder).")
    var store: String?

    @Option(help: "How many cores to train on (default: all).")
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "Keep the state of a run when it has taken this long, and go on from there.", valueName: "seconds",
            visibility: .hidden))
    var checkpointInterval = Checkpoints.usualInterval

    func validate() throws {
        try expectNamed(store, "--store")
        try expectJobs(jobs)
        try expectNamed(list, "--list")
        if list == nil && files.isEmpty {
            throw ValidationError("there is nothing to carry out; expected files or --list")
        }
        if list != nil && !files.isEmpty {
            throw ValidationError("there are files beside --list; expected one or the other")
        }
        if list == nil && task != nil { throw ValidationError("--task is given without --list") }
    }

    func run() throws { if let list { try carryOut(list: list) } else { try carryOutFiles() } }
}

private extension ExecuteCommand {
    /// Where results are kept.
    var folder: String { store ?? Installation.namedStore ?? ".bnbook" }

    var cores: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    func carryOut(list: String) throws {
        let console = Console(isQuiet: false), events = EventLog()
        let part = try ListTask(
            path: list, task: task ?? TaskNumber(index: 0, count: 1), store: folder, jobs: cores,
            checkpointInterval: checkpointInterval,
            environment: ProcessInfo.processInfo.environment)
        let isVerbose = progress
        let ending = part.carryOut(
            onEvent: { if isVerbose { events.say($1, of: $0) } },
            onProblem: { console.error(TaskProblem(description: $0)) })
        guard let code = ending.exitCode else { return }
        throw ExitCode(code)
    }

    func carryOutFiles() throws {
        let console = Console(isQuiet: false)
        let events = EventLog()
        let isKept = Atomic(true)
        do {
            let specs = try files.map { try RunFile(path: $0).spec }
            let results = RunStore(folder: folder, checkpointInterval: checkpointInterval) { error in
                if case .keepsNothing = error { isKept.store(false, ordering: .relaxed) }
                console.storeError(error)
            }
            try carryOut(specs, results, events)
        } catch {
            console.error(error)
            throw ExitCode(1)
        }
        if let reason = events.failure { console.error(ExecuteError.unsaid(reason)) }
        guard isKept.load(ordering: .relaxed) else {
            console.error(ExecuteError.unkept)
            throw ExitCode(EX_TEMPFAIL)
        }
        if events.failure != nil { throw ExitCode(1) }
    }

    func carryOut(_ specs: [RunSpec], _ results: RunStore, _ events: EventLog) throws {
        let locator = DatasetLocator(environment: ProcessInfo.processInfo.environment)
        // Runs of one data set share its samples.
        for dataset in specs.map(\.dataset).reduce(into: [Dataset](), { if !$0.contains($1) { $0.append($1) } }) {
            let own = specs.filter { $0.dataset == dataset }
            let digests = try own.map { try $0.digest() }
            let done = try Engine.execute(
                own, store: results, jobs: cores,
                samples: { try load($0, locator: locator) }, onEvent: { events.say($1, of: digests[$0]) })
            for run in done where run.isReused { events.say(.finished(run.result), of: run.digest) }
        }
    }
}

extension TaskNumber: ExpressibleByArgument {
    /// "7/200".
    public init?(argument: String) { self.init(argument) }
}

private extension ListTask.Ending {
    /// `nil` where all went well.
    var exitCode: Int32? {
        switch self {
        case .kept: nil
        case .failed: 1
        case .unwritable: EX_TEMPFAIL
        }
    }
}

/// What went wrong with some of a task's runs, in words.
private struct TaskProblem: Error, CustomStringConvertible { let description: String }

/// What is wrong though every run was carried out.
private enum ExecuteError: Error, CustomStringConvertible {
    case unkept
    case unsaid(String)

    var description: String {
        switch self {
        case .unkept:
            "the runs were carried out, but not all results could be kept; they are carried out again the next time"
        case .unsaid(let reason): "not all events could be written: \(reason)"
        }
    }
}
