internal import ArgumentParser
internal import Datasets
internal import Engine
internal import Experiments
internal import Foundation

/// `bnbook execute`: carries out training runs given as files.
struct ExecuteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "execute",
        abstract: "Carry out training runs given as JSON, and keep their results in the store.",
        discussion: """
            A run is a file such as `bnbook why NOTEBOOK --runs FOLDER` writes (docs/run-json.md). Its events come on standard output,
            one JSON object a line; a run whose result is kept already only finishes. The next render of the notebook finds the results.

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
        if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs); expected at least 1") }
    }

    func run() throws {
        let console = Console(isQuiet: false)
        do {
            let specs = try files.map(read)
            let folder = store ?? Installation.namedStore ?? ".bnbook"
            let results = RunStore(folder: folder, onStoreError: console.storeError)
            let locator = DatasetLocator(environment: ProcessInfo.processInfo.environment)
            // Runs of one data set share its samples.
            for dataset in specs.map(\.dataset).reduce(into: [Dataset](), { if !$0.contains($1) { $0.append($1) } }) {
                let own = specs.filter { $0.dataset == dataset }
                let done = try Engine.execute(
                    own, store: results, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
                    samples: { try load($0, locator: locator) }, onEvent: { say($1, of: try? own[$0].digest()) })
                for run in done where run.isReused { say(.finished(run.result), of: run.digest) }
            }
        } catch {
            console.error(error)
            throw ExitCode(1)
        }
    }
}

private extension ExecuteCommand {
    /// - Throws: `RunFileError`.
    func read(_ path: String) throws -> RunSpec {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw RunFileError.unreadable(path, reason: String(cString: strerror(errno)))
        }
        do { return try RunSpec(json: [UInt8](bytes)) } catch let error as ModelError {
            throw RunFileError.impossible(path, reason: error)
        } catch let error as DecodingError {
            throw RunFileError.malformed(path, reason: RunFileError.words(error))
        }
    }
}

/// One line for each event, whole also where several runs train at once.
private func say(_ event: TrainingEvent, of digest: String?) {
    guard let digest, let line = try? event.json(run: digest) else { return }
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
