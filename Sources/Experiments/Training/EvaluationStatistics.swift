/// What batch normalization normalizes by when a network is evaluated.
public enum EvaluationStatistics: String, Codable, Hashable, Sendable, CaseIterable {
    /// The moving averages of training, as usual.
    case moving
    /// The moments of the batch that is evaluated: a sample's outcome depends on its neighbours.
    case batch
    /// The moments of the whole training set under the present weights, from the moments of its batches (Wu and
    /// Johnson, 2021: precise statistics).
    case trainingSet
    /// The moments of the whole set that is evaluated, found in the same way without its labels (Li et al., 2017:
    /// adaptive batch normalization).
    case evaluatedSet
}

/// How well a network does on a part of the data, evaluated in one way.
public struct Score: Codable, Hashable, Sendable {
    /// The part that was evaluated.
    public var part: DataPart
    /// What batch normalization normalized by.
    public var statistics: EvaluationStatistics
    /// The mean loss.
    public var loss: Double
    /// The fraction of samples classified rightly.
    public var accuracy: Double

    /// Loss in nats, accuracy from 0 to 1.
    public init(part: DataPart, statistics: EvaluationStatistics, loss: Double, accuracy: Double) {
        self.part = part
        self.statistics = statistics
        self.loss = loss
        self.accuracy = accuracy
    }
}
