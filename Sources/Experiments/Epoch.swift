/// What one pass over the training samples gave.
public struct Epoch: Codable, Hashable, Sendable {
    /// 1 for the first.
    public var number: Int
    /// Mean cross-entropy (nats) of the epoch's batches, each weighed by its size, in training mode, while the weights move: as Keras logs it.
    public var trainLoss: Double
    /// The fraction of training samples classified rightly, taken as `trainLoss` is.
    public var trainAccuracy: Double
    /// Mean cross-entropy (nats) over the test samples, in inference mode, after the epoch.
    public var testLoss: Double
    /// The fraction of test samples classified rightly, after the epoch.
    public var testAccuracy: Double

    public init(number: Int, trainLoss: Double, trainAccuracy: Double, testLoss: Double, testAccuracy: Double) {
        self.number = number
        self.trainLoss = trainLoss
        self.trainAccuracy = trainAccuracy
        self.testLoss = testLoss
        self.testAccuracy = testAccuracy
    }
}
