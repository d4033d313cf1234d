internal import CKernels
internal import Experiments
internal import Synchronization

/// One run at work: the loop over epochs and steps.
///
/// Each epoch has a team of its own, whose first worker reports and decides.
final class TrainingRun: @unchecked Sendable {
    private let spec: RunSpec
    private let train: Images
    private let network: Network
    private let evaluation: Evaluation
    private let prober: Prober
    private let augmenter: Augmenter?
    private let order: UnsafeMutablePointer<UInt32>
    /// Two: a worker may gather the next batch while another is still at this one.
    private let memories: [BatchMemory]
    /// The step at which all workers stop. They compare it with their own: one that lags must not stop a step before
    /// the others.
    private let lastStep = Atomic(Int.max)
    /// What the first worker decided after an epoch; the others read it when they have waited for it.
    private var monitor: EarlyStoppingMonitor
    private var epochs: [Epoch] = []
    /// How far the run is, at the end of an epoch.
    private var place: Place
    /// Whether the run ended before its last epoch.
    private var isOver = false
    /// Whether it ended within an epoch: its loss was not a number, or it was cancelled.
    private var isStopped = false
    private var divergedAtStep: Int?
    /// When it began, or last kept its state.
    private var kept = secondsNow()
    private let start = secondsNow()
    /// How long earlier tries took, in seconds.
    private var earlierSeconds = 0.0

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
            spec.layers, shape: spec.dataset.shape, holdsFeatures: train.holdsFeatures,
            isObserved: !spec.options.probes.isEmpty, capacity: capacity,
            optimizer: spec.optimizer,
            loss: spec.loss, reconstructs: train.areReconstructed, seed: spec.seed, kernels: samples.kernels)
        if let initial { try network.take(initial, freshLayers: spec.initialWeights?.freshLayers ?? []) }
        evaluation = Evaluation(
            network, samples, capacity: capacity, batchSize: spec.batchSize,
            training: spec.options.trainingSetEvaluation.map {
                EvaluatedSamples($0, of: train, capacity: capacity, seed: spec.seed)
            })
        prober = Prober(spec.options.probes, network)
        augmenter = Augmenter(spec)
        monitor = EarlyStoppingMonitor(spec)
        place = Place(progress: StepProgress(total: spec.steps), optimizer: OptimizerSteps(spec.optimizer))
        order = .allocate(capacity: train.count)
        memories = (0..<2).map { _ in train.memory(capacity: spec.batchSize) }
    }

    deinit { order.deallocate() }

    /// `calls` are made by the calling thread only.
    func work(_ cores: Cores, _ calls: TrainingCallbacks) {
        let useful = network.usefulThreads(batchSize: spec.batchSize)
        if let last = calls.checkpoints?.last(), last.fits(network) {
            resume(last, calls)
        } else {
            cores.work(atMost: useful) { begin($0, calls) }
        }
        var number = epochs.filter { $0.number > 0 }.count + 1
        while number <= spec.epochCount, !isOver {
            cores.work(atMost: useful) { [number] in epoch(number, $0, calls) }
            if !isOver, number < spec.epochCount { keepState(calls) }
            number += 1
        }
        guard !isStopped else { return }
        cores.work(atMost: useful) { finish($0) }
    }

    /// What the run ended with; after all workers have returned.
    var weights: Safetensors { network.weights }

    /// What the run gave; after all workers have returned.
    func result() throws(EngineError) -> RunResult {
        guard lastStep.load(ordering: .relaxed) == .max else { throw .cancelled }
        return RunResult(
            epochs: epochs, divergedAtStep: divergedAtStep, weightsDigest: network.digest,
            seconds: earlierSeconds + secondsNow() - start,
            measurements: spec.options.probes.isEmpty ? nil : prober.log.measurements,
            predictions: prober.log.predictions, outputs: prober.log.outputs.isEmpty ? nil : prober.log.outputs,
            bestEpoch: spec.options.earlyStopping?.restoresBestWeights == true ? monitor.bestEpoch : nil)
    }
}

/// How far a worker is in a run.
private struct Place {
    var progress: StepProgress
    var optimizer: OptimizerSteps
}

private extension TrainingRun {
    /// Goes on from where an earlier try was.
    func resume(_ last: Checkpoint, _ calls: TrainingCallbacks) {
        let state = network.state, count = state.count
        for (matrix, values) in zip(state, last.tensors) { matrix.values = values }
        for stage in network.allStages { stage.resume() }
        monitor.take(last.head.epochs, bestWeights: Array(last.tensors[count...]))
        prober.log.take(last.head.measurements)
        for _ in 0..<last.head.steps { place.optimizer.advance() }
        place.optimizer.plateauFactor = monitor.factor
        place.progress.done = last.head.steps
        (epochs, earlierSeconds, isOver) = (last.head.epochs, last.head.seconds, monitor.isOver)
        for epoch in epochs { calls.report(.epoch(epoch)) }
    }

    /// Keeps the state, where that is due.
    func keepState(_ calls: TrainingCallbacks) {
        guard let checkpoints = calls.checkpoints, secondsNow() - kept >= checkpoints.interval else { return }
        let tensors = network.state.map(\.values) + monitor.bestWeights
        let head = Checkpoint.Head(
            epochs: epochs, steps: place.progress.done, measurements: prober.log.measurements,
            seconds: earlierSeconds + secondsNow() - start, sizes: tensors.map(\.count))
        checkpoints.keep(Checkpoint(head: head, tensors: tensors))
        kept = secondsNow()
    }

    /// What comes before the first epoch.
    func begin(_ worker: Worker, _ calls: TrainingCallbacks) {
        if spec.initialWeights?.reestimatesAverages == true { evaluation.reestimateAverages(worker) }
        guard spec.steps == 0 else { return }
        note(evaluation.untrained(spec.options, worker), worker, calls)
    }

    /// The steps of an epoch, its evaluation, and what follows from that.
    func epoch(_ number: Int, _ worker: Worker, _ calls: TrainingCallbacks) {
        var place = place
        if worker.leads {
            spec.options.order.draw(order, of: train, batchSize: spec.batchSize, seed: spec.seed, epoch: number)
        }
        worker.wait()
        guard let trained = trainEpoch(number, worker, &place, calls) else {
            if worker.leads { (isOver, isStopped) = (true, true) }
            return
        }
        let record = evaluation.epoch(number, trained: trained, spec.options, worker)
        note(record, worker, calls)
        guard worker.leads else { return }
        monitor.note(record, network)
        place.optimizer.plateauFactor = monitor.factor
        (self.place, isOver) = (place, monitor.isOver)
    }

    func note(_ record: Epoch, _ worker: Worker, _ calls: TrainingCallbacks) {
        guard worker.leads else { return }
        epochs.append(record)
        calls.report(.epoch(record))
    }

    /// Nil if the loss was not a number, or the run was cancelled.
    func trainEpoch(
        _ number: Int, _ worker: Worker, _ place: inout Place, _ calls: TrainingCallbacks
    ) -> Evaluation.Sums? {
        var sums = evaluation.noSums
        for start in stride(from: 0, to: train.count, by: spec.batchSize)
        where place.progress.done < place.progress.total {
            place.progress.done += 1
            place.optimizer.advance()
            if worker.leads && calls.isCancelled() { lastStep.store(place.progress.done, ordering: .relaxed) }
            let rows = min(spec.batchSize, train.count - start)
            let isProbed = prober.isDue(at: place.progress.done)
            let step = Step(
                batch: gather(from: start, rows, worker, into: memories[place.progress.done % 2], epoch: number),
                rows: rows,
                number: place.progress.done, training: true,
                statistics: .batch, optimizer: place.optimizer.current, decay: place.optimizer.decay,
                mayFuse: place.optimizer.isPlain && !isProbed, worker: worker)
            if isProbed { prober.before(step, rate: place.optimizer.learningRate) }
            let (loss, correct) = network.forward(step)
            if place.progress.done >= lastStep.load(ordering: .relaxed) { return nil }
            guard loss.isFinite else {
                if worker.leads { divergedAtStep = place.progress.done }
                return nil
            }
            evaluation.add(step, loss, correct, to: &sums)
            if isProbed { prober.afterForward(step, loss: loss / Double(rows)) }
            network.backward(step)
            if isProbed { prober.afterBackward(step) }
            network.update(step)
            if isProbed { prober.after(step) }
            if worker.leads && place.progress.isDue() {
                calls.report(
                    .step(done: place.progress.done, of: place.progress.total, epoch: number, loss: loss / Double(rows))
                )
            }
        }
        return sums
    }

    /// The next samples in this epoch's order, each worker copying its share.
    func gather(from start: Int, _ rows: Int, _ worker: Worker, into memory: BatchMemory, epoch: Int) -> Batch {
        let own = worker.rows(of: rows)
        train.gather(order + start + own.lowerBound, count: own.count, into: memory, at: own.lowerBound)
        if let augmenter {
            train.augment(
                order + start + own.lowerBound, count: own.count, in: memory, at: own.lowerBound, by: augmenter,
                epoch: epoch)
        }
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
