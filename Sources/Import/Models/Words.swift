/// Keras's and PyTorch's names of activation functions, and ours.
enum Activations {
    static let all = [
        "linear": ".linear", "relu": ".relu", "leaky_relu": ".leakyRelu", "elu": ".elu", "gelu": ".gelu",
        "silu": ".silu",
        "swish": ".silu", "softplus": ".softplus", "sigmoid": ".sigmoid", "tanh": ".tanh", "softmax": ".softmax",
    ]
}

/// Keras's names of initializers, and ours.
enum Initializers {
    static let all = [
        "glorot_uniform": ".glorotUniform", "glorotuniform": ".glorotUniform", "glorot_normal": ".glorotNormal",
        "glorotnormal": ".glorotNormal", "he_uniform": ".heUniform", "heuniform": ".heUniform",
        "he_normal": ".heNormal",
        "henormal": ".heNormal", "lecun_uniform": ".lecunUniform", "lecununiform": ".lecunUniform",
        "lecun_normal": ".lecunNormal",
        "lecunnormal": ".lecunNormal", "orthogonal": ".orthogonal", "zeros": ".zeros", "ones": ".ones",
        "random_normal": ".randomNormal()", "randomnormal": ".randomNormal()",
    ]
}

/// What a loss is called here, and what the last layer has to be for it.
struct LossRow {
    enum Output {
        /// Probabilities of classes.
        case softmax
        /// What a softmax makes probabilities of.
        case logits
        /// Logarithms of probabilities.
        case logProbabilities
        case any
    }
    let names: [String]
    /// As it is written in `loss:`; "" for the usual one.
    let ours: String
    let output: Output
}

/// Keras's losses, by word or class.
enum KerasLosses {
    static let all = [
        LossRow(
            names: [
                "categorical_crossentropy", "sparse_categorical_crossentropy", "CategoricalCrossentropy",
                "SparseCategoricalCrossentropy",
            ],
            ours: "", output: .softmax),
        LossRow(
            names: ["mean_squared_error", "mse", "MSE", "MeanSquaredError"], ours: ".meanSquaredError", output: .any),
        LossRow(
            names: ["mean_absolute_error", "mae", "MAE", "MeanAbsoluteError"], ours: ".meanAbsoluteError", output: .any),
        LossRow(names: ["huber", "huber_loss", "Huber"], ours: ".huber()", output: .any),
    ]
}

/// PyTorch's losses, by class or function.
enum TorchLosses {
    static let all = [
        LossRow(names: ["CrossEntropyLoss", "cross_entropy"], ours: "", output: .logits),
        LossRow(names: ["NLLLoss", "nll_loss"], ours: "", output: .logProbabilities),
    ]
    static let names =
        all.flatMap(\.names) + [
            "MSELoss", "mse_loss", "BCELoss", "BCEWithLogitsLoss", "L1Loss", "binary_cross_entropy",
        ]
}
