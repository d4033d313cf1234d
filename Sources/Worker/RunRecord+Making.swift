internal import Engine
internal import Experiments
internal import Outputs

/// What came of a run.
struct RunDone {
    /// The run's name in the store.
    var digest: String
    /// `nil` where it was only planned.
    var result: RunResult?
    /// Whether it came from the store.
    var isReused: Bool
}

extension RunSeries {
    /// The most runs that are said at once: what is written of them is in memory several times.
    private static let longest = 1000

    /// What a report says of runs that trials needed; `done` has what came of each, in order.
    static func all(_ wanted: [WantedRuns], _ done: some Sequence<RunDone>) throws -> [RunSeries] {
        var done = done.makeIterator()
        return try wanted.flatMap { runs -> [RunSeries] in
            var template: RunRecord?
            return try runs.seeds.reduce(into: [RunSeries]()) { series, seed in
                guard let done = done.next() else { return }
                let record = try (template ?? RunRecord(runs, done)).with(
                    seed: seed, digest: done.digest, weightsDigest: done.result?.weightsDigest,
                    divergedAtStep: done.result?.divergedAtStep, isReused: done.isReused, outcome: done.result?.outcome)
                template = template ?? record
                if let last = series.last, last.count < Self.longest, series[series.count - 1].append(record) { return }
                series.append(RunSeries(record))
            }
        }
    }
}

private extension RunRecord {
    /// What a report says of the first of these runs.
    init(_ wanted: WantedRuns, _ done: RunDone) throws {
        let spec = wanted.spec, result = done.result
        self.init(
            digest: done.digest, trial: wanted.trial, seed: spec.seed, batchSize: spec.batchSize, epochs: spec.epochs,
            optimizer: "\(spec.optimizer)", layers: spec.layers.map { "\($0)" }, dataset: spec.dataset.name,
            datasetDigest: spec.dataset.identity, engineVersion: EngineVersion.current, settings: spec.settings,
            specification: try spec.json(),
            weightsDigest: result?.weightsDigest, divergedAtStep: result?.divergedAtStep, isReused: done.isReused,
            outcome: result?.outcome, testCount: spec.dataset.testCount)
    }
}

private extension RunResult {
    /// The numbers that the run ends with; `nil` where it diverged.
    var outcome: RunOutcome? {
        guard !hasDiverged, let epoch = finalEpoch else { return nil }
        let errors = epoch.regression(.test)
        func accuracy(_ value: Double?) -> Double? { errors == nil ? value : nil }
        return RunOutcome(
            epoch: epoch.number, trainLoss: epoch.trainLoss, trainAccuracy: accuracy(epoch.trainAccuracy),
            testLoss: epoch.testLoss, testAccuracy: accuracy(epoch.testAccuracy), validationLoss: epoch.validationLoss,
            validationAccuracy: accuracy(epoch.validationAccuracy), evaluatedTrainLoss: epoch.evaluatedTraining?.loss,
            evaluatedTrainAccuracy: accuracy(epoch.evaluatedTraining?.accuracy), testR2: errors?.r2,
            testRMSE: errors?.rmse, testMAE: errors?.mae)
    }
}
