/// Keras's losses, gradients and weights for many layers and optimizers: 20 steps each, from layers.json beside the traces; see `KerasTraceTests`.
import Experiments
import Foundation
import Testing

@testable import Engine

struct LayerTraces: Decodable {
    struct Trace: Decodable {
        let loss: [Double], gradient_norms_step0: [Double], final_norms: [Norm]
    }
    /// A weight's name, shape and size.
    struct Norm: Decodable {
        let name: String, value: Double

        init(from decoder: any Decoder) throws {
            var parts = try decoder.unkeyedContainer()
            name = try parts.decode(String.self)
            _ = try parts.decode([Int].self)
            value = try parts.decode(Double.self)
        }
    }
    struct Case: Decodable, CustomTestStringConvertible {
        let model: String, optimizer: String, float32: Trace, float64: Trace
        var testDescription: String { "\(model), \(optimizer)" }
    }
    let shift: Int, cases: [Case]

    static let read: LayerTraces? = golden.flatMap { folder in
        (try? Data(contentsOf: URL(fileURLWithPath: folder + "/layers.json"))).flatMap { try? JSONDecoder().decode(LayerTraces.self, from: $0) }
    }
}

@Suite(.enabled(if: LayerTraces.read != nil && folder != nil, "set BNBOOK_GOLDEN and BNBOOK_DATA to the folders of the traces and of MNIST"))
struct KerasLayerTests {
    @Test(arguments: LayerTraces.read?.cases ?? []) func agrees(row: LayerTraces.Case) throws {
        let layers = try #require(Self.models[row.model], "unknown model"), optimizer = try #require(Self.optimizers[row.optimizer], "unknown optimizer")
        try NetworkProbe.with(layers, try mnist(32), shape: [28, 28], optimizer: .probe) { probe in
            fill(probe)
            _ = probe.step(from: 0, rows: 32)
            let gradients = probe.trainable.map { norm($0.slopes) }
            #expect(gradients.count == row.float64.gradient_norms_step0.count)
            // A gradient that ought to be 0, of a bias before a normalization, is rounding.
            for (found, expected) in zip(gradients, row.float64.gradient_norms_step0) where expected > 1e-6 {
                #expect(abs(found - expected) < 2e-5 * expected)
            }
        }
        try NetworkProbe.with(layers, try mnist(128), shape: [28, 28], optimizer: optimizer) { probe in
            fill(probe)
            let losses = (0..<20).map { probe.step(from: 32 * ($0 % 4), rows: 32) }
            // Keras's float32 is as far from its float64 as this, or a little less.
            let bound = max(1e-6, 2 * worst(row.float32.loss, row.float64.loss)), error = worst(losses, row.float64.loss)
            #expect(error < bound)
            let norms = probe.network.parameters.map { norm($0.values) }
            try #require(norms.count == row.float64.final_norms.count)
            for (found, (single, double)) in zip(norms, zip(row.float32.final_norms, row.float64.final_norms)) {
                // A bias before a normalization drifts by what rounding gives it, and the moving mean follows.
                let drifts = double.value < 0.01 || double.name.hasSuffix("moving_mean")
                let bound = max(drifts ? 1e-4 : 1e-5 * max(double.value, 1), 4 * abs(single.value - double.value))
                #expect(abs(found - double.value) < bound, "\(double.name)")
            }
        }
    }

    /// Weights as the traces have them: kernels by Weyl's sequence, all else as Keras starts it.
    private func fill(_ probe: NetworkProbe) {
        for (list, parameter) in probe.trainable.enumerated() where parameter.values.rows > 2 {
            let limit = (3 / Double(parameter.values.rows)).squareRoot(), count = parameter.values.rows * parameter.values.columns
            parameter.values.values = (0..<count).map { Float(limit * turn($0 + 7919 * list + LayerTraces.read!.shift)) }
        }
    }

    private static func mlp(@LayerBuilder _ middle: () -> [Layer]) -> [Layer] { [Flatten().layer, Dense(32).layer] + middle() + [Dense(10, activation: .softmax).layer] }
    private static func image(@LayerBuilder _ middle: () -> [Layer]) -> [Layer] { [Reshape(28, 28, 1).layer] + middle() + [Dense(10, activation: .softmax).layer] }
    private static func sequence(@LayerBuilder _ middle: () -> [Layer]) -> [Layer] { middle() + [Dense(10, activation: .softmax).layer] }

    static let models: [String: [Layer]] = [
        "dense-relu": mlp { Activation(.relu) }, "dense-sigmoid": mlp { Activation(.sigmoid) }, "dense-tanh": mlp { Activation(.tanh) },
        "dense-gelu": mlp { Activation(.gelu) }, "dense-elu": mlp { Activation(.elu) }, "dense-leakyrelu": mlp { LeakyReLU(negativeSlope: 0.1) },
        "dense-softplus": mlp { Activation(.softplus) }, "dense-silu": mlp { Activation(.silu) },
        "bn-before": mlp { BatchNormalization(); Activation(.relu) }, "bn-after": mlp { Activation(.relu); BatchNormalization() },
        "bn-nocenter-noscale": mlp { BatchNormalization(momentum: 0.9, epsilon: 1e-5, center: false, scale: false); Activation(.relu) },
        "layernorm": mlp { LayerNormalization(); Activation(.relu) }, "groupnorm": mlp { GroupNormalization(groups: 4); Activation(.relu) },
        "conv-valid": image { Conv2D(4, 3); BatchNormalization(); Activation(.relu); MaxPooling2D(2); Flatten() },
        "conv-same-stride": image {
            Conv2D(4, 5, strides: 2, padding: .same, activation: .relu)
            Conv2D(6, 3, padding: .same, useBias: false)
            BatchNormalization()
            Activation(.relu)
            AveragePooling2D(2)
            Flatten()
        },
        "conv-gap-gn": image { Conv2D(8, 3); GroupNormalization(groups: 2); Activation(.relu); GlobalAveragePooling2D() },
        "conv-gmp-ln": image { Conv2D(4, 3); LayerNormalization(); Activation(.relu); GlobalMaxPooling2D() },
        "simplernn": sequence { SimpleRNN(16) }, "gru": sequence { GRU(12) }, "lstm": sequence { LSTM(12) },
        "lstm-seq-bn": sequence { LSTM(8, returnSequences: true); BatchNormalization(); LSTM(8) },
    ]

    static let optimizers: [String: Optimizer] = [
        "sgd": .sgd(learningRate: 0.1), "momentum": .sgd(learningRate: 0.05, momentum: 0.9), "nesterov": .sgd(learningRate: 0.05, momentum: 0.9, nesterov: true),
        "rmsprop": .rmsprop(), "rmsprop-centered-momentum": .rmsprop(momentum: 0.5, centered: true), "adagrad": .adagrad(learningRate: 0.01),
        "adadelta": .adadelta(learningRate: 1), "adam": .adam(), "amsgrad": .adam(amsgrad: true), "adamw": .adamW(), "adamax": .adamax(), "nadam": .nadam(),
        "lion": .lion(), "adam-clipnorm": .adam().clipped(.globalNorm(0.5)),
        "sgd-exponential": .sgd(learningRate: 0.1).scheduled(.exponentialDecay(steps: 5, factor: 0.5)),
        "sgd-cosine": .sgd(learningRate: 0.1).scheduled(.cosineDecay(steps: 20)),
    ]
}
