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

            EXAMPLES
              bnbook execute todo/*.json
              bnbook execute run.json --store notebooks/.bnbook
            """)

    @Argument(help: "Files that hold one run each.")
    var files: [String]

    @Option(help: "The store's folder (default: BNBOOK_STORE, else .bnbook in the working folder).")
    var store: String?

    @Option(help: "How many cores to train on (default: all).")
    var jobs: Int?

    func validate() throws {
        try expectNamed(store, "--store")
        try expectJobs(jobs)
    }

    func run() throws {
        let console = Console(isQuiet: false)
        let events = EventLog()
        let isKept = Atomic(true)
        do {
            let specs = try files.map { try RunFile(path: $0).spec }
            let results = RunStore(folder: store ?? Installation.namedStore ?? ".bnbook") { error in
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
}

private extension ExecuteCommand {
    func carryOut(_ specs: [RunSpec], _ results: RunStore, _ events: EventLog) throws {
        let locator = DatasetLocator(environment: ProcessInfo.processInfo.environment)
        // Runs of one data set share its samples.
        for dataset in specs.map(\.dataset).reduce(into: [Dataset](), { if !$0.contains($1) { $0.append($1) } }) {
            let own = specs.filter { $0.dataset == dataset }
            let digests = try own.map { try $0.digest() }
            let done = try Engine.execute(
                own, store: results, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
                samples: { try load($0, locator: locator) }, onEvent: { events.say($1, of: digests[$0]) })
            for run in done where run.isReused { events.say(.finished(run.result), of: run.digest) }
        }
    }
}

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
