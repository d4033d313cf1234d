/// Losses of numbers and labels against Keras's, 200 steps: Keras/record_tasks.py says how.
import Datasets
import Foundation
import Testing

@testable import Engine
@testable import Experiments

struct TaskTrace: Decodable, CustomTestStringConvertible {
    struct Numbers: Decodable { let loss: [Double], final_loss: Double, norms: [Double] }
    /// The loss's name and its settings.
    let loss: [String: [String: Double]], width: Int, optimizer: String, float32: Numbers, float64: Numbers
    var testDescription: String { "\(loss), \(width), \(optimizer)" }

    static let all: [TaskTrace] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Keras/tasks.json")
        return try! JSONDecoder().decode([TaskTrace].self, from: Data(contentsOf: file))
    }()

    var value: Loss {
        switch loss.first!.key {
        case "meanSquaredError": .meanSquaredError
        case "meanAbsoluteError": .meanAbsoluteError
        case "huber": .huber(delta: loss.first!.value["delta"]!)
        default: .binaryCrossentropy
        }
    }
}

@Suite struct KerasTaskTests {
    static let count = 64, width = 5, batch = 16

    @Test(arguments: TaskTrace.all) func agrees(row: TaskTrace) throws {
        let isBinary = row.value.needsSigmoid
        let layers = Model("") {
            Dense(12, activation: .tanh)
            Dense(row.width, activation: isBinary ? .sigmoid : .linear)
        }.layers
        let rule: Optimizer =
            row.optimizer == "adam" ? .adam(learningRate: 0.01) : .sgd(learningRate: 0.05, momentum: 0.9)
        let samples = Self.samples(row.width, isBinary: isBinary)
        try NetworkProbe.with(layers, samples, shape: [Self.width], optimizer: rule, loss: row.value) { probe in
            for (list, parameter) in probe.trainable.enumerated() where parameter.name.isMatrix {
                let limit = (3 / Double(parameter.values.rows)).squareRoot(),
                    count = parameter.values.rows * parameter.values.columns
                parameter.values.values = (0..<count).map { Float(limit * turn($0 + 7919 * list)) }
            }
            let losses = row.float64.loss.indices.map {
                probe.step(from: Self.batch * ($0 % (Self.count / Self.batch)), rows: Self.batch)
            }
            let keras = worst(row.float32.loss, row.float64.loss)
            #expect(
                worst(losses, row.float64.loss) < max(2e-6, 3 * keras),
                "\(worst(losses, row.float64.loss)), Keras's float32 \(keras)")
            #expect(abs(probe.evaluate(rows: Self.count) - row.float64.final_loss) < max(2e-6, 3 * keras))
            let norms = probe.trainable.map { norm($0.values.values) }
            #expect(worst(norms, row.float64.norms) < max(2e-5, 4 * worst(row.float32.norms, row.float64.norms)))
        }
    }

    /// One unit for two classes is told the label itself, and gives the same as a target of 0 and 1.
    @Test func oneUnitForTwoClasses() throws {
        let targets = Self.samples(1, isBinary: true)
        let labels = Samples(labels: targets.targets.map { UInt8($0) }, features: targets.features)
        var losses: [[Double]] = []
        for samples in [targets, labels] {
            let layers = [Dense(1, activation: .sigmoid).layer]
            try NetworkProbe.with(layers, samples, shape: [Self.width], optimizer: .adam(), loss: .binaryCrossentropy) {
                probe in losses.append((0..<8).map { _ in probe.step(from: 0, rows: 32) })
            }
        }
        #expect(losses[0] == losses[1] && losses[0][0] > losses[0][7])
    }

    /// Errors come in the unit of the targets, whose size and place change nothing of the training.
    @Test(arguments: [(1.0, 0.0), (1000, 5000)]) func numbersComeInTheirUnit(size: Double, place: Double) throws {
        var samples = Self.samples(1, isBinary: false)
        samples.targets = samples.targets.map { Float(place + size * Double($0)) }
        let data = LoadedDataset(
            dataset: Dataset(
                name: "", source: .rows, digest: "", shape: [Self.width], classes: 1, trainCount: Self.count,
                testCount: Self.count, task: .regression(["y"])), train: samples, test: samples)
        let model = Model("") {
            Dense(8, activation: .tanh); Dense(1)
        }
        var spec = Cases.spec(model, .adam(learningRate: 0.02), epochs: 30, on: data)
        spec.loss = .meanSquaredError
        spec.options = TrainingOptions(probes: [.logits])
        let result = try Cases.run(spec, on: data), last = try #require(result.epochs.last)
        let score = try #require(last.regression(.test)), predictions = try #require(result.predictions)
        #expect(last.testAccuracy.isNaN && last.regression(.validation) == nil && !result.hasDiverged)
        #expect(score.r2 > 0.5 && score.r2 < 1 && score.rmse < 0.5 * size)
        // The loss is that of standardized targets: 1 - R² on the training part.
        #expect(abs(last.testLoss - (1 - score.r2)) < 1e-4)
        #expect(abs(predictions.regression.rmse - score.rmse) < 1e-9 * size && predictions.points().count == Self.count)
        #expect(predictions.targets?.first.map { abs($0[0] - Double(samples.targets[0])) < 1e-3 * size } == true)
        #expect(predictions.classes.isEmpty && predictions.head == .linear)
    }
}

private extension KerasTaskTests {
    static func samples(_ width: Int, isBinary: Bool) -> Samples {
        let features = (0..<count * Self.width).map { Float(turn($0)) }
        let targets = (0..<count).flatMap { sample -> [Float] in
            let x = (0..<Self.width).map { Double(features[sample * Self.width + $0]) }
            let numbers = [Float(x[0] * x[1] + x[2] / 2), Float(x[3] - x[4] * x[4])]
            let flags = [numbers[0] > 0, numbers[1] > 0, x[0] + x[1] > 0].map { $0 ? Float(1) : 0 }
            return Array((isBinary ? flags : numbers).prefix(width))
        }
        return Samples(labels: [UInt8](repeating: 0, count: count), features: features, targets: targets)
    }
}
