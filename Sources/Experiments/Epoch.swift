/// What one pass over the training samples gave; or, as epoch 0, what weights give that are only evaluated.
public struct Epoch: Codable, Hashable, Sendable {
    /// 1 for the first; 0 where nothing was trained.
    public var number: Int
    /// Mean loss (of cross-entropies in nats) of the epoch's batches, each weighed by its size, in training mode, while the weights
    /// move: as Keras logs it. In epoch 0, of all training samples in inference mode.
    public var trainLoss: Double
    /// The fraction of training samples classified rightly, taken as `trainLoss` is; of several labels, all of them.
    /// Accuracies are NaN where numbers are predicted.
    public var trainAccuracy: Double
    /// Mean loss over the test samples, in inference mode, after the epoch.
    public var testLoss: Double
    /// The fraction of test samples classified rightly, after the epoch.
    public var testAccuracy: Double
    /// The same over the validation samples; `nil` where there are none.
    public var validationLoss: Double?
    /// The fraction of validation samples classified rightly; `nil` where there are none.
    public var validationAccuracy: Double?
    /// How well the network does with other statistics of batch normalization, and on the training samples in
    /// inference mode; `nil` where none were asked for.
    public var scores: [Score]?
    /// How far predicted numbers are off: over the training part as `trainLoss` is taken, the test part and the
    /// validation part; `nil` where classes are predicted.
    public var regression: [RegressionScore]?
    /// What the metrics that were asked for gave on the test part, and then on the validation part; `nil` for none.
    public var metrics: [MetricScore]?

    /// Losses in nats, accuracies from 0 to 1.
    public init(
        number: Int, trainLoss: Double, trainAccuracy: Double, testLoss: Double, testAccuracy: Double,
        validationLoss: Double? = nil, validationAccuracy: Double? = nil, scores: [Score]? = nil,
        regression: [RegressionScore]? = nil, metrics: [MetricScore]? = nil
    ) {
        self.number = number
        self.trainLoss = trainLoss
        self.trainAccuracy = trainAccuracy
        self.testLoss = testLoss
        self.testAccuracy = testAccuracy
        self.validationLoss = validationLoss
        self.validationAccuracy = validationAccuracy
        self.scores = scores
        self.regression = regression
        self.metrics = metrics
    }
}

extension Epoch {
    /// How far predicted numbers of this part are off; `nil` where there are none.
    public func regression(_ part: DataPart) -> RegressionScore? { regression?.first { $0.part == part } }

    /// How well the network does on the training samples in inference mode, after the epoch; `nil` where that was not
    /// asked for.
    public var evaluatedTraining: Score? {
        if number == 0 { return Score(part: .train, statistics: .moving, loss: trainLoss, accuracy: trainAccuracy) }
        return scores?.first { $0.part == .train && $0.statistics == .moving }
    }
}
