/// Keras's layers: a row each, with all that they have.
enum KerasLayers {
    static let all: [CallRow] = [
        CallRow(
            "Dense", as: "Dense",
            [
                ArgumentRow("units", "output_dim", kind: .whole),
                ArgumentRow("activation", kind: .activation, as: "activation: %"),
                ArgumentRow("use_bias", kind: .truth, as: "useBias: %"),
                ArgumentRow("kernel_initializer", "init", kind: .initializer, as: "kernelInitializer: %"),
                ArgumentRow("bias_initializer", kind: .initializer, as: "biasInitializer: %"),
                ArgumentRow("kernel_regularizer", kind: .regularizer, as: "kernelRegularizer: %"),
            ] + biased + .fixed("lora_rank=None", "lora_alpha=None", "quantization_config=None")),
        CallRow(
            "Conv2D", "Convolution2D", as: "Conv2D",
            [
                ArgumentRow("filters", kind: .whole), ArgumentRow("kernel_size", kind: .extent),
                ArgumentRow("strides", kind: .extent, as: "strides: %"), padding,
            ] + convolution),
        CallRow(
            "Conv1D", "Convolution1D", as: "Conv1D",
            [
                ArgumentRow("filters", kind: .whole), ArgumentRow("kernel_size", kind: .length),
                ArgumentRow("strides", kind: .length, as: "strides: %"),
                ArgumentRow("padding", kind: .padding(["valid", "same", "causal"]), as: "padding: %"),
            ] + convolution),
        CallRow(
            "Conv2DTranspose", "Convolution2DTranspose", as: "Conv2DTranspose",
            [
                ArgumentRow("filters", kind: .whole), ArgumentRow("kernel_size", kind: .extent),
                ArgumentRow("strides", kind: .extent, as: "strides: %"), padding,
            ] + .fixed("output_padding=None") + layout + .fixed("dilation_rate=1") + activated),
        CallRow(
            "UpSampling2D", as: "UpSampling2D",
            [ArgumentRow("size", kind: .extent)] + layout + .fixed("interpolation='nearest'")),
        CallRow("MaxPooling1D", "MaxPool1D", as: "MaxPooling1D", pooling(.length)),
        CallRow("AveragePooling1D", "AvgPool1D", as: "AveragePooling1D", pooling(.length)),
        CallRow("GlobalMaxPooling1D", "GlobalMaxPool1D", as: "GlobalMaxPooling1D", wholePooling),
        CallRow("GlobalAveragePooling1D", "GlobalAvgPool1D", as: "GlobalAveragePooling1D", wholePooling),
        CallRow("MaxPooling2D", "MaxPool2D", as: "MaxPooling2D", pooling(.extent)),
        CallRow("AveragePooling2D", "AvgPool2D", as: "AveragePooling2D", pooling(.extent)),
        CallRow("GlobalMaxPooling2D", "GlobalMaxPool2D", as: "GlobalMaxPooling2D", wholePooling),
        CallRow("GlobalAveragePooling2D", "GlobalAvgPool2D", as: "GlobalAveragePooling2D", wholePooling),
        CallRow("Flatten", "flatten", as: "Flatten", layout),
        CallRow("Reshape", as: "Reshape", [ArgumentRow("target_shape", kind: .shape)]),
        CallRow(
            "Dropout", as: "Dropout", [ArgumentRow("rate", "p", kind: .real)] + .fixed("noise_shape=None", "seed")),
        CallRow("Activation", as: "Activation", [ArgumentRow("activation", kind: .activation, implied: ".linear")]),
        CallRow("ReLU", as: "Activation(.relu)", .fixed("max_value=None") + slope + .fixed("threshold=0")),
        CallRow("relu", as: "Activation(.relu)", slope + .fixed("max_value=None", "threshold=0")),
        CallRow("Softmax", "softmax", as: "Activation(.softmax)", .fixed("axis=-1|1")),
        CallRow("sigmoid", as: "Activation(.sigmoid)"), CallRow("tanh", as: "Activation(.tanh)"),
        CallRow(
            "LeakyReLU", as: "LeakyReLU",
            [ArgumentRow("negative_slope", "alpha", kind: .amount, as: "negativeSlope: %")]),
        CallRow("ELU", as: "ELU", [ArgumentRow("alpha", kind: .real, as: "alpha: %")]),
        CallRow(
            "BatchNormalization", as: "BatchNormalization",
            .fixed("axis=-1|3") + [ArgumentRow("momentum", kind: .real, as: "momentum: %")] + normalization + [
                ArgumentRow("beta_initializer", kind: .initializer, as: "betaInitializer: %", order: 7),
                ArgumentRow("gamma_initializer", kind: .initializer, as: "gammaInitializer: %"),
                ArgumentRow("moving_mean_initializer", kind: .onlyInitializer(".zeros")),
                ArgumentRow("moving_variance_initializer", kind: .onlyInitializer(".ones")),
            ] + shiftedAndScaled
                + .fixed("renorm=False", "renorm_clipping=None", "renorm_momentum=0.99", "synchronized=False")
                + [ArgumentRow].fixed("fused", "virtual_batch_size=None").named),
        CallRow(
            "LayerNormalization", as: "LayerNormalization",
            .fixed("axis=-1") + normalization + untouched + shiftedAndScaled
                + [ArgumentRow].fixed("rms_scaling=False").named),
        CallRow(
            "GroupNormalization", as: "GroupNormalization",
            [ArgumentRow("groups", kind: .whole, as: "groups: %")] + .fixed("axis=-1|3") + normalization + untouched
                + shiftedAndScaled),
        CallRow("LSTM", as: "LSTM", [units, tanh, gate] + recurrent + .fixed("unit_forget_bias=True") + sequences()),
        CallRow(
            "GRU", as: "GRU", [units, tanh, gate] + recurrent + sequences(.fixed("reset_after=True", "use_cudnn"))),
        CallRow(
            "SimpleRNN", as: "SimpleRNN",
            [units, ArgumentRow("activation", kind: .activation, as: "activation: %")] + recurrent
                + sequences(.fixed("seed"), seed: [], bias: 2)),
    ]
}

private extension KerasLayers {
    static let biased: [ArgumentRow] = .fixed(
        "bias_regularizer=None", "activity_regularizer=None", "kernel_constraint=None", "bias_constraint=None")
    static let layout: [ArgumentRow] = .fixed("data_format='channels_last'")
    static let wholePooling = layout + .fixed("keepdims=False")
    static let slope = [ArgumentRow("negative_slope", "alpha", kind: .only(["0"]))]

    static let padding = ArgumentRow("padding", kind: .padding(["valid", "same"]), as: "padding: %")
    static let convolution = layout + .fixed("dilation_rate=1", "groups=1") + activated
    static let activated =
        [
            ArgumentRow("activation", kind: .activation, as: "activation: %"),
            ArgumentRow("use_bias", kind: .truth, as: "useBias: %"),
            ArgumentRow("kernel_initializer", kind: .initializer, as: "kernelInitializer: %"),
            ArgumentRow("bias_initializer", kind: .onlyInitializer(".zeros")),
            ArgumentRow("kernel_regularizer", kind: .regularizer, as: "kernelRegularizer: %"),
        ] + biased

    static func pooling(_ kind: ArgumentRow.Kind) -> [ArgumentRow] {
        [
            ArgumentRow("pool_size", kind: kind), ArgumentRow("strides", kind: kind, as: "strides: %"), padding,
        ] + layout + .fixed("name")
    }

    static let normalization = [
        ArgumentRow("epsilon", kind: .real, as: "epsilon: %"),
        ArgumentRow("center", kind: .truth, as: "center: %"), ArgumentRow("scale", kind: .truth, as: "scale: %"),
    ]
    static let untouched = [
        ArgumentRow("beta_initializer", kind: .onlyInitializer(".zeros")),
        ArgumentRow("gamma_initializer", kind: .onlyInitializer(".ones")),
    ]
    static let shiftedAndScaled: [ArgumentRow] = .fixed(
        "beta_regularizer=None", "gamma_regularizer=None", "beta_constraint=None", "gamma_constraint=None")

    static let units = ArgumentRow("units", kind: .whole)
    static let tanh = ArgumentRow("activation", kind: .onlyActivation(".tanh"))
    static let gate = ArgumentRow("recurrent_activation", kind: .onlyActivation(".sigmoid"))
    static let recurrent = [
        ArgumentRow("use_bias", kind: .truth, as: "useBias: %"),
        ArgumentRow("kernel_initializer", kind: .initializer, as: "kernelInitializer: %"),
        ArgumentRow("recurrent_initializer", kind: .initializer, as: "recurrentInitializer: %"),
        ArgumentRow("bias_initializer", kind: .onlyInitializer(".zeros")),
    ]

    /// What follows the initializers of a recurrent layer: `own` stands last, and whether there is a `bias` in that place.
    static func sequences(
        _ own: [ArgumentRow] = .fixed("use_cudnn"), seed: [ArgumentRow] = .fixed("seed"), bias: Int = 3
    ) -> [ArgumentRow] {
        let kept: [ArgumentRow] = .fixed(
            "kernel_regularizer=None", "recurrent_regularizer=None", "bias_regularizer=None",
            "activity_regularizer=None", "kernel_constraint=None", "recurrent_constraint=None", "bias_constraint=None",
            "dropout=0", "recurrent_dropout=0")
        return kept + seed + [
            ArgumentRow("return_sequences", kind: .truth, as: "returnSequences: %", order: bias)
        ] + .fixed("return_state=False", "go_backwards=False", "stateful=False", "unroll") + own
            + [ArgumentRow].fixed("implementation", "time_major=False").named
    }
}
