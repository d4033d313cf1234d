internal import CKernels
internal import Experiments

/// How well a network does on samples it does not learn from.
///
/// Used by the workers of one team, each calling the same methods in the same order.
final class Evaluation: @unchecked Sendable {
    let network: Network
    let samples: PreparedSamples
    let capacity: Int
    private let batchSize: Int
    private let normalizations: [BatchNormalizationStage]
    /// The training samples that are evaluated after each epoch; `nil` for none.
    private let training: EvaluatedSamples?

    /// A batch is evaluated in pieces of `capacity`; where it is normalized by itself, of `batchSize`.
    init(
        _ network: Network, _ samples: PreparedSamples, capacity: Int, batchSize: Int,
        training: EvaluatedSamples? = nil
    ) {
        self.network = network
        self.samples = samples
        self.capacity = capacity
        self.batchSize = batchSize
        self.training = training
        normalizations = network.allStages.compactMap { $0 as? BatchNormalizationStage }
    }

    /// Losses and right answers so far.
    struct Sums {
        var loss = 0.0
        var correct = 0
        var count = 0
        /// How far predicted targets are off; without columns where none are predicted.
        var regression = RegressionSums(targets: 0)
        /// How far samples are from being reconstructed; `nil` where they are not to be.
        var reconstruction: ReconstructionSums?

        mutating func add(_ loss: Double, _ correct: Int, _ count: Int) {
            self.loss += loss
            self.correct += correct
            self.count += count
        }

        var meanLoss: Double { loss / Double(count) }
        var accuracy: Double {
            regression.columns.isEmpty && reconstruction == nil ? Double(correct) / Double(count) : .nan
        }
    }

    /// Nothing so far.
    var noSums: Sums {
        Sums(
            regression: RegressionSums(targets: samples.scales.count),
            reconstruction: samples.task == .reconstruction ? ReconstructionSums() : nil)
    }

    /// What the last forward pass gave; called before anything else is done with its values.
    func add(_ step: borrowing Step, _ loss: Double, _ correct: Int, to sums: inout Sums) {
        sums.add(loss, correct, step.rows)
        if let errors = network.loss.errors {
            for row in 0..<step.rows { sums.reconstruction?.add(errors.squared[row], errors.absolute[row]) }
        }
        guard !samples.scales.isEmpty, let targets = step.batch.targets else { return }
        let values = network.loss.logits.values, width = samples.scales.count
        sums.regression.count += step.rows
        for row in 0..<step.rows {
            for (column, scale) in samples.scales.enumerated() {
                sums.regression.columns[column].add(
                    scale.restored(values.at[row * values.stride + column]),
                    scale.restored(targets[row * width + column]))
            }
        }
    }

    /// The record of an epoch whose steps gave `trained`; metrics stand in the first worker's alone.
    func epoch(_ number: Int, trained: Sums, _ options: TrainingOptions, _ worker: Worker) -> Epoch {
        let tested = evaluate(.all(samples.test), .moving, worker),
            validated = samples.validation.count == 0 ? nil : evaluate(.all(samples.validation), .moving, worker)
        let others = options.statistics.flatMap { scores(by: $0, worker) } + (number == 0 ? [] : trainingScore(worker))
        return Epoch(
            number: number, trainLoss: trained.meanLoss, trainAccuracy: trained.accuracy, testLoss: tested.meanLoss,
            testAccuracy: tested.accuracy,
            validationLoss: validated?.meanLoss, validationAccuracy: validated?.accuracy,
            scores: others.isEmpty ? nil : others, regression: regression(trained, tested, validated),
            metrics: options.metrics.isEmpty ? nil : scores(by: options.metrics, worker))
    }

    /// Test, and validation where there is one, by these metrics.
    private func scores(by metrics: [Metric], _ worker: Worker) -> [MetricScore] {
        let parts = [(DataPart.test, samples.test), (.validation, samples.validation)].filter { $0.1.count > 0 }
        return parts.flatMap { part, images in
            let found = predictions(of: images, worker, hasLogits: true)
            return worker.leads
                ? metrics.map { MetricScore(part: part, metric: $0, value: $0.value(of: found)) } : []
        }
    }

    private func regression(_ trained: Sums, _ tested: Sums, _ validated: Sums?) -> [RegressionScore]? {
        if samples.scales.isEmpty, samples.task != .reconstruction { return nil }
        let parts =
            [(DataPart.train, trained, samples.train), (.test, tested, samples.test)]
            + (validated.map { [(.validation, $0, samples.validation)] } ?? [])
        return parts.map { part, sums, images in
            sums.reconstruction?.score(part, numbers: images.inputs, spread: images.spread / Double(images.count))
                ?? sums.regression.score(part)
        }
    }

    /// The record of weights that are not trained; its training loss is that of inference.
    func untrained(_ options: TrainingOptions, _ worker: Worker) -> Epoch {
        epoch(0, trained: evaluate(.all(samples.train), .moving, worker), options, worker)
    }
}

extension Evaluation {
    /// The same for a network that computes the same with batch normalization folded away.
    func folded(_ spec: RunSpec) -> Evaluation {
        let copy = Network(
            spec.layers.folded, shape: spec.dataset.shape, holdsFeatures: samples.train.holdsFeatures,
            capacity: capacity, optimizer: spec.optimizer,
            loss: spec.loss, reconstructs: samples.task == .reconstruction, seed: spec.seed, kernels: samples.kernels)
        copy.put(network.weights.folded(spec.layers))
        return Evaluation(copy, samples, capacity: capacity, batchSize: batchSize)
    }
}

extension Evaluation {
    /// Passes these samples, at most so many, through the network, batch by batch.
    func forEachBatch(
        _ set: EvaluatedSamples, size: Int, atMost most: Int = .max, _ statistics: Step.Statistics, _ worker: Worker,
        _ body: (Step, _ loss: Double, _ correct: Int) -> Void
    ) {
        let count = min(set.count, most)
        for start in stride(from: 0, to: count, by: size) {
            let rows = min(size, count - start)
            let step = Step(
                batch: set.batch(from: start, rows, worker), rows: rows, number: 0, training: false,
                statistics: statistics,
                optimizer: BNOptimizer(), worker: worker)
            let (loss, correct) = network.forward(step)
            body(step, loss, correct)
            worker.wait()
        }
    }

    /// Puts the moments of the training set under the present weights in the place of the moving averages.
    func reestimateAverages(_ worker: Worker) { _ = exchangeMoments(samples.train, worker) }
}

private extension Evaluation {
    func evaluate(_ set: EvaluatedSamples, _ statistics: Step.Statistics, _ worker: Worker) -> Sums {
        var sums = noSums
        forEachBatch(set, size: statistics == .moving ? capacity : batchSize, statistics, worker) {
            add($0, $1, $2, to: &sums)
        }
        return sums
    }

    /// What is asked for of the training samples, by the moving averages.
    func trainingScore(_ worker: Worker) -> [Score] {
        guard let training else { return [] }
        let sums = evaluate(training, .moving, worker)
        return [Score(part: .train, statistics: .moving, loss: sums.meanLoss, accuracy: sums.accuracy)]
    }

    /// Validation, where there is one, and test, by these statistics.
    func scores(by statistics: EvaluationStatistics, _ worker: Worker) -> [Score] {
        let parts = [(DataPart.validation, samples.validation), (.test, samples.test)].filter { $0.1.count > 0 }
        return parts.map { part, images in
            let population: Images? =
                statistics == .trainingSet ? samples.train : statistics == .evaluatedSet ? images : nil
            let kept = population.map { exchangeMoments($0, worker) }
            let sums = evaluate(.all(images), statistics == .batch ? .batchOnly : .moving, worker)
            if let kept { put(kept, worker) }
            return Score(part: part, statistics: statistics, loss: sums.meanLoss, accuracy: sums.accuracy)
        }
    }

    /// Puts the moments of a whole set in the place of the moving averages, and returns these.
    func exchangeMoments(_ images: Images, _ worker: Worker) -> [[Float]] {
        let kept = normalizations.flatMap { $0.averages.map(\.values.values) }
        var sums = normalizations.map { PopulationMoments(width: $0.moments.mean.columns) }
        forEachBatch(.all(images), size: batchSize, .batchOnly, worker) { step, _, _ in
            for (index, stage) in normalizations.enumerated() {
                sums[index].add(stage.moments.mean, stage.moments.variance, rows: step.rows)
            }
        }
        put(sums.flatMap { [$0.mean, $0.variance] }, worker)
        return kept
    }

    func put(_ values: [[Float]], _ worker: Worker) {
        worker.wait()
        if worker.leads {
            for (average, values) in zip(normalizations.flatMap(\.averages), values) { average.values.values = values }
        }
        worker.wait()
    }
}
