/// How a network was at work when a loss or an accuracy was measured.
public enum MeasurementMode: String, Codable, Hashable, Sendable {
    /// Over an epoch's batches as they were trained on, each with the weights of its step, with dropout and batch
    /// statistics: Keras's running mean.
    case training
    /// With weights that stay as they are, as the network is used.
    case inference
    /// A difference of the two. What training mode adds to the loss is part of it, so that it says nothing of
    /// generalization, not even beside another such difference.
    case mixed

    /// The mode of a difference of two quantities; `nil` for a quantity that has none.
    static func ofDifference(_ left: MeasurementMode?, _ right: MeasurementMode?) -> MeasurementMode? {
        guard let left, let right, left != right else { return left ?? right }
        return .mixed
    }
}

extension Claim {
    /// Whether losses or accuracies that were measured in different modes are subtracted from each other in it.
    public var mixesModes: Bool { difference.mode == .mixed }
}
