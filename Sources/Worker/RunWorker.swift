package import Datasets
package import Engine
internal import Experiments
package import Outputs
package import Store

/// Carries out what a notebook's program asks for: runs, data sets, files of weights. It takes specifications alone, so what
/// a run gave never comes from a notebook's code.
package struct RunWorker: Sendable {
    let runs: RunStore
    let jobs: Int
    let locator: DatasetLocator
    let known: KnownDatasets
    let digests: FileDigests
    /// Whether a file may be written to this path.
    let mayWrite: @Sendable (String) -> Bool
    let loaded = LoadedDatasets()

    /// Keeps everything in the store at `store`, `nil` for nothing; a fresh one takes nothing from it. `environment` says
    /// where data is. What is wrong with the store is told to `onStoreError`.
    package init(
        store: String?, isFresh: Bool, jobs: Int, environment: [String: String],
        mayWrite: @escaping @Sendable (String) -> Bool = { _ in true },
        onStoreError: @escaping @Sendable (StoreError) -> Void
    ) {
        let remembered = isFresh ? nil : store
        self.init(
            runs: RunStore(folder: store, isFresh: isFresh, onStoreError: onStoreError), jobs: jobs,
            locator: DatasetLocator(environment: environment),
            known: KnownDatasets(folder: remembered, onStoreError: onStoreError),
            digests: FileDigests(folder: remembered, onStoreError: onStoreError), mayWrite: mayWrite)
    }

    /// The reply to a request; how it comes along is told to `onProgress`, from several threads.
    package func reply(to request: Request, onProgress: @escaping @Sendable (Progress) -> Void) -> Reply {
        var said: [Output] = []
        do {
            let answer = try answer(request, &said, onProgress)
            return Reply(said: said, answer: answer)
        } catch {
            var isMissing = false
            if case .notFound? = error as? DatasetError { isMissing = true }
            return Reply(said: said, answer: .failed("\(error)", isMissing: isMissing))
        }
    }
}

extension RunWorker {
    /// One that takes runs from `runs` and keeps them there, and of data sets remembers nothing.
    package init(
        runs: RunStore, jobs: Int, locator: DatasetLocator = DatasetLocator(environment: [:]),
        known: KnownDatasets = KnownDatasets(folder: nil) { _ in },
        digests: FileDigests = FileDigests(folder: nil) { _ in },
        mayWrite: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        (self.runs, self.jobs, self.locator, self.known, self.digests) = (runs, jobs, locator, known, digests)
        self.mayWrite = mayWrite
    }
}

private extension RunWorker {
    func answer(_ request: Request, _ said: inout [Output], _ onProgress: @escaping @Sendable (Progress) -> Void) throws
        -> Reply.Answer
    {
        switch request {
        case .runs(let wanted, isPlanned: true): .results(try plan(wanted, &said))
        case .runs(let wanted, isPlanned: false): .results(try results(wanted, &said, onProgress))
        case .dataset(let source): .dataset(try dataset(source, &said, onProgress))
        case .digest(let files): .digest(digests.digest(of: files))
        case .rows(let rows): .dataset(loaded.remembered(try loadRows(rows)))
        case .testImages(let dataset, let places): .testImages(try testImages(dataset, places))
        case .holdsArrays(let places): .holds(try places.allSatisfy(holdsArray))
        case .tableReport(let dataset): .tableReport(try reportTable(of: samples(of: dataset)))
        case .featureNames(let dataset): .names(try samples(of: dataset).featureNames)
        case .groups(let dataset, let column, let count, let seed, let part):
            .count(try samples(of: dataset).groupedSelection(column, count: count, seed: seed, of: part).count)
        case .saveWeights(let spec, let isFolded, let path): try saveWeights(spec, isFolded, path)
        }
    }

    func plan(_ wanted: [WantedRuns], _ said: inout [Output]) throws -> ResultList {
        let digests = try WantedSpecs(wanted).digests(cores: jobs)
        let done = zip(digests, runs.results(digests, cores: jobs)).map { digest, kept in
            RunDone(digest: digest, result: kept, isReused: kept != nil)
        }
        said += try RunSeries.all(wanted, done).map { Output.runs($0) }
        return ResultList(done.lazy.map(\.result))
    }

    func results(
        _ wanted: [WantedRuns], _ said: inout [Output], _ onProgress: @escaping @Sendable (Progress) -> Void
    ) throws -> ResultList {
        let specs = WantedSpecs(wanted)
        let progress = TrainingProgress(specs, onProgress: onProgress)
        let executed = try execute(
            specs, store: runs, jobs: jobs, onMissing: progress.begin,
            samples: { try loaded.samples(of: $0, locator: locator) { onProgress(Progress($0)) } },
            onEvent: { progress.note($1, ofRun: $0) })
        let done = executed.lazy.map { RunDone(digest: $0.digest, result: $0.result, isReused: $0.isReused) }
        said += try RunSeries.all(wanted, done).map { Output.runs($0) }
        return ResultList(executed.lazy.map(\.result))
    }

    func saveWeights(_ spec: RunSpec, _ isFolded: Bool, _ path: String) throws -> Reply.Answer {
        guard mayWrite(path) else {
            throw RequestError(
                "\(path) may not be written: a notebook writes only what its front matter allows; expected `allow: [write: \(path)]` there"
            )
        }
        let found = try finalWeights(of: [spec], store: runs, jobs: jobs, samples: samples)
        try writeWeights(isFolded ? spec.folded(found[0]) : found[0], to: path)
        return .done
    }
}

private extension RunSpec {
    /// The run's weights, folded, with what a reader of their file wants to know.
    func folded(_ weights: Safetensors) throws -> Safetensors {
        var folded = weights.folded(layers)
        folded.metadata = [
            "model": layers.folded.numbered, "folded from": layers.numbered, "data": data,
            "data digest": dataset.identity, "seed": "\(seed)", "run": try digest(),
        ]
        return folded
    }
}

private extension [Layer] {
    /// A line for each layer, with the number that its weights' names begin with.
    var numbered: String { enumerated().map { "\($0 + 1) \($1)" }.joined(separator: "\n") }
}
