/// Runs that are ended and go on from the state that was kept.
import Experiments
import Synchronization
import Testing

@testable import Engine

@Suite struct CheckpointTests {
    static let epochs = 5

    /// Models, optimizers and options that remember different things from epoch to epoch.
    static let specs: [(name: String, spec: RunSpec)] =
        Cases.models.map { ($0.name, spec($0, .adam())) }
        + Cases.optimizers.map { ($0.name, spec(Cases.models[3], $0.optimizer)) } + [
            ("nadam", spec(Cases.models[2], .nadam())), ("amsgrad", spec(Cases.models[1], .adam(amsgrad: true))),
            ("rmsprop", spec(Cases.models[1], .rmsprop(momentum: 0.5, centered: true))),
            ("clipping", spec(Cases.models[1], .adam().clipped(.globalNorm(0.1)))),
            (
                "probes",
                spec(Cases.models[1], .adam()) { $0.probes = [.gradients(every: 3), .loss(every: 1), .predictions] }
            ),
            (
                "best weights",
                spec(Cases.models[1], .sgd(learningRate: 0.8)) {
                    $0.earlyStopping = EarlyStopping(patience: 2, restoresBestWeights: true)
                }
            ),
        ]

    static func spec(_ model: Model, _ optimizer: Optimizer, _ change: (inout TrainingOptions) -> Void = { _ in })
        -> RunSpec
    {
        var spec = Cases.spec(model, optimizer, epochs: epochs)
        change(&spec.options)
        return spec
    }

    /// Ended in each epoch after the first, with another number of threads each time, and what was kept read back from
    /// bytes: the result is that of an undisturbed run, to the last bit.
    @Test(arguments: specs) func goesOnWithTheSameBits(name: String, spec: RunSpec) throws {
        let whole = try Cases.run(spec).reproducible
        let kept = Mutex<[UInt8]?>(nil)
        for ending in 2...Self.epochs + 1 {
            let seen = Mutex(0)
            let checkpoints = Checkpoints(
                interval: 0, last: { kept.withLock { $0 }.map { try! Checkpoint(bytes: $0) } },
                keep: { state in kept.withLock { $0 = state.bytes } })
            let calls = TrainingCallbacks(
                report: { if case .epoch(let epoch) = $0 { seen.withLock { $0 = epoch.number } } },
                isCancelled: { seen.withLock { $0 } == ending - 1 && ending <= Self.epochs }, checkpoints: checkpoints)
            let data = Cases.data()
            do {
                let result = try PreparedSamples.with(data, kernels: KernelVariants.choose(nil)) {
                    try carryOut(spec, $0, .exactly(1 + ending % 3), calls)
                }
                #expect(result.reproducible == whole, "\(name)")
            } catch EngineError.cancelled {
                #expect(ending <= Self.epochs)
            }
        }
        #expect(kept.withLock { $0 } != nil)
    }

    /// What is no state of this run is not gone on from.
    @Test func anothersStateIsLeftAlone() throws {
        let spec = Self.spec(Cases.models[1], .adam()), other = Self.spec(Cases.models[2], .adam())
        let kept = Mutex<Checkpoint?>(nil)
        func run(_ spec: RunSpec) throws -> RunResult {
            let checkpoints = Checkpoints(
                interval: 0, last: { kept.withLock { $0 } }, keep: { state in kept.withLock { $0 = state } })
            return try PreparedSamples.with(Cases.data(), kernels: KernelVariants.choose(nil)) {
                try carryOut(
                    spec, $0, .exactly(1),
                    TrainingCallbacks(report: { _ in }, isCancelled: { false }, checkpoints: checkpoints))
            }
        }
        _ = try run(other)
        let state = kept.withLock { $0 }
        #expect(try run(spec).reproducible == Cases.run(spec).reproducible)
        #expect(throws: (any Error).self) { try Checkpoint(bytes: state!.bytes.dropLast()) }
        #expect(throws: (any Error).self) { try Checkpoint(bytes: [1, 2, 3]) }
    }
}
