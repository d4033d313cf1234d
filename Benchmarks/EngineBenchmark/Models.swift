/// The networks that are measured.
internal import Experiments

enum Models {
    static let baseline = Model("Baseline") {
        Flatten()
        Dense(128, activation: .relu)
        Dense(10, activation: .softmax)
    }
    static let normalized = Model("Batch normalization") {
        Flatten()
        Dense(128)
        BatchNormalization()
        Activation(.relu)
        Dense(10, activation: .softmax)
    }
    static let convolutional = Model("Convolutions") {
        Reshape(28, 28, 1)
        Conv2D(8, 3, activation: .relu)
        MaxPooling2D()
        Conv2D(16, 3, activation: .relu)
        MaxPooling2D()
        Flatten()
        Dense(10, activation: .softmax)
    }
    static let recurrent = Model("LSTM") {
        LSTM(64)
        Dense(10, activation: .softmax)
    }
    /// A layer of each kind that the others have not.
    static let others = Model("Other layers") {
        Reshape(28, 28, 1)
        Conv2D(4, 3, strides: 2, padding: .same, useBias: false)
        BatchNormalization(noise: NormalizationNoise(), renormalization: BatchRenormalization())
        LeakyReLU()
        AveragePooling2D(2, padding: .same)
        GroupNormalization(groups: 2)
        Reshape(49, 4)
        GRU(8, returnSequences: true)
        LayerNormalization()
        SimpleRNN(16, normalization: RecurrentNormalization(.inputPerStep))
        Residual(shortcut: { Dense(12) }) {
            Dense(15, activation: .gelu, kernelRegularizer: .l2(0.001))
            Dropout(0.2)
            Dense(12).frozen()
        }
        Dense(10, activation: .softmax)
    }
}
