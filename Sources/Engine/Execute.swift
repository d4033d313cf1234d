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
/// its place in `specs` and come from several threads.
/// - Throws: what `train` throws, and what `samples` throws.
package func execute(
    _ specs: [RunSpec], store: RunStore, jobs: Int, onMissing: (_ missing: [Int]) -> Void = { _ in },
    samples: (Dataset) throws -> LoadedDataset,
    onEvent: @Sendable (_ run: Int, TrainingEvent) -> Void, isCancelled: @Sendable () -> Bool = { false }
) throws -> [ExecutedRun] {
    let digests = try specs.digests()
    var results: [String: RunResult] = [:]
    for digest in Set(digests) { results[digest] = store.result(digest) }
    var reused = Set(results.keys)
    var seen = reused
    let missing = specs.indices.filter { seen.insert(digests[$0]).inserted }
    if !missing.isEmpty {
        onMissing(missing)
        let own = missing.map { specs[$0] }
        let initial = try initialWeights(of: own, store: store, jobs: jobs, samples: samples, isCancelled: isCancelled)
        let found = Mutex<Set<String>>([])
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
                    _ = found.withLock { $0.insert(digests[missing[place]]) }
                    onEvent(missing[place], .finished(result))
                }
                return turn
            }, checkpoints: { store.checkpoints(digests[missing[$0]]) }, isCancelled: isCancelled)
        reused.formUnion(found.withLock(\.self))
        for (place, result) in zip(missing, trained) { results[digests[place]] = result }
    }
    return digests.map { ExecutedRun(digest: $0, result: results[$0]!, isReused: reused.contains($0)) }
}
