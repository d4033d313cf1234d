/// What a loss is called here, and what the last layer has to be for it.
struct LossRow {
    enum Output {
        /// Probabilities of classes.
        case softmax
        /// What a softmax makes probabilities of.
        case logits
        /// Logarithms of probabilities.
        case logProbabilities
        /// Probabilities, each by itself.
        case sigmoid
        case any
    }
    let names: [String]
    /// As it is written in `loss:`; "" for the usual one.
    let ours: String
    let output: Output
    /// What its class has beside output and classes.
    let arguments: [ArgumentRow]

    var call: CallRow { CallRow(names: names, as: "", arguments) }
}

/// Keras's losses, by word or class.
enum KerasLosses {
    static let all = [
        LossRow(
            names: ["categorical_crossentropy", "CategoricalCrossentropy"], ours: "", output: .softmax,
            arguments: [logits, smoothing] + .fixed("axis=-1") + mean),
        LossRow(
            names: ["sparse_categorical_crossentropy", "SparseCategoricalCrossentropy"], ours: "", output: .softmax,
            arguments: [logits] + .fixed("ignore_class=None", reduction, "axis=-1", "name", "dtype='float32'")),
        LossRow(
            names: ["binary_crossentropy", "BinaryCrossentropy"], ours: ".binaryCrossentropy", output: .sigmoid,
            arguments: [logits] + .fixed("label_smoothing=0", "axis=-1") + mean),
        LossRow(
            names: ["mean_squared_error", "mse", "MSE", "MeanSquaredError"], ours: ".meanSquaredError", output: .any,
            arguments: mean),
        LossRow(
            names: ["mean_absolute_error", "mae", "MAE", "MeanAbsoluteError"], ours: ".meanAbsoluteError", output: .any,
            arguments: mean),
        LossRow(
            names: ["huber", "huber_loss", "Huber"], ours: ".huber()", output: .any,
            arguments: .fixed("delta=1") + mean),
    ]

    private static let logits = ArgumentRow("from_logits", kind: .truth)
    private static let smoothing = ArgumentRow("label_smoothing", kind: .real)
    private static let reduction = "reduction='sum_over_batch_size'|'mean'|'auto'|'AUTO'|'SUM_OVER_BATCH_SIZE'"
    private static let mean: [ArgumentRow] = .fixed(reduction, "name", "dtype='float32'")
}

/// PyTorch's losses, by class or function.
enum TorchLosses {
    static let all = [
        LossRow(
            names: ["CrossEntropyLoss", "cross_entropy"], ours: "", output: .logits,
            arguments: weighted + [ArgumentRow("label_smoothing", kind: .real)]),
        LossRow(names: ["NLLLoss", "nll_loss"], ours: "", output: .logProbabilities, arguments: weighted),
    ]
    static let names =
        all.flatMap(\.names) + [
            "MSELoss", "mse_loss", "BCELoss", "BCEWithLogitsLoss", "L1Loss", "binary_cross_entropy",
        ]
    private static let weighted: [ArgumentRow] = .fixed(
        "weight=None", "size_average=None|True", "ignore_index=-100", "reduce=None|True", "reduction='mean'")
}
