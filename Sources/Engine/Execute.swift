package import Datasets
package import Experiments
internal import Synchronization

/// A run that was carried out, or found done.
package struct ExecutedRun: Sendable {
    /// The run's name in the store.
    package var digest: String
    /// What the run gave.
    package var result: RunResult
    /// Whether the result came from the store.
    package var isReused: Bool
}

/// The one door through which runs are carried out: a notebook's experiments and `bnbook execute` use it alike.
/// Results in the order of `specs`: those in `store` are taken, each other run is trained once and kept as soon as it
/// is done, where no other process has done it meanwhile. Runs that others begin with are carried out before them,
/// where their weights are not in the store. All
/// `specs` are on one data set.
/// `onMissing` is told the places of what will be trained, and `samples` asked for only then; events name the run by
/// its place in `specs`, 0 for the first, and come from several threads.
/// - Throws: what `train` throws, and what `samples` throws.
package func execute(
    _ specs: some RandomAccessCollection<RunSpec> & Sendable, store: RunStore, jobs: Int,
    onMissing: (_ missing: [Int]) -> Void = { _ in }, samples: (Dataset) throws -> LoadedDataset,
    onEvent: @Sendable (_ run: Int, TrainingEvent) -> Void, isCancelled: @Sendable () -> Bool = { false }
) throws -> [ExecutedRun] {
    let digests = try specs.digests(cores: jobs)
    var results = store.results(digests, cores: jobs), isReused = results.map { $0 != nil }
    var places: [String: Int] = [:]
    let missing = digests.indices.filter { place in
        guard results[place] == nil, places[digests[place]] == nil else { return false }
        places[digests[place]] = place
        return true
    }
    if !missing.isEmpty {
        onMissing(missing)
        let own = missing.map { specs[specs.index(specs.startIndex, offsetBy: $0)] }
        let initial = try initialWeights(of: own, store: store, jobs: jobs, samples: samples, isCancelled: isCancelled)
        let found = Mutex<[Int]>([])
        let trained = try train(
            own, from: initial, on: samples(own[0].dataset), cores: jobs,
            onEvent: { place, event in
                if case .finished(let result) = event { store.keep(result, digests[missing[place]]) }
                onEvent(missing[place], event)
            },
            onWeights: { place, weights in store.hold(weights, digests[missing[place]]) },
            turn: { place, waits in
                let turn = try store.turn(digests[missing[place]], waits: waits, isCancelled: isCancelled)
                if case .done(let result) = turn {
                    found.withLock { $0.append(missing[place]) }
                    onEvent(missing[place], .finished(result))
                }
                return turn
            }, checkpoints: { store.checkpoints(digests[missing[$0]]) }, isCancelled: isCancelled)
        for (place, result) in zip(missing, trained) { results[place] = result }
        for place in found.withLock(\.self) { isReused[place] = true }
        // Those that are asked for twice.
        for place in digests.indices where results[place] == nil {
            let first = places[digests[place]]!
            (results[place], isReused[place]) = (results[first], isReused[first])
        }
    }
    return digests.indices.map {
        ExecutedRun(digest: digests[$0], result: results[$0]!, isReused: isReused[$0])
    }
}
