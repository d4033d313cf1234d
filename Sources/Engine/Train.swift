package import Datasets
package import Experiments
internal import Store
internal import Synchronization

/// Carries out one run. Events come from the calling thread; the result is the same for every number of threads.
/// Throws `ModelError` for a run that cannot be, `EngineError` for samples that are not as described, unknown kernels
/// or a cancelled run.
package func train(
    _ spec: RunSpec, on data: LoadedDataset, threads: Int = 1, onEvent: (TrainingEvent) -> Void,
    isCancelled: () -> Bool = { false }
) throws -> RunResult {
    try spec.validate()
    return try PreparedSamples.with(data, kernels: KernelVariants.fromEnvironment()) { samples in
        try withoutActuallyEscaping(onEvent) { onEvent in
            try withoutActuallyEscaping(isCancelled) { isCancelled in
                try carryOut(
                    spec, samples, .exactly(threads), TrainingCallbacks(report: onEvent, isCancelled: isCancelled))
            }
        }
    }
}

/// Carries out many runs, `cores` at a time, the largest first. A run has a core of its own; where there are fewer runs
/// than cores, or become fewer, each borrows free ones for an epoch, as far as its network makes that pay
/// (`Network.usefulThreads`). Events name the run by its place in `specs` and come from several threads; results are in
/// the order of `specs`. A run that finishes is reported even if another is cancelled. `initial` holds the weights of
/// those that begin with saved ones; `onWeights` is given what each ends with that has not diverged. `turn` is asked
/// about a run when its turn has come, and again, `waits`, when only such are left as it put off. `checkpoints` says where
/// the state of a run is kept.
package func train(
    _ specs: [RunSpec], from initial: [Safetensors?]? = nil, on data: LoadedDataset, cores: Int,
    onEvent: @Sendable (_ run: Int, TrainingEvent) -> Void,
    onWeights: (@Sendable (_ run: Int, Safetensors) -> Void)? = nil,
    turn: @Sendable (_ run: Int, _ waits: Bool) throws -> Turn = { _, _ in .train(nil) },
    checkpoints: (@Sendable (_ run: Int) -> Checkpoints?)? = nil,
    isCancelled: @Sendable () -> Bool
) throws -> [RunResult] {
    for spec in specs { try spec.validate() }
    guard !specs.isEmpty else { return [] }
    return try PreparedSamples.with(data, kernels: KernelVariants.fromEnvironment()) { samples in
        try withoutActuallyEscaping(onEvent) { onEvent in
            try withoutActuallyEscaping(isCancelled) { isCancelled in
                try spread(specs, over: cores, turn) { run, cores in
                    let calls = TrainingCallbacks(
                        report: { onEvent(run, $0) }, isCancelled: isCancelled,
                        onWeights: onWeights.map { onWeights in { onWeights(run, $0) } },
                        checkpoints: checkpoints?(run))
                    return try carryOut(specs[run], from: initial?[run], samples, cores, calls)
                }
            }
        }
    }
}

/// Calls `carryOut` for each run that is to be trained, the largest first, and returns the results in the
/// order of the runs.
private func spread(
    _ specs: [RunSpec], over cores: Int, _ turn: @Sendable (_ run: Int, _ waits: Bool) throws -> Turn,
    _ carryOut: @Sendable (_ run: Int, Cores) throws -> RunResult
) throws -> [RunResult] {
    let order = specs.indices.sorted { (specs[$0].cost, $1) > (specs[$1].cost, $0) }
    let next = Atomic(0)
    let later = Mutex<[Int]>([])
    let results = Mutex<[Result<RunResult, any Error>?]>(Array(repeating: nil, count: specs.count))
    @Sendable func take(_ run: Int, on cores: Cores, waits: Bool) {
        let result = Result<RunResult?, any Error> {
            switch try turn(run, waits) {
            case .train(let lock): try withExtendedLifetime(lock) { try carryOut(run, cores) }
            case .done(let result): result
            case .later: nil
            }
        }
        if case .success(nil) = result { return later.withLock { $0.append(run) } }
        results.withLock { $0[run] = result.map { $0! } }
    }
    let own = max(1, min(cores, specs.count)), free = FreeCores(Array(own..<max(own, cores)))
    concurrently(on: Array(0..<own)) { core in
        let cores = Cores(own: core, free: free)
        while case let place = next.wrappingAdd(1, ordering: .relaxed).oldValue, place < order.count {
            take(order[place], on: cores, waits: false)
        }
        while let run = later.withLock({ $0.popLast() }) { take(run, on: cores, waits: true) }
        free.give([core])
    }
    return try results.withLock { try $0.map { try $0!.get() } }
}

/// A caller's closures, on their way to the one worker that calls them.
struct TrainingCallbacks: @unchecked Sendable {
    let report: (TrainingEvent) -> Void
    let isCancelled: () -> Bool
    var onWeights: ((Safetensors) -> Void)? = nil
    var checkpoints: Checkpoints? = nil
}

/// `initial` are the weights that the run begins with, where it begins with saved ones.
func carryOut(
    _ spec: RunSpec, from initial: Safetensors? = nil, _ samples: PreparedSamples, _ cores: Cores,
    _ calls: TrainingCallbacks
) throws -> RunResult {
    if calls.isCancelled() { throw EngineError.cancelled }
    let run = try TrainingRun(spec, from: initial, samples)
    run.work(cores, calls)
    let result = try run.result()
    if !result.hasDiverged { calls.onWeights?(run.weights) }
    calls.report(.finished(result))
    return result
}

extension RunSpec {
    /// Roughly the run's time, in units of a parameter's update: five samples' products cost about as much as one
    /// update.
    package var cost: Double {
        let parameters = (try? layers.summaries(input: dataset.shape).reduce(0) { $0 + $1.trainable }) ?? 0
        return Double(steps) / Double(stepsPerEpoch) * (Double(dataset.trainCount) / 5 + Double(stepsPerEpoch))
            * Double(parameters)
    }
}
