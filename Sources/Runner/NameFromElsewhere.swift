internal import Spelling

/// Names that notebooks' authors know from Foundation and other libraries, and what stands for them here.
enum NameFromElsewhere {
    /// What helps where the compiler's message is about such a name, or about a text by a format, in `line` of the code; it
    /// says more than the compiler's own guess, which is the nearest name of any kind.
    /// Of Foundation nothing is said to whoever has imported it.
    static func hint(for message: String, in line: some StringProtocol, importsFoundation: Bool) -> Hint? {
        let foundation = importsFoundation ? nil : foundation
        if message.hasPrefix("no exact matches in call to initializer"), line.contains("String(format:") {
            return foundation
        }
        let quoted = message.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
        if message.hasPrefix("cannot find ") {
            guard let name = quoted.dropFirst().first else { return nil }
            return ofFoundation.contains(name) ? foundation : others[name]
        }
        guard message.hasPrefix("value of type 'String' has no member '"), let name = quoted.dropLast().last else {
            return nil
        }
        return membersOfFoundation.contains(name) ? foundation : nil
    }

    private static let foundation: Hint? = "`import Foundation` at the beginning of a block has it"

    private static let ofFoundation: Set = [
        "acos", "asin", "atan", "atan2", "cbrt", "ceil", "cos", "cosh", "erf", "exp", "exp2", "expm1", "fabs", "floor",
        "hypot", "lgamma", "log", "log10", "log1p", "log2", "pow", "round", "sin", "sinh", "sqrt", "tan", "tanh",
        "tgamma", "Calendar", "CharacterSet", "Data", "Date", "DateFormatter", "Decimal", "FileManager", "JSONDecoder",
        "JSONEncoder", "Locale", "NSString", "NumberFormatter", "ProcessInfo", "URL", "UUID",
    ]

    private static let membersOfFoundation: Set = [
        "addingPercentEncoding", "appendingPathComponent", "components", "replacingOccurrences", "trimmingCharacters",
    ]

    private static let others: [String: Hint] =
        activations.mapValues {
            Hint("`Activation(.\($0))` is that layer, and `activation: .\($0)` an argument of others")
        }
        .merging(optimizers.mapValues { Hint("`optimizer: .\($0)()` of an Experiment or a Trial is it") }) { $1 }
        .merging(layers.mapValues { Hint("`\($0)` is that layer here") }) { $1 }
        .merging(missingLayers.map { ($0, "there is no such layer: docs/layers.md has all that there are") }) { $1 }
        .merging([
            "Input": inputs, "InputLayer": inputs,
            "Sequential": "`Model(\"name\") { … }` is Keras's Sequential, with a layer on each line",
        ]) { $1 }

    private static let inputs: Hint = "no layer says it: a model takes the shape of its data"

    private static let activations = [
        "GELU": "gelu", "ReLU": "relu", "Sigmoid": "sigmoid", "SiLU": "silu", "Softmax": "softmax",
        "Softplus": "softplus", "Tanh": "tanh",
    ]

    private static let optimizers = [
        "Adadelta": "adadelta", "Adagrad": "adagrad", "Adam": "adam", "Adamax": "adamax", "AdamW": "adamW",
        "Lion": "lion", "Nadam": "nadam", "RMSprop": "rmsprop", "SGD": "sgd",
    ]

    /// PyTorch's layers, and other names of Keras's, by Keras's first ones.
    private static let layers = [
        "AvgPool1D": "AveragePooling1D()", "AvgPool1d": "AveragePooling1D()", "AvgPool2D": "AveragePooling2D()",
        "AvgPool2d": "AveragePooling2D()", "AvgPooling1D": "AveragePooling1D()",
        "AvgPooling2D": "AveragePooling2D()", "BatchNorm1d": "BatchNormalization()",
        "BatchNorm2d": "BatchNormalization()",
        "Conv1d": "Conv1D(filters, kernelSize)", "Conv2d": "Conv2D(filters, kernelSize)",
        "ConvTranspose2d": "Conv2DTranspose(filters, kernelSize)",
        "Convolution1D": "Conv1D(filters, kernelSize)", "Convolution2D": "Conv2D(filters, kernelSize)",
        "GlobalAvgPool1D": "GlobalAveragePooling1D()", "GlobalAvgPool2D": "GlobalAveragePooling2D()",
        "GlobalMaxPool1D": "GlobalMaxPooling1D()", "GlobalMaxPool2D": "GlobalMaxPooling2D()",
        "GroupNorm": "GroupNormalization()", "LayerNorm": "LayerNormalization()", "Linear": "Dense(units)",
        "MaxPool1d": "MaxPooling1D()", "MaxPool1D": "MaxPooling1D()", "MaxPool2d": "MaxPooling2D()",
        "MaxPool2D": "MaxPooling2D()",
        "MultiheadAttention": "MultiHeadAttention(numHeads: 4, keyDim: 16)", "RNN": "SimpleRNN(units)",
        "Upsample": "UpSampling2D()", "UpsamplingNearest2d": "UpSampling2D()",
    ]

    private static let missingLayers = [
        "Attention", "Bidirectional", "Conv3D", "Conv1DTranspose", "DepthwiseConv2D", "Embedding",
        "PReLU", "SeparableConv2D", "SpatialDropout2D", "TimeDistributed", "UpSampling1D",
    ]
}
