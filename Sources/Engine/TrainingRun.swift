internal import CKernels
internal import Experiments
internal import Synchronization

/// One run at work: the loop over epochs and steps.
///
/// Each worker of the team calls `work`; the first one reports and decides.
final class TrainingRun: @unchecked Sendable {
    private let spec: RunSpec
    private let train: Images
    private let network: Network
    private let evaluation: Evaluation
    private let prober: Prober
    private let order: UnsafeMutablePointer<UInt32>
    /// Two: a worker may gather the next batch while another is still at this one.
    private let memories: [BatchMemory]
    /// The step at which all workers stop. They compare it with their own: one that lags must not stop a step before
    /// the others.
    private let lastStep = Atomic(Int.max)
    /// What the first worker decided after an epoch; the others read it when they have waited for it.
    private var monitor: EarlyStoppingMonitor
    private var epochs: [Epoch] = []
    private var divergedAtStep: Int?

    /// - Throws: for saved weights that are not the model's.
    init(_ spec: RunSpec, from initial: Safetensors?, _ samples: PreparedSamples) throws(EngineError) {
        precondition(
            (spec.initialWeights == nil) == (initial == nil),
            "a run that begins with saved weights needs them, and no other does")
        self.spec = spec
        let train = samples.train
        self.train = train
        let capacity = max(spec.batchSize, 64)
        network = Network(
            spec.layers, shape: spec.dataset.shape, holdsFeatures: train.holdsFeatures, capacity: capacity,
            optimizer: spec.optimizer,
            loss: spec.loss, seed: spec.seed, kernels: samples.kernels)
        if let initial { try network.take(initial, freshLayers: spec.initialWeights?.freshLayers ?? []) }
        evaluation = Evaluation(
            network, samples, capacity: capacity, batchSize: spec.batchSize,
            training: spec.options.trainingSetEvaluation.map {
                EvaluatedSamples($0, of: train, capacity: capacity, seed: spec.seed)
            })
        prober = Prober(spec.options.probes, network)
        monitor = EarlyStoppingMonitor(spec)
        order = .allocate(capacity: train.count)
        memories = (0..<2).map { _ in
            BatchMemory(capacity: spec.batchSize, inputs: train.inputs, holdsFeatures: train.holdsFeatures)
        }
    }

    deinit { order.deallocate() }

    /// `report` and `isCancelled` are called by the team's first worker only.
    func work(_ worker: Worker, report: (TrainingEvent) -> Void, isCancelled: () -> Bool) {
        var progress = StepProgress(total: spec.steps)
        var optimizer = OptimizerSteps(spec.optimizer)
        if spec.initialWeights?.reestimatesAverages == true { evaluation.reestimateAverages(worker) }
        if spec.steps == 0 { note(evaluation.untrained(statistics: spec.options.statistics, worker), worker, report) }
        for number in 1..<spec.epochCount + 1 {
            if worker.leads {
                spec.options.order.draw(order, of: train, batchSize: spec.batchSize, seed: spec.seed, epoch: number)
            }
            worker.wait()
            guard let trained = trainEpoch(number, worker, &optimizer, &progress, report, isCancelled) else { return }
            let record = evaluation.epoch(number, trained: trained, statistics: spec.options.statistics, worker)
            note(record, worker, report)
            if worker.leads { monitor.note(record, network) }
            worker.wait()
            optimizer.plateauFactor = monitor.factor
            if monitor.isOver { break }
        }
        finish(worker)
    }

    /// What the run ended with; after all workers have returned.
    var weights: Safetensors { network.weights }

    /// What the run gave; after all workers have returned.
    func result(seconds: Double) throws(EngineError) -> RunResult {
        guard lastStep.load(ordering: .relaxed) == .max else { throw .cancelled }
        return RunResult(
            epochs: epochs, divergedAtStep: divergedAtStep, weightsDigest: network.digest, seconds: seconds,
            measurements: spec.options.probes.isEmpty ? nil : prober.log.measurements,
            predictions: prober.log.predictions,
            bestEpoch: spec.options.earlyStopping?.restoresBestWeights == true ? monitor.bestEpoch : nil)
    }
}

private extension TrainingRun {
    func note(_ record: Epoch, _ worker: Worker, _ report: (TrainingEvent) -> Void) {
        guard worker.leads else { return }
        epochs.append(record)
        report(.epoch(record))
    }

    /// Nil if the loss was not a number, or the run was cancelled.
    func trainEpoch(
        _ number: Int, _ worker: Worker, _ optimizer: inout OptimizerSteps, _ progress: inout StepProgress,
        _ report: (TrainingEvent) -> Void,
        _ isCancelled: () -> Bool
    ) -> Evaluation.Sums? {
        var sums = Evaluation.Sums()
        for start in stride(from: 0, to: train.count, by: spec.batchSize) where progress.done < progress.total {
            progress.done += 1
            optimizer.advance()
            if worker.leads && isCancelled() { lastStep.store(progress.done, ordering: .relaxed) }
            let rows = min(spec.batchSize, train.count - start)
            let isProbed = prober.isDue(at: progress.done)
            let step = Step(
                batch: gather(from: start, rows, worker, into: memories[progress.done % 2]), rows: rows,
                number: progress.done, training: true,
                statistics: .batch, optimizer: optimizer.current, decay: optimizer.decay,
                mayFuse: optimizer.isPlain && !isProbed, worker: worker)
            if isProbed { prober.before(step, rate: optimizer.learningRate) }
            let (loss, correct) = network.forward(step)
            if progress.done >= lastStep.load(ordering: .relaxed) { return nil }
            guard loss.isFinite else {
                if worker.leads { divergedAtStep = progress.done }
                return nil
            }
            if isProbed { prober.afterForward(step, loss: loss / Double(rows)) }
            network.backward(step)
            if isProbed { prober.afterBackward(step) }
            network.update(step)
            if isProbed { prober.after(step) }
            sums.add(loss, correct, rows)
            if worker.leads && progress.isDue() {
                report(.step(done: progress.done, of: progress.total, epoch: number, loss: loss / Double(rows)))
            }
        }
        return sums
    }

    /// The next samples in this epoch's order, each worker copying its share.
    func gather(from start: Int, _ rows: Int, _ worker: Worker, into memory: BatchMemory) -> Batch {
        let own = worker.rows(of: rows)
        train.gather(order + start + own.lowerBound, count: own.count, into: memory, at: own.lowerBound)
        worker.wait()
        return train.batch(in: memory)
    }

    /// Takes the best weights back, where that is asked for, and lets the probes look at what came of it.
    func finish(_ worker: Worker) {
        if worker.leads { monitor.restore(network) }
        worker.wait()
        prober.afterTraining(evaluation, spec, worker)
    }
}
