/// One epoch of one trial, over all its seeds: a row for a learning curve.
public struct HistoryPoint: Codable, Hashable, Sendable {
    struct Evaluated: Codable, Hashable, Sendable {
        var loss: Estimate
        var accuracy: Estimate
    }

    struct Regression: Codable, Hashable, Sendable {
        var part: DataPart
        var r2: Estimate
        var rmse: Estimate
        var mae: Estimate
    }

    struct Figure: Codable, Hashable, Sendable {
        var part: DataPart
        var metric: Metric
        var value: Estimate
    }

    /// The trial's name.
    public var trial: String
    /// The batch size in force.
    public var batchSize: Int
    /// The epoch, 1 for the first; 0 where weights were only evaluated.
    public var number: Int
    /// Over the epoch's batches while the weights move.
    var running: Evaluated
    /// Over the test samples after the epoch.
    var test: Evaluated
    /// `nil` where the data set has no validation samples.
    var validation: Evaluated?
    /// `nil` where the training samples were not evaluated.
    var training: Evaluated?
    /// For each part; empty where classes are predicted.
    var regression: [Regression] = []
    /// For each part; empty where none were asked for.
    var metrics: [Figure] = []

    /// Keras's running mean over the epoch's batches, in training mode while the weights move; in epoch 0, over all
    /// training samples in inference mode.
    public var trainLoss: Estimate { running.loss }
    /// The fraction classified rightly, taken as `trainLoss` is.
    /// - Precondition: as for every accuracy, classes are predicted; the message says what numbers have instead.
    public var trainAccuracy: Estimate { accuracy(running) }
    /// Mean loss over the test samples after the epoch, in inference mode.
    public var testLoss: Estimate { test.loss }
    /// The fraction of test samples classified rightly after the epoch.
    public var testAccuracy: Estimate { accuracy(test) }
    /// Over the validation samples.
    /// - Precondition: there are some; the message says how to have them.
    public var validationLoss: Estimate { checkedValidation.loss }
    /// The fraction of validation samples classified rightly.
    public var validationAccuracy: Estimate { accuracy(checkedValidation) }

    /// Mean loss over the training samples after the epoch, in inference mode: what may be subtracted from `testLoss`.
    /// - Precondition: `TrainingOptions.trainingSetEvaluation` asked for it, or nothing was trained.
    public var evaluatedTrainLoss: Estimate { checkedTraining.loss }
    /// The fraction of them classified rightly.
    /// - Precondition: as above.
    public var evaluatedTrainAccuracy: Estimate { accuracy(checkedTraining) }

    private func accuracy(_ evaluated: Evaluated) -> Estimate {
        guard regression.isEmpty else { fatalError("\(MissingResult.accuracy(trial: trial))") }
        return evaluated.accuracy
    }

    private var checkedTraining: Evaluated {
        guard let training else { fatalError("\(MissingResult.trainingSetEvaluation(trial: trial))") }
        return training
    }

    private var checkedValidation: Evaluated {
        guard let validation else { fatalError("\(MissingResult.validation)") }
        return validation
    }
}
