/// Models and optimizers by name, from Keras/cases.json, and what Keras made of them; Keras/record.py says how.
import Datasets
import Experiments
import Foundation
import Testing

@testable import Engine

struct KerasCases: Decodable {
    struct Model: Decodable {
        let name: String, input: String, layers: [Layer], end: [Layer]?, loss: Loss?, batch: Int?

        /// The whole stack for samples of this shape.
        func layers(for shape: [Int]) -> [Layer] {
            let start: [String: [Layer]] = [
                "vector": [Flatten().layer], "image": [Layer.reshape(.to(shape + [1]))], "sequence": [],
            ]
            return start[input]! + layers + (end ?? [Dense(10, activation: .softmax).layer])
        }
    }
    struct Rule: Decodable { let name: String, optimizer: Optimizer }
    let models: [Model], optimizers: [Rule]

    static let all: KerasCases = decoded(kerasFolder.appending(path: "cases.json"))!

    /// Images whose first row is black in all of them, as MNIST's borders are.
    static let samples: Samples = {
        let all = Cases.samples(100, seed: 7), size = Cases.inputs.reduce(1, *)
        return Samples(pixels: all.pixels.enumerated().map { $0 % size < Cases.inputs[1] ? 0 : $1 }, labels: all.labels)
    }()
}

/// What Keras gave, in float32 and float64, for many pairs of a model and an optimizer.
struct LayerTraces: Decodable {
    struct Trace: Decodable {
        let loss: [Double], gradient_norms_step0: [Double], final_norms: [Norm]
        /// Of all samples in inference mode, after the last step.
        let final_loss: Double?
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

    /// On samples of our own.
    static let recorded: LayerTraces = decoded(kerasFolder.appending(path: "recorded.json"))!
    /// On MNIST, beside the other traces of Keras.
    static let mnist: LayerTraces? = golden.flatMap { decoded(URL(filePath: $0).appending(path: "layers.json")) }
}

private let kerasFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Keras")

/// `nil` where there is no such file.
private func decoded<Value: Decodable>(_ file: URL) -> Value? {
    (try? Data(contentsOf: file)).map { try! JSONDecoder().decode(Value.self, from: $0) }
}

private extension Reshape {
    static func to(_ shape: [Int]) -> Reshape {
        var layer = Reshape()
        layer.shape = shape
        return layer
    }
}
