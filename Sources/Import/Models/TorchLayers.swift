/// PyTorch's layers, and its functions that are layers: a row each. Its defaults are written out where ours are others.
enum TorchLayers {
    static let all: [CallRow] = [
        CallRow(
            "Linear", as: "Dense",
            [
                ArgumentRow("in_features", kind: .ignored), ArgumentRow("out_features", kind: .whole),
                ArgumentRow("bias", kind: .truth, as: "useBias: %"),
            ]),
        CallRow(
            "Conv2d", as: "Conv2D",
            [
                ArgumentRow("in_channels", kind: .ignored), ArgumentRow("out_channels", kind: .whole),
                ArgumentRow("kernel_size", kind: .extent), ArgumentRow("stride", kind: .extent, as: "strides: %"),
                ArgumentRow("padding", kind: .pixels, as: "padding: %"), ArgumentRow("dilation", kind: .only(["1"])),
                ArgumentRow("groups", kind: .only(["1"])), ArgumentRow("bias", kind: .truth, as: "useBias: %"),
            ]),
        CallRow("MaxPool2d", "max_pool2d", as: "MaxPooling2D", pooling),
        CallRow("AvgPool2d", "avg_pool2d", as: "AveragePooling2D", pooling),
        CallRow("Flatten", "flatten", as: "Flatten"),
        CallRow("Dropout", "dropout", as: "Dropout", [ArgumentRow("p", kind: .real, implied: "0.5")]),
        CallRow("ReLU", "relu", as: "Activation(.relu)"), CallRow("Sigmoid", "sigmoid", as: "Activation(.sigmoid)"),
        CallRow("Tanh", "tanh", as: "Activation(.tanh)"), CallRow("GELU", "gelu", as: "Activation(.gelu)"),
        CallRow("SiLU", "silu", as: "Activation(.silu)"), CallRow("Softplus", "softplus", as: "Activation(.softplus)"),
        CallRow("Softmax", "softmax", as: "Activation(.softmax)"),
        CallRow("LogSoftmax", "log_softmax", as: "Activation(.softmax)"),
        CallRow(
            "LeakyReLU", "leaky_relu", as: "LeakyReLU",
            [ArgumentRow("negative_slope", kind: .real, as: "negativeSlope: %", implied: "0.01")]),
        CallRow("ELU", "elu", as: "ELU", [ArgumentRow("alpha", kind: .real, as: "alpha: %")]),
        CallRow("Identity", as: ""),
        CallRow(
            "BatchNorm1d", "BatchNorm2d", as: "BatchNormalization",
            [
                ArgumentRow("num_features", kind: .ignored),
                ArgumentRow("momentum", kind: .complement, as: "momentum: %", implied: "0.9"),
                ArgumentRow("eps", kind: .real, as: "epsilon: %", implied: "1e-5"),
            ]),
    ]

    private static let pooling = [
        ArgumentRow("kernel_size", kind: .extent), ArgumentRow("stride", kind: .extent, as: "strides: %"),
        ArgumentRow("padding", kind: .only(["0"])),
    ]
}
