/// Results of tasks and by metrics of one's own.
extension TrialResult {
    /// R² over the test samples at the end, over the seeds: see `RegressionScore`.
    /// - Precondition: as for all of these, the data set has numbers to predict; the message says so.
    public var testR2: Estimate { regression(.test, \.r2) }
    /// Root mean squared error over the test samples, in the targets' unit.
    public var testRMSE: Estimate { regression(.test, \.rmse) }
    /// Mean absolute error over the test samples, in the targets' unit.
    public var testMAE: Estimate { regression(.test, \.mae) }
    /// R² over the validation samples.
    /// - Precondition: there are some.
    public var validationR2: Estimate { regression(.validation, \.r2) }
    /// Root mean squared error over the validation samples.
    public var validationRMSE: Estimate { regression(.validation, \.rmse) }
    /// Mean absolute error over the validation samples.
    public var validationMAE: Estimate { regression(.validation, \.mae) }
    /// R² over the last epoch's training batches, in training mode while the weights move.
    public var trainR2: Estimate { regression(.train, \.r2) }
    /// Root mean squared error over them.
    public var trainRMSE: Estimate { regression(.train, \.rmse) }
    /// Mean absolute error over them.
    public var trainMAE: Estimate { regression(.train, \.mae) }

    /// A number computed from what each seed's network says of the test samples:
    /// `result["A"].metric(unit: .percent) { $0.f1() }`. A run that diverged gives NaN; weights that are only evaluated
    /// count once.
    /// - Precondition: the probe `predictions` was asked for, or `probabilities` where they are used.
    public func metric(unit: Estimate.Unit = .number, _ value: (Predictions) throws -> Double) rethrows -> Estimate {
        _ = predictions
        return estimate(
            try runs.map { $0.hasDiverged ? .nan : try $0.predictions.map(value) ?? .nan }, unit, .inference)
    }

    /// Whether numbers are predicted.
    package var isRegression: Bool { runs.contains { $0.epochs.contains { $0.regression != nil } } }
}

private extension TrialResult {
    func regression(_ part: DataPart, _ value: (RegressionScore) -> Double) -> Estimate {
        let scores = runs.map { $0.hasDiverged ? nil : $0.finalEpoch?.regression(part) }
        guard scores.contains(where: { $0 != nil }) || runs.allSatisfy(\.hasDiverged) else {
            fatalError(
                isRegression ? "\(MissingResult.validation)" : "\(MissingResult.regression(trial: name))")
        }
        let isTraining = part == .train && (runs.first?.finalEpoch?.number ?? 1) > 0
        return estimate(scores.map { $0.map(value) ?? .nan }, .number, isTraining ? .training : .inference)
    }
}

extension HistoryPoint {
    /// R² over the test samples after the epoch: see `RegressionScore`.
    /// - Precondition: as for all of these, the data set has numbers to predict.
    public var testR2: Estimate { checked(.test, \.r2) }
    /// Root mean squared error over the test samples, in the targets' unit.
    public var testRMSE: Estimate { checked(.test, \.rmse) }
    /// Mean absolute error over the test samples, in the targets' unit.
    public var testMAE: Estimate { checked(.test, \.mae) }
    /// R² over the validation samples.
    public var validationR2: Estimate { checked(.validation, \.r2) }
    /// Root mean squared error over the validation samples.
    public var validationRMSE: Estimate { checked(.validation, \.rmse) }
    /// Mean absolute error over the validation samples.
    public var validationMAE: Estimate { checked(.validation, \.mae) }
    /// R² over the epoch's training batches, in training mode while the weights move.
    public var trainR2: Estimate { checked(.train, \.r2) }
    /// Root mean squared error over them.
    public var trainRMSE: Estimate { checked(.train, \.rmse) }
    /// Mean absolute error over them.
    public var trainMAE: Estimate { checked(.train, \.mae) }

    private func checked(_ part: DataPart, _ value: (Regression) -> Estimate) -> Estimate {
        guard let found = regression.first(where: { $0.part == part }) else {
            fatalError(
                regression.isEmpty
                    ? "\(MissingResult.regression(trial: trial))" : "\(MissingResult.validation)")
        }
        return value(found)
    }
}
