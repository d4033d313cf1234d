/// The ten networks that are measured beside other frameworks, none of them the assignment's.
internal import Experiments

struct MeasuredNetwork {
    let name: String
    let batchSize: Int
    let model: Model

    static let all = [
        MeasuredNetwork(
            name: "wide", batchSize: 128,
            model: Model("Three Dense 1024 with batch normalization") {
                Flatten()
                Dense(1024); BatchNormalization(); Activation(.relu)
                Dense(1024); BatchNormalization(); Activation(.relu)
                Dense(1024); BatchNormalization(); Activation(.relu)
                Dense(10, activation: .softmax)
            }),
        MeasuredNetwork(
            name: "convolutions", batchSize: 128,
            model: Model("Conv2D 32, 32, 64 with batch normalization") {
                Reshape(28, 28, 1)
                Conv2D(32, 3, padding: .same); BatchNormalization(); Activation(.relu)
                Conv2D(32, 3, padding: .same); BatchNormalization(); Activation(.relu)
                MaxPooling2D()
                Conv2D(64, 3, padding: .same); BatchNormalization(); Activation(.relu)
                MaxPooling2D()
                Flatten()
                Dense(10, activation: .softmax)
            }),
        MeasuredNetwork(
            name: "gru", batchSize: 128,
            model: Model("GRU 128 twice over 28 rows") {
                GRU(128, returnSequences: true)
                GRU(128)
                Dense(10, activation: .softmax)
            }),
        MeasuredNetwork(
            name: "residual", batchSize: 128,
            model: Model("Conv2D 16, three residual blocks of two Conv2D 16") {
                Reshape(28, 28, 1)
                Conv2D(16, 3, padding: .same, activation: .relu)
                residualBlock(); residualBlock(); residualBlock()
                GlobalAveragePooling2D()
                Dense(10, activation: .softmax)
            }),
        MeasuredNetwork(
            name: "deep", batchSize: 1024,
            model: Model("Eight Dense 256") {
                Flatten()
                for _ in 0..<8 { Dense(256, activation: .relu) }
                Dense(10, activation: .softmax)
            }),
        MeasuredNetwork(
            name: "lstm", batchSize: 128,
            model: Model("LSTM 256 over 28 rows") {
                LSTM(256)
                Dense(10, activation: .softmax)
            }),
        MeasuredNetwork(
            name: "strides", batchSize: 128,
            model: Model("Conv2D 64, 128 with strides of 2") {
                Reshape(28, 28, 1)
                Conv2D(64, 3, strides: 2, padding: .same, activation: .relu)
                Conv2D(128, 3, strides: 2, padding: .same, activation: .relu)
                GlobalAveragePooling2D()
                Dense(10, activation: .softmax)
            }),
        MeasuredNetwork(
            name: "bottlenecks", batchSize: 128,
            model: Model("Conv2D 64, two bottlenecks of 1 × 1, 3 × 3, 1 × 1") {
                Reshape(28, 28, 1)
                Conv2D(64, 3, strides: 2, padding: .same, activation: .relu)
                bottleneck(); bottleneck()
                GlobalAveragePooling2D()
                Dense(10, activation: .softmax)
            }),
        MeasuredNetwork(
            name: "gelu", batchSize: 8,
            model: Model("Dense 256, four residual blocks of layer normalization, Dense 512 with GELU, Dense 256") {
                Flatten()
                Dense(256)
                for _ in 0..<4 {
                    Residual {
                        LayerNormalization()
                        Dense(512, activation: .gelu)
                        Dense(256)
                    }
                }
                LayerNormalization()
                Dense(10, activation: .softmax)
            }),
        MeasuredNetwork(
            name: "attention", batchSize: 128,
            model: Model("Dense 64, two Transformer encoder blocks of 4 heads over 28 rows") {
                Dense(64)
                for _ in 0..<2 {
                    Residual {
                        LayerNormalization()
                        MultiHeadAttention(numHeads: 4, keyDim: 16)
                    }
                    Residual {
                        LayerNormalization()
                        Dense(128, activation: .gelu)
                        Dense(64)
                    }
                }
                LayerNormalization()
                Flatten()
                Dense(10, activation: .softmax)
            }),
    ]

    private static func residualBlock() -> Residual {
        Residual {
            Conv2D(16, 3, padding: .same, activation: .relu)
            Conv2D(16, 3, padding: .same)
        }
    }

    private static func bottleneck() -> Residual {
        Residual {
            Conv2D(16, 1, activation: .relu)
            Conv2D(16, 3, padding: .same, activation: .relu)
            Conv2D(64, 1)
        }
    }

    /// One epoch with each of so many seeds.
    func specs(_ dataset: Dataset, seeds: Int) -> [RunSpec] {
        (1...seeds).map {
            RunSpec(
                layers: model.layers, dataset: dataset, optimizer: .adam(), epochs: 1, batchSize: batchSize,
                seed: UInt64($0))
        }
    }
}
