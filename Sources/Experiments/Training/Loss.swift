/// What training makes small: the mean of this over a batch's samples. Names are Keras's.
public enum Loss: Codable, Hashable, Sendable {
    /// The cross-entropy (nats) of the softmax against the label; with smoothing s, against 1 − s + s / n for the
    /// label's class and s / n for the other of n classes.
    case crossEntropy(labelSmoothing: Double)
    /// The mean over the classes of (output − one-hot label)².
    case meanSquaredError

    /// The cross-entropy against the label itself.
    public static func crossEntropy() -> Loss { .crossEntropy(labelSmoothing: 0) }

    /// Whether the last layer must apply a softmax.
    public var needsSoftmax: Bool { self != .meanSquaredError }
}

extension Loss: CustomStringConvertible {
    public var description: String {
        switch self {
        case .crossEntropy(let smoothing):
            "mean categorical cross-entropy, in nats" + (smoothing == 0 ? "" : ", labels smoothed by \(smoothing)")
        case .meanSquaredError: "mean squared error of the outputs against one-hot labels"
        }
    }
}
