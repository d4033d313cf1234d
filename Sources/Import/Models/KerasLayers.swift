/// Keras's layers: a row each.
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
            ]),
        CallRow(
            "Conv2D", "Convolution2D", as: "Conv2D",
            [
                ArgumentRow("filters", kind: .whole), ArgumentRow("kernel_size", kind: .extent),
                ArgumentRow("strides", kind: .extent, as: "strides: %"),
            ] + convolution),
        CallRow(
            "Conv1D", "Convolution1D", as: "Conv1D",
            [
                ArgumentRow("filters", kind: .whole), ArgumentRow("kernel_size", kind: .length),
                ArgumentRow("strides", kind: .length, as: "strides: %"),
            ] + convolution),
        CallRow("MaxPooling1D", "MaxPool1D", as: "MaxPooling1D", sequencePooling),
        CallRow("AveragePooling1D", "AvgPool1D", as: "AveragePooling1D", sequencePooling),
        CallRow("GlobalMaxPooling1D", "GlobalMaxPool1D", as: "GlobalMaxPooling1D"),
        CallRow("GlobalAveragePooling1D", "GlobalAvgPool1D", as: "GlobalAveragePooling1D"),
        CallRow("MaxPooling2D", "MaxPool2D", as: "MaxPooling2D", pooling),
        CallRow("AveragePooling2D", "AvgPool2D", as: "AveragePooling2D", pooling),
        CallRow("GlobalMaxPooling2D", "GlobalMaxPool2D", as: "GlobalMaxPooling2D"),
        CallRow("GlobalAveragePooling2D", "GlobalAvgPool2D", as: "GlobalAveragePooling2D"),
        CallRow("Flatten", "flatten", as: "Flatten"),
        CallRow("Reshape", as: "Reshape", [ArgumentRow("target_shape", kind: .shape)]),
        CallRow("Dropout", as: "Dropout", [ArgumentRow("rate", "p", kind: .real)]),
        CallRow("Activation", as: "Activation", [ArgumentRow("activation", kind: .activation)]),
        CallRow("ReLU", "relu", as: "Activation(.relu)"), CallRow("Softmax", "softmax", as: "Activation(.softmax)"),
        CallRow("sigmoid", as: "Activation(.sigmoid)"), CallRow("tanh", as: "Activation(.tanh)"),
        CallRow(
            "LeakyReLU", as: "LeakyReLU", [ArgumentRow("negative_slope", "alpha", kind: .real, as: "negativeSlope: %")]),
        CallRow("ELU", as: "ELU", [ArgumentRow("alpha", kind: .real, as: "alpha: %")]),
        CallRow(
            "BatchNormalization", as: "BatchNormalization",
            [
                ArgumentRow("axis", kind: .only(["-1"])), ArgumentRow("momentum", kind: .real, as: "momentum: %"),
                ArgumentRow("epsilon", kind: .real, as: "epsilon: %"),
                ArgumentRow("center", kind: .truth, as: "center: %"),
                ArgumentRow("scale", kind: .truth, as: "scale: %"),
            ]),
        CallRow(
            "LayerNormalization", as: "LayerNormalization",
            [
                ArgumentRow("axis", kind: .only(["-1"])), ArgumentRow("epsilon", kind: .real, as: "epsilon: %"),
                ArgumentRow("center", kind: .truth, as: "center: %"),
                ArgumentRow("scale", kind: .truth, as: "scale: %"),
            ]),
        CallRow(
            "GroupNormalization", as: "GroupNormalization",
            [
                ArgumentRow("groups", kind: .whole, as: "groups: %"), ArgumentRow("axis", kind: .only(["-1"])),
                ArgumentRow("epsilon", kind: .real, as: "epsilon: %"),
                ArgumentRow("center", kind: .truth, as: "center: %"),
                ArgumentRow("scale", kind: .truth, as: "scale: %"),
            ]),
        CallRow("LSTM", as: "LSTM", recurrent + gates), CallRow("GRU", as: "GRU", recurrent + gates),
        CallRow("SimpleRNN", as: "SimpleRNN", recurrent),
    ]

    private static let convolution = [
        ArgumentRow("padding", kind: .padding, as: "padding: %"),
        ArgumentRow("data_format", kind: .only(["'channels_last'"])),
        ArgumentRow("dilation_rate", kind: .only(["1", "(1, 1)", "(1,)"])),
        ArgumentRow("groups", kind: .only(["1"])),
        ArgumentRow("activation", kind: .activation, as: "activation: %"),
        ArgumentRow("use_bias", kind: .truth, as: "useBias: %"),
        ArgumentRow("kernel_initializer", kind: .initializer, as: "kernelInitializer: %"),
        ArgumentRow("bias_initializer", kind: .only(["'zeros'"])),
        ArgumentRow("kernel_regularizer", kind: .regularizer, as: "kernelRegularizer: %"),
    ]
    private static let sequencePooling = [
        ArgumentRow("pool_size", kind: .length), ArgumentRow("strides", kind: .length, as: "strides: %"),
        ArgumentRow("padding", kind: .padding, as: "padding: %"),
    ]
    private static let pooling = [
        ArgumentRow("pool_size", kind: .extent), ArgumentRow("strides", kind: .extent, as: "strides: %"),
        ArgumentRow("padding", kind: .padding, as: "padding: %"),
    ]
    private static let recurrent = [
        ArgumentRow("units", kind: .whole), ArgumentRow("activation", kind: .only(["'tanh'"])),
        ArgumentRow("return_sequences", kind: .truth, as: "returnSequences: %"),
        ArgumentRow("use_bias", kind: .truth, as: "useBias: %"),
        ArgumentRow("kernel_initializer", kind: .initializer, as: "kernelInitializer: %"),
        ArgumentRow("recurrent_initializer", kind: .initializer, as: "recurrentInitializer: %"),
    ]
    private static let gates = [ArgumentRow("recurrent_activation", kind: .only(["'sigmoid'"]))]
}
