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
            ] + .fixed("amsgrad=False") + clipping),
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
    private static let clipping =
        [
            ArgumentRow("clipnorm", kind: .real, as: ".clipped(.norm(%))", isSuffix: true),
            ArgumentRow("clipvalue", kind: .real, as: ".clipped(.value(%))", isSuffix: true),
            ArgumentRow("global_clipnorm", kind: .real, as: ".clipped(.globalNorm(%))", isSuffix: true),
        ]
        + .fixed(
            "use_ema=False", "ema_momentum", "ema_overwrite_frequency=None", "loss_scale_factor=None",
            "gradient_accumulation_steps=None", "name")
        + [ArgumentRow].fixed("decay=0", "jit_compile").named
    private static let common =
        [ArgumentRow("weight_decay", kind: .real, as: ".decayed(weightDecay: %)", isSuffix: true)] + clipping
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
            ] + computed),
        CallRow(
            "Adam", as: ".adam",
            [
                parameters, ArgumentRow("lr", kind: .real, as: "learningRate: %"), betas,
                ArgumentRow("eps", kind: .real, as: "epsilon: %", implied: "1e-8"),
                decay, ArgumentRow("amsgrad", kind: .truth, as: "amsgrad: %"),
            ] + computed),
        CallRow(
            "AdamW", as: ".adamW",
            [
                parameters, ArgumentRow("lr", kind: .real, as: "learningRate: %"), betas,
                ArgumentRow("eps", kind: .real, as: "epsilon: %", implied: "1e-8", order: 5),
                ArgumentRow("weight_decay", kind: .real, as: "weightDecay: %", implied: "0.01"),
            ] + .fixed("amsgrad=False") + computed),
        CallRow(
            "RMSprop", as: ".rmsprop",
            [
                parameters, ArgumentRow("lr", kind: .real, as: "learningRate: %", implied: "0.01"),
                ArgumentRow("alpha", kind: .real, as: "rho: %", implied: "0.99"),
                ArgumentRow("eps", kind: .real, as: "epsilon: %", implied: "1e-8", order: 6), decay,
                ArgumentRow("momentum", kind: .real, as: "momentum: %"),
                ArgumentRow("centered", kind: .truth, as: "centered: %"),
            ] + computed),
        CallRow(
            "Adadelta", as: ".adadelta",
            [
                parameters, ArgumentRow("lr", kind: .real, as: "learningRate: %", implied: "1"),
                ArgumentRow("rho", kind: .real, as: "rho: %", implied: "0.9"),
                ArgumentRow("eps", kind: .real, as: "epsilon: %", implied: "1e-6"), decay,
            ] + computed),
        CallRow(
            "Adagrad", as: ".adagrad",
            [
                parameters, ArgumentRow("lr", kind: .real, as: "learningRate: %", implied: "0.01"),
                ArgumentRow("lr_decay", kind: .only(["0"])), decay,
                ArgumentRow("initial_accumulator_value", kind: .real, as: "initialAccumulator: %", implied: "0"),
                ArgumentRow("eps", kind: .real, as: "epsilon: %", implied: "1e-10"),
            ] + computed),
    ]

    private static let parameters = ArgumentRow("params", kind: .ignored)
    private static let betas = ArgumentRow("betas", kind: .only(["(0.9, 0.999)"]))
    private static let decay = ArgumentRow("weight_decay", kind: .only(["0"]))
    /// How it is computed, and what is given by name only.
    private static let computed =
        [ArgumentRow].fixed(
            "foreach", "fused", "capturable", "differentiable=False", "maximize=False", "decoupled_weight_decay=False"
        ).named
}
