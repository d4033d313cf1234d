/// Keras's losses for other layers and optimizers: 20 steps each, from layers.json beside the traces; see `KerasTraceTests`.
import Experiments
import Foundation
import Testing

@testable import Engine

private struct LayerTraces: Decodable {
    struct Trace: Decodable { let loss: [Double], gradient_norms_step0: [Double] }
    struct Case: Decodable { let model: String, optimizer: String, float32: Trace, float64: Trace }
    let cases: [Case]
}

struct LayerCase: Sendable, CustomTestStringConvertible {
    let model: String, optimizer: String
    var testDescription: String { "\(model), \(optimizer)" }
    static let all = ["dense-relu", "dense-sigmoid", "dense-tanh", "bn-before", "bn-after", "bn-nocenter-noscale"].map { LayerCase(model: $0, optimizer: "adam") }
        + ["sgd", "momentum", "nesterov"].map { LayerCase(model: "bn-before", optimizer: $0) }
}

@Suite(.enabled(if: golden != nil && folder != nil, "set BNBOOK_GOLDEN and BNBOOK_DATA to the folders of the traces and of MNIST"))
struct KerasLayerTests {
    @Test(arguments: LayerCase.all) func lossesAgree(row: LayerCase) throws {
        let file = try JSONDecoder().decode(LayerTraces.self, from: Data(contentsOf: URL(fileURLWithPath: golden! + "/layers.json")))
        let expected = try #require(file.cases.first { $0.model == row.model && $0.optimizer == row.optimizer })
        try NetworkProbe.with(layers(row.model), try mnist(128), inputs: 784, optimizer: optimizer(row.optimizer)) { probe in
            for (list, parameter) in probe.trainable.enumerated() where parameter.values.rows > 1 {
                let limit = (3 / Double(parameter.values.rows)).squareRoot()
                let count = parameter.values.rows * parameter.values.columns
                parameter.values.values = (0..<count).map { Float(limit * turn($0 + 7919 * list)) }
            }
            let losses = (0..<20).map { probe.step(from: 32 * ($0 % 4), rows: 32) }
            // Keras's float32 is up to 6e-7 from its float64 in these cases.
            #expect(worst(losses, expected.float64.loss) < 1e-6, "Keras's float32: \(worst(expected.float32.loss, expected.float64.loss))")
        }
    }

    private func layers(_ name: String) -> [Layer] {
        Model("") {
            Flatten()
            Dense(32)
            switch name {
            case "dense-sigmoid": Activation(.sigmoid)
            case "dense-tanh": Activation(.tanh)
            case "bn-before":
                BatchNormalization()
                Activation(.relu)
            case "bn-after":
                Activation(.relu)
                BatchNormalization()
            case "bn-nocenter-noscale":
                BatchNormalization(momentum: 0.9, epsilon: 1e-5, center: false, scale: false)
                Activation(.relu)
            default: Activation(.relu)
            }
            Dense(10, activation: .softmax)
        }.layers
    }

    private func optimizer(_ name: String) -> Optimizer {
        switch name {
        case "sgd": .sgd(learningRate: 0.1)
        case "momentum": .sgd(learningRate: 0.05, momentum: 0.9)
        case "nesterov": .sgd(learningRate: 0.05, momentum: 0.9, nesterov: true)
        default: .adam()
        }
    }
}
