/// PyTorch's layers, and its functions that are layers: a row each, with all that they have. Its defaults are written
/// out where ours are others.
enum TorchLayers {
    static let all: [CallRow] = [
        CallRow(
            "Linear", as: "Dense",
            [
                ArgumentRow("in_features", kind: .ignored), ArgumentRow("out_features", kind: .whole),
                ArgumentRow("bias", kind: .truth, as: "useBias: %"),
            ] + made),
        CallRow(
            "Conv2d", as: "Conv2D",
            [
                ArgumentRow("in_channels", kind: .ignored), ArgumentRow("out_channels", kind: .whole),
                ArgumentRow("kernel_size", kind: .extent), ArgumentRow("stride", kind: .extent, as: "strides: %"),
                ArgumentRow("padding", kind: .pixels, as: "padding: %"),
            ] + .fixed("dilation=1", "groups=1") + [ArgumentRow("bias", kind: .truth, as: "useBias: %")]
                + .fixed("padding_mode='zeros'") + made),
        CallRow(
            "MaxPool2d", as: "MaxPooling2D",
            pooling + .fixed("dilation=1", "return_indices=False", "ceil_mode=False")),
        CallRow(
            "max_pool2d", as: "MaxPooling2D",
            pooling + .fixed("dilation=1", "ceil_mode=False", "return_indices=False")),
        CallRow(
            "AvgPool2d", "avg_pool2d", as: "AveragePooling2D",
            pooling + .fixed("ceil_mode=False", "count_include_pad", "divisor_override=None")),
        CallRow("Flatten", "flatten", as: "Flatten", .fixed("start_dim=1", "end_dim=-1")),
        CallRow("Dropout", as: "Dropout", [rate] + inplace),
        CallRow("dropout", as: "Dropout", [rate, ArgumentRow("training", kind: .mode)] + inplace),
        CallRow("ReLU", "relu", as: "Activation(.relu)", inplace), CallRow("relu_", as: "Activation(.relu)"),
        CallRow("Sigmoid", "sigmoid", as: "Activation(.sigmoid)"), CallRow("Tanh", "tanh", as: "Activation(.tanh)"),
        CallRow("GELU", "gelu", as: "Activation(.gelu)", .fixed("approximate='none'")),
        CallRow("SiLU", "silu", as: "Activation(.silu)", inplace),
        CallRow("Softplus", "softplus", as: "Activation(.softplus)", .fixed("beta=1", "threshold=20")),
        CallRow("Softmax", "softmax", as: "Activation(.softmax)", .fixed("dim=1|-1")),
        CallRow("LogSoftmax", "log_softmax", as: "Activation(.softmax)", .fixed("dim=1|-1")),
        CallRow(
            "LeakyReLU", "leaky_relu", as: "LeakyReLU",
            [ArgumentRow("negative_slope", kind: .amount, as: "negativeSlope: %", implied: "0.01")] + inplace),
        CallRow("ELU", "elu", as: "ELU", [ArgumentRow("alpha", kind: .real, as: "alpha: %")] + inplace),
        CallRow("Identity", as: ""),
        CallRow(
            "BatchNorm1d", "BatchNorm2d", as: "BatchNormalization",
            [
                ArgumentRow("num_features", kind: .ignored),
                ArgumentRow("eps", kind: .real, as: "epsilon: %", implied: "1e-5", order: 3),
                ArgumentRow("momentum", kind: .complement, as: "momentum: %", implied: "0.9"),
            ] + .fixed("affine=True", "track_running_stats=True") + made + [ArgumentRow].fixed("bias=True").named),
    ]

    private static let made: [ArgumentRow] = .fixed("device", "dtype='float32'|'float'")
    private static let inplace: [ArgumentRow] = .fixed("inplace")
    private static let rate = ArgumentRow("p", kind: .real, implied: "0.5")
    private static let pooling =
        [ArgumentRow("kernel_size", kind: .extent), ArgumentRow("stride", kind: .extent, as: "strides: %")]
        + .fixed("padding=0")
}
