/// The engine's face: runs in, results out.
package import Datasets
package import Experiments
internal import Synchronization

/// Carries out one run. Events come from the calling thread; the result is the same for every number of threads.
/// Throws `ModelError` for a run that cannot be, `EngineError` for samples that are not as described, unknown kernels or a cancelled run.
package func train(
    _ spec: RunSpec, on data: LoadedDataset, threads: Int = 1, onEvent: (TrainingEvent) -> Void, isCancelled: () -> Bool = { false }
) throws -> RunResult {
    try spec.validate()
    let samples = try PreparedSamples(data)
    return try withoutActuallyEscaping(onEvent) { onEvent in
        try withoutActuallyEscaping(isCancelled) { isCancelled in
            let calls = Calls(report: onEvent, isCancelled: isCancelled)
            return try carryOut(spec, samples, threads: threads, calls)
        }
    }
}

/// Carries out many runs, `cores` at a time, the largest first; with more cores than runs, each run gets several threads. Events name the run by its
/// place in `specs` and come from several threads; results are in the order of `specs`. A run that finishes is reported even if another is cancelled.
package func train(
    _ specs: [RunSpec], on data: LoadedDataset, cores: Int, onEvent: @Sendable (_ run: Int, TrainingEvent) -> Void,
    isCancelled: @Sendable () -> Bool
) throws -> [RunResult] {
    for spec in specs { try spec.validate() }
    guard !specs.isEmpty else { return [] }
    let samples = try PreparedSamples(data)
    let order = specs.indices.sorted { (specs[$0].cost, $1) > (specs[$1].cost, $0) }
    let next = Atomic(0)
    let results = Mutex<[Result<RunResult, any Error>?]>(Array(repeating: nil, count: specs.count))
    let lanes = max(1, min(cores, specs.count))
    withoutActuallyEscaping(onEvent) { onEvent in
        withoutActuallyEscaping(isCancelled) { isCancelled in
            concurrently(lanes) { _ in
                while case let place = next.wrappingAdd(1, ordering: .relaxed).oldValue, place < order.count {
                    let run = order[place]
                    let calls = Calls(report: { onEvent(run, $0) }, isCancelled: isCancelled)
                    let result = Result { try carryOut(specs[run], samples, threads: max(1, cores / lanes), calls) }
                    results.withLock { $0[run] = result }
                }
            }
        }
    }
    return try results.withLock { try $0.map { try $0!.get() } }
}

/// A caller's closures, on their way to the one worker that calls them.
private struct Calls: @unchecked Sendable {
    let report: (TrainingEvent) -> Void
    let isCancelled: () -> Bool
}

private func carryOut(_ spec: RunSpec, _ samples: PreparedSamples, threads: Int, _ calls: Calls) throws -> RunResult {
    if calls.isCancelled() { throw EngineError.cancelled }
    let start = secondsNow()
    let run = TrainingRun(spec, train: samples.train, test: samples.test, kernels: samples.kernels)
    let team = Team(count: max(1, threads))
    concurrently(team.count) { index in
        run.work(Worker(index: index, team: team), report: calls.report, isCancelled: calls.isCancelled)
    }
    let result = try run.result(seconds: secondsNow() - start)
    calls.report(.finished(result))
    return result
}

private extension RunSpec {
    /// Roughly the run's time, in units of a parameter's update: five samples' products cost about as much as one update.
    var cost: Double {
        let parameters = (try? layers.summaries(input: dataset.shape).reduce(0) { $0 + $1.trainable }) ?? 0
        return Double(epochs) * (Double(dataset.trainCount) / 5 + Double(stepsPerEpoch)) * Double(parameters)
    }
}
