/// Keras's optimizers: a row each. A word, `'adam'`, stands for one with its defaults.
enum KerasOptimizers {
    static let all: [CallRow] = [
        CallRow(
            "SGD", as: ".sgd",
            [rate, real("momentum"), ArgumentRow("nesterov", kind: .truth, as: "nesterov: %")] + common),
        CallRow(
            "Adam", as: ".adam",
            [
                rate, real("beta_1", "beta1"), real("beta_2", "beta2"), real("epsilon"),
                ArgumentRow("amsgrad", kind: .truth, as: "amsgrad: %"),
            ] + common),
        CallRow(
            "AdamW", as: ".adamW",
            [
                rate, ArgumentRow("weight_decay", kind: .real, as: "weightDecay: %"), real("beta_1", "beta1"),
                real("beta_2", "beta2"), real("epsilon"),
            ]
                + clipping),
        CallRow(
            "Adamax", as: ".adamax", [rate, real("beta_1", "beta1"), real("beta_2", "beta2"), real("epsilon")] + common),
        CallRow(
            "Nadam", as: ".nadam", [rate, real("beta_1", "beta1"), real("beta_2", "beta2"), real("epsilon")] + common),
        CallRow("Lion", as: ".lion", [rate, real("beta_1", "beta1"), real("beta_2", "beta2")] + common),
        CallRow(
            "RMSprop", as: ".rmsprop",
            [
                rate, real("rho"), real("momentum"), real("epsilon"),
                ArgumentRow("centered", kind: .truth, as: "centered: %"),
            ] + common),
        CallRow(
            "Adagrad", as: ".adagrad",
            [rate, real("initial_accumulator_value", "initialAccumulator"), real("epsilon")] + common),
        CallRow("Adadelta", as: ".adadelta", [rate, real("rho"), real("epsilon")] + common),
    ]

    private static let rate = ArgumentRow("learning_rate", "lr", kind: .real, as: "learningRate: %")
    private static func real(_ name: String, _ ours: String? = nil) -> ArgumentRow {
        ArgumentRow(name, kind: .real, as: "\(ours ?? name): %")
    }
    private static let clipping = [
        ArgumentRow("clipnorm", kind: .real, as: ".clipped(.norm(%))", isSuffix: true),
        ArgumentRow("clipvalue", kind: .real, as: ".clipped(.value(%))", isSuffix: true),
        ArgumentRow("global_clipnorm", kind: .real, as: ".clipped(.globalNorm(%))", isSuffix: true),
    ]
    private static let common =
        [
            ArgumentRow("weight_decay", kind: .real, as: ".decayed(weightDecay: %)", isSuffix: true),
            ArgumentRow("decay", kind: .only(["0", "0.0"])),
        ]
        + clipping
}

/// PyTorch's optimizers: a row each, with its defaults written out.
enum TorchOptimizers {
    static let all: [CallRow] = [
        CallRow(
            "SGD", as: ".sgd",
            [
                parameters, ArgumentRow("lr", kind: .real, as: "learningRate: %", implied: "0.001"),
                ArgumentRow("momentum", kind: .real, as: "momentum: %"),
                ArgumentRow("dampening", kind: .only(["0"])),
                // Of plain steps the decay of gradients is that of weights.
                ArgumentRow(
                    "weight_decay", kind: .realWithout("momentum", position: 2), as: ".decayed(weightDecay: %)",
                    isSuffix: true),
                ArgumentRow("nesterov", kind: .truth, as: "nesterov: %"),
            ]),
        CallRow(
            "Adam", as: ".adam",
            [
                parameters, ArgumentRow("lr", kind: .real, as: "learningRate: %"), betas,
                ArgumentRow("eps", kind: .real, as: "epsilon: %", implied: "1e-8"),
                decay, ArgumentRow("amsgrad", kind: .truth, as: "amsgrad: %"),
            ]),
        CallRow(
            "AdamW", as: ".adamW",
            [
                parameters, ArgumentRow("lr", kind: .real, as: "learningRate: %"), betas,
                ArgumentRow("weight_decay", kind: .real, as: "weightDecay: %", implied: "0.01"),
                ArgumentRow("eps", kind: .real, as: "epsilon: %", implied: "1e-8"),
            ]),
        CallRow(
            "RMSprop", as: ".rmsprop",
            [
                parameters, ArgumentRow("lr", kind: .real, as: "learningRate: %", implied: "0.01"),
                ArgumentRow("alpha", kind: .real, as: "rho: %", implied: "0.99"),
                ArgumentRow("momentum", kind: .real, as: "momentum: %"),
                ArgumentRow("eps", kind: .real, as: "epsilon: %", implied: "1e-8"), decay,
            ]),
        CallRow(
            "Adadelta", as: ".adadelta",
            [
                parameters, ArgumentRow("lr", kind: .real, as: "learningRate: %", implied: "1"),
                ArgumentRow("rho", kind: .real, as: "rho: %", implied: "0.9"),
                ArgumentRow("eps", kind: .real, as: "epsilon: %", implied: "1e-6"), decay,
            ]),
        CallRow(
            "Adagrad", as: ".adagrad",
            [
                parameters, ArgumentRow("lr", kind: .real, as: "learningRate: %", implied: "0.01"),
                ArgumentRow("initial_accumulator_value", kind: .real, as: "initialAccumulator: %", implied: "0"),
                ArgumentRow("eps", kind: .real, as: "epsilon: %", implied: "1e-10"), decay,
            ]),
    ]

    private static let parameters = ArgumentRow("params", kind: .ignored)
    private static let betas = ArgumentRow("betas", kind: .only(["(0.9, 0.999)"]))
    private static let decay = ArgumentRow("weight_decay", kind: .only(["0", "0.0"]))
}
