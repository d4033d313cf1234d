/// Gradients of every layer against differences of the loss, weight by weight, along the gradient.
import CKernels
import Experiments
import Testing

@testable import Engine

struct SlopeCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let layers: [Layer]

    init(_ name: String, @LayerBuilder _ layers: () -> [Layer]) {
        testDescription = name
        self.layers = layers() + [Dense(10, activation: .softmax).layer]
    }

    static let all = [
        SlopeCase("same padding and strides") {
            Reshape(6, 7, 1); Conv2D(3, 3, strides: 2, padding: .same, activation: .tanh);
            Conv2D(4, Extent2D(2, 3), padding: .same); Flatten()
        },
        SlopeCase("valid with strides") {
            Reshape(6, 7, 1); Conv2D(17, 2, activation: .silu); Conv2D(5, 3, strides: 2, useBias: false); Flatten()
        },
        SlopeCase("windows and gradients without a border") {
            Reshape(6, 7, 1); Conv2D(16, 2, activation: .tanh); Conv2D(32, 1, activation: .tanh);
            Conv2D(16, 2, activation: .tanh); Conv2D(16, 1, strides: 2); Flatten()
        },
        SlopeCase("transposed convolutions") {
            Reshape(6, 7, 1); Conv2DTranspose(4, 2, activation: .tanh);
            Conv2DTranspose(5, 3, strides: 2, padding: .same, activation: .tanh);
            Conv2DTranspose(17, Extent2D(2, 1), strides: Extent2D(1, 3), padding: .same); GlobalAveragePooling2D()
        },
        SlopeCase("transposed convolutions without a border") {
            Reshape(6, 7, 1); Conv2D(16, 2, strides: 3, activation: .tanh);
            Conv2DTranspose(32, 1, activation: .tanh); Conv2DTranspose(16, 2, strides: 2);
            Conv2DTranspose(16, Extent2D(3, 5), useBias: false); Flatten()
        },
        SlopeCase("up-sampling") {
            Reshape(6, 7, 1); UpSampling2D(); Conv2D(4, 3, strides: 2, activation: .tanh);
            UpSampling2D(Extent2D(3, 2)); Conv2D(2, 3, strides: 3); Flatten()
        },
        SlopeCase("overlapping pools") {
            Reshape(6, 7, 1); Conv2D(4, 2); MaxPooling2D(3, strides: 1, padding: .same);
            AveragePooling2D(3, strides: 2, padding: .same); Flatten()
        },
        SlopeCase("global pools") {
            Reshape(6, 7, 1); Conv2D(20, 3, activation: .gelu); GlobalAveragePooling2D()
        },
        SlopeCase("ghost batches") {
            Flatten(); Dense(12); BatchNormalization(ghostBatch: 7); Activation(.tanh)
        },
        SlopeCase("noise") {
            Flatten(); Dense(12); BatchNormalization(noise: NormalizationNoise()); Activation(.tanh)
        },
        SlopeCase("frozen statistics") {
            Flatten(); Dense(12); BatchNormalization(frozenStatistics: true); Activation(.tanh)
        },
        SlopeCase("normalized images") {
            Reshape(6, 7, 1); Conv2D(6, 3); BatchNormalization(); GroupNormalization(groups: 3); LayerNormalization();
            Flatten()
        },
        SlopeCase("dense along sequences") {
            Dense(5, activation: .tanh); Dense(3); Flatten()
        },
        SlopeCase("convolutions over steps") {
            Conv1D(5, 2, activation: .tanh); AveragePooling1D(2, strides: 1);
            Residual { Conv1D(5, 3, padding: .same) }; MaxPooling1D(3, strides: 2, padding: .same);
            Conv1D(18, 2, strides: 2, padding: .same, activation: .relu); GlobalAveragePooling1D()
        },
        SlopeCase("convolutions over the steps before") {
            Conv1D(5, 3, padding: .causal, activation: .tanh); Conv1D(6, 9, strides: 2, padding: .causal);
            GlobalAveragePooling1D()
        },
        SlopeCase("positions") {
            PositionEmbedding(); Dense(5, activation: .tanh); Residual { PositionEmbedding(initializer: .heNormal) };
            Flatten()
        },
        SlopeCase("simple recurrence") {
            SimpleRNN(6, returnSequences: true); SimpleRNN(18, activation: .softplus)
        },
        SlopeCase("LSTM") {
            LSTM(5, returnSequences: true); LSTM(17)
        },
        SlopeCase("GRU") {
            GRU(5, returnSequences: true); GRU(17)
        },
        SlopeCase("attention") {
            MultiHeadAttention(numHeads: 3, keyDim: 5); Residual { MultiHeadAttention(numHeads: 1, keyDim: 16) };
            Flatten()
        },
        SlopeCase("causal attention") {
            Dense(9, activation: .tanh);
            MultiHeadAttention(numHeads: 2, keyDim: 17, useBias: false, useCausalMask: true);
            Activation(.relu); Flatten()
        },
        SlopeCase("normalized input of an LSTM") { LSTM(6, normalization: RecurrentNormalization(.input, gamma: 0.8)) },
        SlopeCase("normalized steps of a GRU") {
            GRU(6, normalization: RecurrentNormalization(.inputPerStep, gamma: 0.8))
        },
        SlopeCase("residual convolutions") {
            Reshape(6, 7, 1); Conv2D(5, 3);
            Residual {
                Conv2D(3, 3, padding: .same, activation: .tanh); Conv2D(5, 3, padding: .same)
            };
            Residual { Conv2D(5, 1) };
            Residual(shortcut: { Conv2D(4, 2, strides: 2) }) {
                Conv2D(4, 2, strides: 2); BatchNormalization()
            };
            Residual(shortcut: { Conv2D(6, 1) }) {
                BatchNormalization(); Activation(.tanh); Conv2D(6, 1)
            };
            Flatten()
        },
        SlopeCase("residual") {
            Flatten(); Dense(8);
            Residual {
                Dense(8, activation: .tanh); Dense(8)
            };
            Residual(shortcut: { Dense(4) }) {
                Dense(6, activation: .tanh); Dense(4)
            }
        },
    ]
}

@Suite struct SlopeTests {
    @Test(arguments: SlopeCase.all) func gradientIsTheSlope(row: SlopeCase) throws {
        let rows = 21
        try NetworkProbe.with(row.layers, Cases.samples(rows, seed: 5), shape: Cases.inputs, optimizer: .probe) {
            probe in
            _ = probe.step(from: 0, rows: rows, at: 1)
            let gradients = probe.trainable.map(\.slopes)
            for (parameter, gradient) in zip(probe.trainable, gradients) {
                let size = norm(gradient), weights = parameter.values.values
                // A bias before a normalization: its gradient is rounding.
                guard size > 1e-6 else { continue }
                let reach = 2e-3 * max(norm(weights), 1)
                let losses = [reach, -reach].map { step -> Double in
                    parameter.values.values = zip(weights, gradient).map {
                        Float(Double($0) + step * Double($1) / size)
                    }
                    return probe.step(from: 0, rows: rows, backward: false, at: 1)
                }
                parameter.values.values = weights
                let slope = (losses[0] - losses[1]) / (2 * reach)
                #expect(
                    abs(slope - size) < 0.02 * size + 1e-4,
                    "\(parameter.name) \(parameter.values.rows) × \(parameter.values.columns): \(size), \(slope)")
            }
        }
    }

    /// Group normalization with one group is layer normalization of a vector; with one for each channel it is that of
    /// each channel by itself.
    @Test func groupsAreLayersAndInstances() throws {
        func loss(_ layer: Layer) throws -> Double {
            var loss = 0.0
            try NetworkProbe.with(
                [Flatten().layer, Dense(12).layer, layer, Dense(10, activation: .softmax).layer],
                Cases.samples(9, seed: 5), shape: [6, 7], optimizer: .probe
            ) {
                loss = $0.step(from: 0, rows: 9)
            }
            return loss
        }
        #expect(try loss(GroupNormalization(groups: 1).layer) == loss(LayerNormalization().layer))
        // Each number by itself is its own mean.
        #expect(abs(try loss(GroupNormalization(groups: 12).layer) - 2.302585) < 1e-5)
    }
}
