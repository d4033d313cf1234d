/// One run at work: the loop over epochs and steps.
internal import CKernels
internal import Experiments
internal import Synchronization

/// Each worker of the team calls `work`; the first one reports and decides.
final class TrainingRun: @unchecked Sendable {
    private let spec: RunSpec
    private let train: Images
    private let test: Images
    private let network: Network
    private let capacity: Int
    private let order: UnsafeMutablePointer<UInt32>
    /// Two: a worker may gather the next batch while another is still at this one.
    private let memories: [BatchMemory]
    /// The step at which all workers stop. They compare it with their own: one that lags must not stop a step before the others.
    private let lastStep = Atomic(Int.max)
    private var epochs: [Epoch] = []
    private var divergedAtStep: Int?

    init(_ spec: RunSpec, train: Images, test: Images, kernels: Kernels) {
        self.spec = spec
        self.train = train
        self.test = test
        capacity = max(spec.batchSize, 64)
        network = Network(spec.layers, shape: spec.dataset.shape, capacity: capacity, optimizer: spec.optimizer, loss: spec.loss, seed: spec.seed, kernels: kernels)
        order = .allocate(capacity: train.count)
        memories = (0..<2).map { _ in BatchMemory(capacity: spec.batchSize, inputs: train.inputs) }
    }

    deinit { order.deallocate() }

    /// `report` and `isCancelled` are called by the team's first worker only.
    func work(_ worker: Worker, report: (TrainingEvent) -> Void, isCancelled: () -> Bool) {
        var progress = Progress(total: spec.epochs * spec.stepsPerEpoch)
        var optimizer = OptimizerSteps(spec.optimizer)
        for number in 1...spec.epochs {
            if worker.leads { shuffle(order, count: train.count, seed: spec.seed, epoch: number) }
            worker.wait()
            guard let trained = trainEpoch(number, worker, &optimizer, &progress, report, isCancelled) else { return }
            let tested = evaluate(worker)
            guard worker.leads else { continue }
            epochs.append(epoch(number, trained: trained, tested: tested))
            report(.epoch(epochs[epochs.count - 1]))
        }
    }

    /// What the run gave; after all workers have returned.
    func result(seconds: Double) throws(EngineError) -> RunResult {
        guard lastStep.load(ordering: .relaxed) == .max else { throw .cancelled }
        return RunResult(epochs: epochs, divergedAtStep: divergedAtStep, weightsDigest: network.digest, seconds: seconds)
    }
}

private extension TrainingRun {
    typealias Sums = (loss: Double, correct: Int)

    /// Nil if the loss was not a number, or the run was cancelled.
    func trainEpoch(
        _ number: Int, _ worker: Worker, _ optimizer: inout OptimizerSteps, _ progress: inout Progress, _ report: (TrainingEvent) -> Void,
        _ isCancelled: () -> Bool
    ) -> Sums? {
        var sums: Sums = (0, 0)
        for start in stride(from: 0, to: train.count, by: spec.batchSize) {
            progress.done += 1
            optimizer.advance()
            if worker.leads && isCancelled() { lastStep.store(progress.done, ordering: .relaxed) }
            let rows = min(spec.batchSize, train.count - start)
            let step = Step(
                batch: gather(from: start, rows, worker, into: memories[progress.done % 2]), rows: rows, number: progress.done, training: true,
                statistics: .batch, optimizer: optimizer.current, decay: optimizer.decay, mayFuse: optimizer.isPlain, worker: worker)
            let (loss, correct) = network.forward(step)
            if progress.done >= lastStep.load(ordering: .relaxed) { return nil }
            guard loss.isFinite else {
                if worker.leads { divergedAtStep = progress.done }
                return nil
            }
            network.backward(step)
            sums = (sums.loss + loss, sums.correct + correct)
            if worker.leads && progress.isDue() {
                report(.step(done: progress.done, of: progress.total, epoch: number, loss: loss / Double(rows)))
            }
        }
        return sums
    }

    /// The next images in this epoch's order, each worker copying its share.
    func gather(from start: Int, _ rows: Int, _ worker: Worker, into memory: BatchMemory) -> Batch {
        let own = worker.rows(of: rows)
        train.gather(order + start + own.lowerBound, count: own.count, into: memory, at: own.lowerBound)
        worker.wait()
        return train.batch(in: memory)
    }

    func evaluate(_ worker: Worker) -> Sums {
        var sums: Sums = (0, 0)
        for start in stride(from: 0, to: test.count, by: capacity) {
            let step = Step(
                batch: test.batch(from: start), rows: min(capacity, test.count - start), number: 0, training: false, optimizer: BNOptimizer(),
                worker: worker)
            let (loss, correct) = network.forward(step)
            sums = (sums.loss + loss, sums.correct + correct)
        }
        return sums
    }

    func epoch(_ number: Int, trained: Sums, tested: Sums) -> Epoch {
        Epoch(
            number: number, trainLoss: trained.loss / Double(train.count), trainAccuracy: Double(trained.correct) / Double(train.count),
            testLoss: tested.loss / Double(test.count), testAccuracy: Double(tested.correct) / Double(test.count))
    }
}
