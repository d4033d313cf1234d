/// Models and experiments written with loops and conditions.
import Experiments
import Testing

@Suite struct BuilderTests {
    static func model(_ widths: [Int], isNormalized: Bool, rate: Double?) -> Model {
        Model("Built") {
            Flatten()
            for width in widths {
                Dense(width)
                if isNormalized { BatchNormalization() }
                Activation(.relu)
            }
            if let rate { Dropout(rate) } else { Activation(.tanh) }
            [Layer.dense(Dense(10)), Activation(.softmax).layer]
        }
    }

    @Test(
        arguments: [
            ([], false, nil, "Flatten() Activation(.tanh) Dense(10) Activation(.softmax)"),
            (
                [3], true, 0.5,
                "Flatten() Dense(3) BatchNormalization() Activation(.relu) Dropout(0.5) Dense(10) Activation(.softmax)"
            ),
            (
                [3, 2], false, 0,
                "Flatten() Dense(3) Activation(.relu) Dense(2) Activation(.relu) Dropout(0.0) Dense(10) Activation(.softmax)"
            ),
        ] as [([Int], Bool, Double?, String)])
    func `a model's braces`(widths: [Int], isNormalized: Bool, rate: Double?, layers: String) {
        let model = Self.model(widths, isNormalized: isNormalized, rate: rate)
        #expect(model.layers.map { "\($0)" }.joined(separator: " ") == layers)
    }

    @Test(arguments: [
        (true, ["Baseline", "batch 32", "batch 64", "yes", "one", "two"]),
        (false, ["batch 32", "batch 64", "no", "one", "two"]),
    ])
    func `an experiment's braces`(isBig: Bool, names: [String]) throws {
        let experiment = try Experiment(on: digits) {
            if isBig { baseline }
            for size in [32, 64] { Trial("batch \(size)", normalized, batchSize: size) }
            if isBig { Trial("yes", baseline) } else { Trial("no", baseline) }
            ["one", "two"].map { Trial($0, baseline) }
        }
        #expect(experiment.trials.map(\.name) == names)
    }
}
