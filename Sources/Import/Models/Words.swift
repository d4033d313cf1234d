/// Keras's and PyTorch's activation functions, by word, function or layer: a row each.
enum Activations {
    static let all = [
        row("linear", as: ".linear"),
        row(
            "relu", as: ".relu",
            .fixed("max_value=None") + [ArgumentRow("negative_slope", "alpha", kind: .only(["0"]))]
                + .fixed("threshold=0")),
        row("leaky_relu", as: ".leakyRelu", .fixed("negative_slope=0.2")), row("elu", as: ".elu", .fixed("alpha=1")),
        row("gelu", as: ".gelu", .fixed("approximate=False")), row("silu", as: ".silu"), row("swish", as: ".silu"),
        row("softplus", as: ".softplus"), row("sigmoid", as: ".sigmoid"), row("tanh", as: ".tanh"),
        row("softmax", as: ".softmax", .fixed("axis=-1|1")),
    ]

    private static func row(_ name: String, as ours: String, _ arguments: [ArgumentRow] = []) -> CallRow {
        CallRow(name, as: ours, isCall: false, arguments)
    }
}

/// Keras's initializers, by word, function or class: a row each.
enum Initializers {
    static let all = [
        row("GlorotUniform", "glorot_uniform", "glorotuniform", as: ".glorotUniform"),
        row("GlorotNormal", "glorot_normal", "glorotnormal", as: ".glorotNormal"),
        row("HeUniform", "he_uniform", "heuniform", as: ".heUniform"),
        row("HeNormal", "he_normal", "henormal", as: ".heNormal"),
        row("LecunUniform", "lecun_uniform", "lecununiform", as: ".lecunUniform"),
        row("LecunNormal", "lecun_normal", "lecunnormal", as: ".lecunNormal"),
        CallRow(
            "Orthogonal", "orthogonal", "OrthogonalInitializer", as: ".orthogonal", isCall: false,
            [ArgumentRow("gain", kind: .real, as: ".scaled(by: %)", isSuffix: true)] + .fixed("seed")),
        CallRow("Zeros", "zeros", as: ".zeros", isCall: false), CallRow("Ones", "ones", as: ".ones", isCall: false),
        CallRow("Constant", "constant", as: ".constant", [ArgumentRow("value", kind: .real, implied: "0")]),
        CallRow(
            "RandomNormal", "random_normal", "randomnormal", as: ".randomNormal",
            .fixed("mean=0") + [ArgumentRow("stddev", kind: .real, as: "standardDeviation: %")] + .fixed("seed")),
    ]

    private static func row(_ names: String..., as ours: String) -> CallRow {
        CallRow(names: names, as: ours, isCall: false, .fixed("seed", "input_axes=None", "output_axes=None"))
    }
}

/// Keras's penalties, by word, function or class: a row each.
enum Regularizers {
    static let all = [
        CallRow("L2", "l2", as: ".l2", [ArgumentRow("l2", "l", kind: .real, implied: "0.01")]),
        CallRow("L1", "l1", as: ".l1", [ArgumentRow("l1", "l", kind: .real, implied: "0.01")]),
        CallRow(
            "L1L2", "l1_l2", "l1l2", as: ".l1L2",
            [ArgumentRow("l1", kind: .real, implied: "0"), ArgumentRow("l2", kind: .real, implied: "0")]),
    ]
}
