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

    /// The fraction of test samples classified rightly after the last epoch, over the seeds.
    public var testAccuracy: Estimate { last(\.testAccuracy, .fraction) }
    /// Mean cross-entropy (nats) over the test samples after the last epoch, over the seeds.
    public var testLoss: Estimate { last(\.testLoss) }
    /// The running mean of the last epoch's training batches, over the seeds.
    public var trainAccuracy: Estimate { last(\.trainAccuracy, .fraction) }
    public var trainLoss: Estimate { last(\.trainLoss) }
    /// Wall time per run. Volatile.
    public var seconds: Estimate { Estimate(runs.map(\.seconds), unit: .seconds) }

    /// How many runs met a loss that was NaN or infinite.
    public var divergedCount: Int { runs.count { $0.divergedAtStep != nil } }

    /// Epochs until the test accuracy first reached `accuracy`, over the seeds; infinite for a seed that never did.
    public func epochs(toReach accuracy: Double) -> Estimate {
        Estimate(runs.map { run in run.epochs.first { $0.testAccuracy >= accuracy }.map { Double($0.number) } ?? .infinity })
    }

    /// The epochs of all seeds together, the first first.
    public var history: [HistoryPoint] {
        let count = runs.map(\.epochs.count).max() ?? 0
        return (0..<count).map { index in
            func over(_ value: (Epoch) -> Double, _ unit: Estimate.Unit = .number) -> Estimate {
                Estimate(runs.map { index < $0.epochs.count ? value($0.epochs[index]) : .nan }, unit: unit)
            }
            return HistoryPoint(
                trial: name, batchSize: batchSize, number: index + 1, trainLoss: over(\.trainLoss),
                trainAccuracy: over(\.trainAccuracy, .fraction), testLoss: over(\.testLoss),
                testAccuracy: over(\.testAccuracy, .fraction))
        }
    }
}

private extension TrialResult {
    /// A value of each run's last epoch; NaN for a run that diverged.
    func last(_ value: (Epoch) -> Double, _ unit: Estimate.Unit = .number) -> Estimate {
        Estimate(runs.map { $0.divergedAtStep == nil ? $0.epochs.last.map(value) ?? .nan : .nan }, unit: unit)
    }
}
