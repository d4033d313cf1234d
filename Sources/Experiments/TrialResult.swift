/// The runs of one trial, one per seed, and what they say together.
public struct TrialResult: Codable, Hashable, Sendable {
    /// What was trained.
    public var trial: Trial
    /// The batch size in force.
    public var batchSize: Int
    /// One for each run.
    public var seeds: [UInt64]
    /// One result per seed, in the order of `seeds`.
    public var runs: [RunResult]

    /// The runs of a trial, one for each seed and in their order.
    public init(trial: Trial, batchSize: Int, seeds: [UInt64], runs: [RunResult]) {
        self.trial = trial
        self.batchSize = batchSize
        self.seeds = seeds
        self.runs = runs
    }

    /// The trial's name.
    public var name: String { trial.name }

    /// The fraction of test samples classified rightly after the last epoch, or the one whose weights were taken back,
    /// over the seeds.
    /// - Precondition: as for every accuracy, classes are predicted; the message says what numbers have instead.
    public var testAccuracy: Estimate { ofClasses { final(\.testAccuracy, .fraction, .inference) } }
    /// Mean loss over the test samples, as above.
    public var testLoss: Estimate { final(\.testLoss, .number, .inference) }
    /// The fraction classified rightly of that epoch's training batches: Keras's running mean, in training mode while
    /// the weights move.
    public var trainAccuracy: Estimate { ofClasses { final(\.trainAccuracy, .fraction, trainMode) } }
    /// Mean loss of that epoch's training batches, as above. It is no loss to be subtracted from `testLoss`, which is
    /// of inference; `evaluatedTrainLoss` is.
    public var trainLoss: Estimate { final(\.trainLoss, .number, trainMode) }
    /// The fraction of training samples classified rightly after that epoch, in inference mode.
    /// - Precondition: `TrainingOptions.trainingSetEvaluation` asked for it, or nothing was trained; the message says
    ///   so.
    public var evaluatedTrainAccuracy: Estimate {
        ofClasses { checkedTraining { final(\.evaluatedAccuracy, .fraction, .inference) } }
    }
    /// Mean loss over the training samples after that epoch, in inference mode.
    /// - Precondition: as above.
    public var evaluatedTrainLoss: Estimate { checkedTraining { final(\.evaluatedLoss, .number, .inference) } }
    /// The fraction of validation samples classified rightly after that epoch.
    /// - Precondition: there are some; the message says how to have them.
    public var validationAccuracy: Estimate {
        ofClasses { checked { final(\.validationAccuracy.orNaN, .fraction, .inference) } }
    }
    /// Mean loss over the validation samples after that epoch.
    /// - Precondition: as above.
    public var validationLoss: Estimate { checked { final(\.validationLoss.orNaN, .number, .inference) } }
    /// Wall time per run. Volatile.
    public var seconds: Estimate { Estimate(runs.map(\.seconds), unit: .seconds) }

    /// How many runs met a loss that was NaN or infinite.
    public var divergedCount: Int { runs.count(where: \.hasDiverged) }

    /// Which runs those are, in words: "2 of 5 runs of Wild diverged, the first in epoch 3"; `nil` where none is.
    package var divergence: Divergence? { Divergence(trial: name, runs) }

    /// Epochs until the test accuracy first reached `accuracy`, over the seeds; infinite for a seed that never did.
    public func epochs(toReach accuracy: Double) -> Estimate {
        ofClasses {
            Estimate(
                runs.map { run in
                    run.epochs.first { $0.testAccuracy >= accuracy }.map { Double($0.number) } ?? .infinity
                })
        }
    }

    /// The epochs of all seeds together, the first first; each over the seeds that got so far, NaN for those that
    /// diverged in it or before.
    public var history: [HistoryPoint] {
        (0..<(runs.map { $0.epochs.count + ($0.divergedAtStep == nil ? 0 : 1) }.max() ?? 0)).map(historyPoint)
    }
}

extension TrialResult {
    /// Whether its networks were evaluated on their training samples, so that there is an `evaluatedTrainLoss`.
    package var evaluatesTrainingSet: Bool { runs.contains { $0.epochs.contains { $0.evaluatedTraining != nil } } }
}

extension TrialResult {
    /// A value of each run; of weights from a file that are only evaluated, one that stands against every seed.
    func estimate(_ values: [Double], _ unit: Estimate.Unit, _ mode: MeasurementMode?) -> Estimate {
        var estimate = Estimate(values, unit: unit, mode: mode)
        let isFixed = trial.initialWeights?.dependOnSeed == false && runs.allSatisfy { $0.finalEpoch?.number == 0 }
        if isFixed, values.count == 1 { estimate.isFixed = true }
        if values.contains(where: \.isNaN) { estimate.divergences = divergence.map { [$0] } }
        return estimate
    }
}

private extension TrialResult {
    /// A value of the epoch that each run ends with; NaN for a run that diverged.
    func final(_ value: (Epoch) -> Double, _ unit: Estimate.Unit, _ mode: MeasurementMode) -> Estimate {
        estimate(runs.map { $0.hasDiverged ? .nan : $0.finalEpoch.map(value) ?? .nan }, unit, mode)
    }

    /// The epoch at this place of each run.
    func historyPoint(_ index: Int) -> HistoryPoint {
        let number =
            runs.lazy.filter { index < $0.epochs.count }.map { $0.epochs[index].number }.first
            ?? (runs.compactMap(\.epochs.last?.number).max() ?? 0) + 1
        let running: MeasurementMode = number == 0 ? .inference : .training
        func over(
            _ value: (Epoch) -> Double, _ unit: Estimate.Unit = .number, _ mode: MeasurementMode = .inference
        ) -> Estimate {
            estimate(
                runs.compactMap {
                    index < $0.epochs.count ? value($0.epochs[index]) : $0.divergedAtStep.map { _ in .nan }
                }, unit, mode)
        }
        return HistoryPoint(
            trial: name, batchSize: batchSize, number: number,
            running: .init(
                loss: over(\.trainLoss, .number, running), accuracy: over(\.trainAccuracy, .fraction, running)),
            test: .init(loss: over(\.testLoss), accuracy: over(\.testAccuracy, .fraction)),
            validation: hasValidation || hasNoEpoch
                ? .init(loss: over(\.validationLoss.orNaN), accuracy: over(\.validationAccuracy.orNaN, .fraction))
                : nil,
            training: evaluatesTrainingSet || hasNoEpoch
                ? .init(loss: over(\.evaluatedLoss), accuracy: over(\.evaluatedAccuracy, .fraction)) : nil,
            regression: regressedParts.map { part in
                let mode: MeasurementMode = part == .train ? running : .inference
                return .init(
                    part: part, r2: over({ $0.regression(part)?.r2 ?? .nan }, .number, mode),
                    rmse: over({ $0.regression(part)?.rmse ?? .nan }, .number, mode),
                    mae: over({ $0.regression(part)?.mae ?? .nan }, .number, mode))
            },
            metrics: epochMetrics.map { part, metric in
                .init(part: part, metric: metric, value: over({ $0.metric(metric, part) ?? .nan }, metric.unit))
            })
    }

    /// The parts of which numbers are predicted.
    var regressedParts: [DataPart] {
        (runs.lazy.compactMap { $0.epochs.first?.regression }.first ?? []).map(\.part)
    }

    /// Of `trainLoss`: weights that are only evaluated are in inference mode.
    var trainMode: MeasurementMode { runs.contains { ($0.finalEpoch?.number ?? 1) > 0 } ? .training : .inference }

    /// Nothing was measured, so that nobody knows what would have been.
    var hasNoEpoch: Bool { runs.allSatisfy(\.epochs.isEmpty) }

    var hasValidation: Bool { runs.contains { $0.epochs.contains { $0.validationLoss != nil } } }

    func ofClasses(_ estimate: () -> Estimate) -> Estimate {
        guard !isRegression else { fatalError("\(MissingResult.accuracy(trial: name))") }
        return estimate()
    }

    func checked(_ estimate: () -> Estimate) -> Estimate {
        guard hasValidation || hasNoEpoch else { fatalError("\(MissingResult.validation)") }
        return estimate()
    }

    func checkedTraining(_ estimate: () -> Estimate) -> Estimate {
        guard evaluatesTrainingSet || hasNoEpoch else {
            fatalError("\(MissingResult.trainingSetEvaluation(trial: name))")
        }
        return estimate()
    }
}

private extension Epoch {
    var evaluatedLoss: Double { evaluatedTraining?.loss ?? .nan }
    var evaluatedAccuracy: Double { evaluatedTraining?.accuracy ?? .nan }
}

private extension Double? {
    var orNaN: Double { self ?? .nan }
}
