/// One epoch of one trial, over all its seeds: a row for a learning curve.
public struct HistoryPoint: Codable, Hashable, Sendable {
    struct Validation: Codable, Hashable, Sendable {
        var loss: Estimate
        var accuracy: Estimate
    }

    /// The trial's name.
    public var trial: String
    public var batchSize: Int
    /// The epoch, 1 for the first; 0 where weights were only evaluated.
    public var number: Int
    public var trainLoss: Estimate
    public var trainAccuracy: Estimate
    public var testLoss: Estimate
    public var testAccuracy: Estimate
    /// `nil` where the data set has no validation samples.
    var validation: Validation?

    /// Over the validation samples.
    /// - Precondition: there are some; the message says how to have them.
    public var validationLoss: Estimate { checkedValidation.loss }
    public var validationAccuracy: Estimate { checkedValidation.accuracy }

    private var checkedValidation: Validation {
        guard let validation else { fatalError("\(MissingResult.validation)") }
        return validation
    }
}
