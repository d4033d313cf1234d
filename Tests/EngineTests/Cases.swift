/// Small data, models and networks for the tests.
import CKernels
import Datasets
import Experiments

@testable import Engine

enum Cases {
    static let inputs = [6, 7]

    /// Images that differ by class, from a fixed sequence; most pixels are 0.
    static func samples(_ count: Int, seed: UInt32, classes: Int = 10) -> Samples {
        var state = seed
        func next() -> UInt32 {
            state = state &* 1_664_525 &+ 1_013_904_223
            return state >> 16
        }
        let labels = (0..<count).map { _ in UInt8(next() % UInt32(classes)) }
        let pixels = labels.flatMap { label in
            (0..<42).map { pixel in
                let lit = (pixel * 7 + Int(label) * 13) % 41 < 8
                return next() % 10 < (lit ? 8 : 1) ? UInt8(truncatingIfNeeded: next()) : 0
            }
        }
        return Samples(pixels: pixels, labels: labels)
    }

    /// What most runs learn from.
    private static let usual = data(train: 151, test: 70)

    static func data() -> LoadedDataset { usual }

    static func data(train: Int = 151, test: Int = 70) -> LoadedDataset {
        LoadedDataset(
            dataset: Dataset(
                name: "Test images", source: .digits(train: train, test: test, seed: 1), digest: "", shape: inputs,
                trainCount: train, testCount: test),
            train: samples(train, seed: 1), test: samples(test, seed: 2))
    }

    static let models: [Model] = [
        Model("regression") {
            Flatten()
            Dense(10, activation: .softmax)
        },
        Model("baseline") {
            Flatten()
            Dense(37, activation: .relu)
            Dense(10, activation: .softmax)
        },
        Model("batch normalization") {
            Flatten()
            Dense(48, useBias: false)
            BatchNormalization()
            Activation(.relu)
            Dense(10, activation: .softmax)
        },
        Model("everything") {
            Flatten()
            BatchNormalization(momentum: 0.9, epsilon: 1e-5, scale: false)
            Dense(33, activation: .tanh, kernelInitializer: .heUniform)
            Dropout(0.25)
            Dense(70, activation: .sigmoid, kernelInitializer: .lecunUniform)
            BatchNormalization(center: false)
            Dropout(0.1)
            Dense(10)
            BatchNormalization()
            Activation(.softmax)
        },
        Model("convolution") {
            Reshape(6, 7, 1)
            Conv2D(5, 3, padding: .same, activation: .elu)
            MaxPooling2D(2, strides: 1)
            Conv2D(17, Extent2D(2, 3), strides: 2, useBias: false, kernelInitializer: .heNormal)
            GroupNormalization(groups: 1)
            AveragePooling2D(2, padding: .same)
            BatchNormalization(gammaInitializer: .constant(0.5), ghostBatch: 5, renormalization: BatchRenormalization())
            GlobalMaxPooling2D()
            Dense(10, activation: .softmax)
        },
        Model("recurrence") {
            LSTM(7, returnSequences: true, normalization: RecurrentNormalization(.inputPerStep))
            GRU(16, returnSequences: true)
            LayerNormalization()
            SimpleRNN(9, activation: .softplus, normalization: RecurrentNormalization(.input, gamma: 0.5))
            Dense(10, activation: .softmax)
        },
        Model("rows") {
            Dense(21, activation: .relu)
            Flatten()
            Dense(10, activation: .softmax)
        },
        Model("residual") {
            Flatten()
            Dense(20, kernelInitializer: .orthogonal, kernelRegularizer: .l1L2(1e-4, 1e-3))
            Residual {
                BatchNormalization(noise: NormalizationNoise())
                Activation(.gelu)
                Dense(20)
            }
            Residual(shortcut: { Dense(12) }) {
                Dense(15, activation: .silu).frozen()
                Dense(12)
            }
            LeakyReLU()
            Dense(10, activation: .softmax)
        },
        Model("steps") {
            Conv1D(9, 3, padding: .same, activation: .relu)
            MaxPooling1D(2, strides: 1)
            BatchNormalization()
            Conv1D(17, 2, strides: 2, useBias: false)
            AveragePooling1D(2, padding: .same)
            GlobalMaxPooling1D()
            Dense(10, activation: .softmax)
        },
        Model("positions") {
            PositionEmbedding()
            Conv1D(17, 4, padding: .causal, activation: .relu)
            Residual { PositionEmbedding(initializer: .heUniform) }
            PositionEmbedding(initializer: .randomNormal(standardDeviation: 0.02)).frozen()
            Flatten()
            Dense(10, activation: .softmax)
        },
        Model("attention") {
            MultiHeadAttention(numHeads: 2, keyDim: 5)
            LayerNormalization()
            Residual { MultiHeadAttention(numHeads: 3, keyDim: 17, useCausalMask: true) }
            MultiHeadAttention(numHeads: 1, keyDim: 16, useBias: false).frozen()
            Flatten()
            Dense(10, activation: .softmax)
        },
        Model("decoder") {
            Reshape(6, 7, 1)
            Conv2DTranspose(3, 2, activation: .relu)
            Conv2D(16, 3, strides: 2, padding: .same)
            UpSampling2D(Extent2D(2, 1))
            Residual { Conv2DTranspose(16, 3, padding: .same, activation: .tanh) }
            Conv2DTranspose(17, Extent2D(2, 3), strides: 2, useBias: false, kernelInitializer: .heNormal)
            BatchNormalization()
            Conv2DTranspose(5, 1, strides: Extent2D(1, 2), padding: .same, kernelRegularizer: .l2(1e-3)).frozen()
            GlobalMaxPooling2D()
            Dense(10, activation: .softmax)
        },
    ]

    static let optimizers: [(name: String, optimizer: Optimizer)] = [
        ("descent", .sgd(learningRate: 0.1)), ("momentum", .sgd(learningRate: 0.05, momentum: 0.9)),
        ("Nesterov", .sgd(learningRate: 0.05, momentum: 0.9, nesterov: true)), ("Adam", .adam()),
    ]

    static func spec(
        _ model: Model, _ optimizer: Optimizer = .adam(), epochs: Int = 2, batchSize: Int = 16, seed: UInt64 = 1,
        on data: LoadedDataset = data()
    ) -> RunSpec {
        RunSpec(
            layers: model.layers, dataset: data.dataset, optimizer: optimizer, epochs: epochs, batchSize: batchSize,
            seed: seed)
    }

    /// A run with the kernels of this name (nil the fastest).
    static func run(_ spec: RunSpec, kernels: String? = nil, threads: Int = 1, on data: LoadedDataset = data()) throws
        -> RunResult
    {
        try PreparedSamples.with(data, kernels: KernelVariants.choose(kernels)) {
            try carryOut(spec, $0, .exactly(threads), TrainingCallbacks(report: { _ in }, isCancelled: { false }))
        }
    }

    static var supportedKernels: [String] {
        KernelVariants.all.filter { $0.pointee.supported() }.map { String(cString: $0.pointee.name) }
    }
}

extension RunResult {
    /// Without what is measured.
    var reproducible: RunResult {
        var copy = self
        copy.seconds = 0
        return copy
    }
}
