/// What training makes small: the mean of this over a batch's samples. Names, formulas and reductions are Keras's. In a
/// data set of numbers to predict, targets and outputs are those divided by the deviation over the training part, after
/// its mean is taken away; of samples to be reconstructed, targets are their numbers as networks see them; elsewhere the
/// target is the one-hot label.
public enum Loss: Codable, Hashable, Sendable {
    /// The cross-entropy (nats) of the softmax against the label; with smoothing s, against 1 − s + s / n for the
    /// label's class and s / n for the other of n classes.
    case crossEntropy(labelSmoothing: Double)
    /// The mean over the outputs of (output − target)².
    case meanSquaredError
    /// The mean over the outputs of |output − target|; its gradient is 0 where they are equal.
    case meanAbsoluteError
    /// The mean over the outputs of ½ e² for |e| = |output − target| up to `delta`, of `delta` · |e| − ½ `delta`²
    /// beyond (Huber, 1964).
    case huber(delta: Double)
    /// The mean over the outputs of the cross-entropy (nats) of each sigmoid against 0 or 1: one unit for two classes,
    /// the second's probability, or one for each label.
    case binaryCrossentropy

    /// The cross-entropy against the label itself.
    public static func crossEntropy() -> Loss { .crossEntropy(labelSmoothing: 0) }

    /// Huber's loss with Keras's `delta` of 1.
    public static func huber() -> Loss { .huber(delta: 1) }

    /// Not to be had: the compiler says that a notebook cannot compose one of Swift functions.
    @available(*, unavailable, message: "a notebook cannot compose losses of Swift functions: see docs/layers.md")
    public static func custom<Output>(_ function: ([Float], [Float]) -> Output) -> Loss { .meanSquaredError }

    /// Whether the last layer must apply a softmax.
    public var needsSoftmax: Bool { if case .crossEntropy = self { true } else { false } }

    /// Whether the last layer must apply a sigmoid.
    public var needsSigmoid: Bool { self == .binaryCrossentropy }

    /// Whether it measures how far numbers are from numbers.
    package var isDistance: Bool { !needsSoftmax && !needsSigmoid }
}

extension Loss: CustomStringConvertible {
    public var description: String {
        switch self {
        case .crossEntropy(let smoothing):
            "mean categorical cross-entropy, in nats" + (smoothing == 0 ? "" : ", labels smoothed by \(smoothing)")
        case .meanSquaredError: "mean squared error of the outputs against one-hot labels"
        case .meanAbsoluteError: "mean absolute error of the outputs against one-hot labels"
        case .huber(let delta): "mean Huber loss (δ \(delta)) of the outputs against one-hot labels"
        case .binaryCrossentropy: "mean binary cross-entropy, in nats"
        }
    }

    /// The same for a data set whose targets are numbers or labels.
    package func description(for task: Dataset.Task) -> String {
        let targets =
            switch task {
            case .classification: "one-hot labels"
            case .multilabel: "labels of 0 and 1"
            case .regression: "targets, both standardized by the training part's mean and deviation"
            case .reconstruction: "the numbers of the samples themselves"
            }
        return description.replacing("one-hot labels", with: targets)
    }
}

extension Dataset.Task {
    /// What is made small where nothing is said.
    public var usualLoss: Loss {
        switch self {
        case .classification: .crossEntropy()
        case .multilabel: .binaryCrossentropy
        case .regression, .reconstruction: .meanSquaredError
        }
    }
}
