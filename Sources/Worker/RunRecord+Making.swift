internal import Engine
internal import Experiments
internal import Outputs

extension RunRecord {
    /// What a report says of a run that a trial needed; `result` is `nil` where it was only planned.
    init(_ wanted: WantedRun, _ digest: String, _ result: RunResult?, isReused: Bool) throws {
        let spec = wanted.spec
        self.init(
            digest: digest, trial: wanted.trial, seed: spec.seed, batchSize: spec.batchSize, epochs: spec.epochs,
            optimizer: "\(spec.optimizer)", layers: spec.layers.map { "\($0)" }, dataset: spec.dataset.name,
            datasetDigest: spec.dataset.identity, engineVersion: EngineVersion.current, settings: spec.settings,
            specification: try spec.json(),
            weightsDigest: result?.weightsDigest, divergedAtStep: result?.divergedAtStep, isReused: isReused,
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
