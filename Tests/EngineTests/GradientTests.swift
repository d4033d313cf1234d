/// Losses and gradients against double precision, and the exact identities of batch normalization.
import Datasets
import Experiments
import Testing

@testable import Engine

@Suite struct GradientTests {
    static let stacks: [(name: String, layers: [Layer])] = [
        ("linear", stack { Dense(9) }), ("relu", stack { Dense(9, activation: .relu) }),
        ("sigmoid", stack { Dense(9, activation: .sigmoid) }),
        ("tanh", stack { Dense(9, activation: .tanh) }),
        ("leaky relu", stack { Dense(9, activation: .leakyRelu) }), ("elu", stack { Dense(9, activation: .elu) }),
        ("gelu", stack { Dense(9, activation: .gelu) }), ("silu", stack { Dense(9, activation: .silu) }),
        ("softplus", stack { Dense(9, activation: .softplus) }),
        (
            "slopes",
            stack {
                Dense(9); LeakyReLU(negativeSlope: 0.4); Dense(9); ELU(alpha: 0.7)
            }
        ),
        (
            "two hidden layers",
            stack {
                Dense(17, activation: .tanh)
                Dense(19, activation: .sigmoid)
            }
        ),
        (
            "normalization before",
            stack {
                Dense(9, useBias: false)
                BatchNormalization()
                Activation(.tanh)
            }
        ),
        (
            "normalization after",
            stack {
                Dense(9, activation: .tanh)
                BatchNormalization(scale: false)
            }
        ),
        ("normalized images", stack { BatchNormalization(center: false) }),
    ]

    /// Float32 rounding apart: 2e-5 of the parameter's largest gradient.
    @Test(arguments: stacks.map(\.name)) func gradientsAreThoseOfDoublePrecision(name: String) throws {
        let layers = Self.stacks.first { $0.name == name }!.layers, rows = 24, samples = Cases.samples(rows, seed: 5)
        let x = pixels(samples, rows)
        try NetworkProbe.with(layers, samples, shape: [42], optimizer: .probe) { probe in
            spread(probe)
            let double = DoubleNetwork(
                layers: layers, parameters: probe.trainable.map { $0.values.values.map(Double.init) })
            #expect(abs(probe.step(from: 0, rows: rows) - double.loss(x, labels: samples.labels)) < 1e-6)
            for (list, parameter) in probe.trainable.enumerated() {
                let gradient = parameter.slopes, size = gradient.map(abs).max()!
                for index in Swift.stride(from: 0, to: gradient.count, by: max(1, gradient.count / 7)) {
                    let slope = double.slope(list, index, x, labels: samples.labels)
                    #expect(
                        abs(Double(gradient[index]) - slope) < Double(max(size, 0.01)) * 2e-5,
                        "\(list), \(index): \(gradient[index]), \(slope)")
                }
            }
        }
    }

    private static func stack(@LayerBuilder _ layers: () -> [Layer]) -> [Layer] {
        [Flatten().layer] + layers() + [Dense(10, activation: .softmax).layer]
    }

    private func pixels(_ samples: Samples, _ rows: Int) -> [[Double]] {
        (0..<rows).map { row in samples.pixels[row * 42..<(row + 1) * 42].map { Double(Float($0) / 255) } }
    }

    /// Moves γ, β and biases off their first values, so that no factor is 1 or 0.
    private func spread(_ probe: NetworkProbe) {
        for parameter in probe.trainable where parameter.values.rows == 1 {
            parameter.values.values = parameter.values.values.enumerated().map {
                $1 + Float(($0 * 37 + 11) % 20) / 50 - 0.2
            }
        }
    }
}
