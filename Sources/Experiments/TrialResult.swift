/// The runs of one trial, one per seed, and what they say together.
public struct TrialResult: Codable, Hashable, Sendable {
    public var trial: Trial
    /// The batch size in force.
    public var batchSize: Int
    public var seeds: [UInt64]
    /// One result per seed, in the order of `seeds`.
    public var runs: [RunResult]

    public init(trial: Trial, batchSize: Int, seeds: [UInt64], runs: [RunResult]) {
        self.trial = trial
        self.batchSize = batchSize
        self.seeds = seeds
        self.runs = runs
    }

    public var name: String { trial.name }

    /// The fraction of test samples classified rightly after the last epoch, or the one whose weights were taken back,
    /// over the seeds.
    public var testAccuracy: Estimate { final(\.testAccuracy, .fraction) }
    /// Mean loss over the test samples, as above.
    public var testLoss: Estimate { final(\.testLoss) }
    /// The running mean of that epoch's training batches, over the seeds.
    public var trainAccuracy: Estimate { final(\.trainAccuracy, .fraction) }
    public var trainLoss: Estimate { final(\.trainLoss) }
    /// The same over the validation samples.
    /// - Precondition: there are some; the message says how to have them.
    public var validationAccuracy: Estimate { checked { final(\.validationAccuracy.orNaN, .fraction) } }
    public var validationLoss: Estimate { checked { final(\.validationLoss.orNaN) } }
    /// Wall time per run. Volatile.
    public var seconds: Estimate { Estimate(runs.map(\.seconds), unit: .seconds) }

    /// How many runs met a loss that was NaN or infinite.
    public var divergedCount: Int { runs.count(where: \.hasDiverged) }

    /// Epochs until the test accuracy first reached `accuracy`, over the seeds; infinite for a seed that never did.
    public func epochs(toReach accuracy: Double) -> Estimate {
        Estimate(
            runs.map { run in run.epochs.first { $0.testAccuracy >= accuracy }.map { Double($0.number) } ?? .infinity })
    }

    /// The epochs of all seeds together, the first first; each over the seeds that got so far, NaN for those that
    /// diverged before.
    public var history: [HistoryPoint] {
        let count = runs.map(\.epochs.count).max() ?? 0
        return (0..<count).map { index in
            let number = runs.lazy.filter { index < $0.epochs.count }.map { $0.epochs[index].number }.first ?? index + 1
            func over(_ value: (Epoch) -> Double, _ unit: Estimate.Unit = .number) -> Estimate {
                Estimate(
                    runs.compactMap {
                        index < $0.epochs.count ? value($0.epochs[index]) : $0.divergedAtStep.map { _ in .nan }
                    }, unit: unit)
            }
            return HistoryPoint(
                trial: name, batchSize: batchSize, number: number, trainLoss: over(\.trainLoss),
                trainAccuracy: over(\.trainAccuracy, .fraction), testLoss: over(\.testLoss),
                testAccuracy: over(\.testAccuracy, .fraction),
                validation: hasValidation
                    ? .init(loss: over(\.validationLoss.orNaN), accuracy: over(\.validationAccuracy.orNaN, .fraction))
                    : nil)
        }
    }
}

private extension TrialResult {
    /// A value of the epoch that each run ends with; NaN for a run that diverged.
    func final(_ value: (Epoch) -> Double, _ unit: Estimate.Unit = .number) -> Estimate {
        Estimate(runs.map { $0.hasDiverged ? .nan : $0.finalEpoch.map(value) ?? .nan }, unit: unit)
    }

    var hasValidation: Bool { runs.contains { $0.epochs.contains { $0.validationLoss != nil } } }

    func checked(_ estimate: () -> Estimate) -> Estimate {
        guard hasValidation || runs.allSatisfy(\.epochs.isEmpty) else { fatalError("\(MissingResult.validation)") }
        return estimate()
    }
}

private extension Double? {
    var orNaN: Double { self ?? .nan }
}
