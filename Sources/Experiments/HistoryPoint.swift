/// One epoch of one trial, over all its seeds: a row for a learning curve.
public struct HistoryPoint: Codable, Hashable, Sendable {
    /// The trial's name.
    public var trial: String
    public var batchSize: Int
    /// The epoch, 1 for the first.
    public var number: Int
    public var trainLoss: Estimate
    public var trainAccuracy: Estimate
    public var testLoss: Estimate
    public var testAccuracy: Estimate
}
