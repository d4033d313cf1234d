/// Probes see what they should, and change nothing.
import CKernels
import Datasets
import Foundation
import Testing

@testable import Engine
@testable import Experiments

@Suite struct ProbeTests {
    static let all: [Probe] = [
        .activations(every: 4), .gradients(every: 3), .unit(layer: 2, unit: 1, every: 2), .landscape(every: 6),
        .covariateShift(every: 5), .rank(every: 7), .loss(every: 2), .predictions, .logits,
        .outputs(layer: 3, samples: 20), .folding,
        .stepTime(every: 4),
    ]

    /// Every kind stands in the list that names are looked for in, and its quantities are those it gives.
    @Test func theRowsSayWhatIsMeasured() throws {
        #expect(
            Self.all.map(\.row.name).filter { !["predictions", "logits", "outputs(layer:samples:)"].contains($0) }
                .sorted()
                == Probe.kinds.map(\.row.name).sorted())
        for probe in Self.all {
            let result = try Cases.run(spec(Cases.models[3], [probe]))
            let found = Set(try #require(result.measurements).map(\.quantity))
            #expect(found == Set(probe.quantities.map(\.rawValue)), "\(probe)")
        }
    }

    /// What a layer gives is what the next is given, and the last one's are probabilities.
    @Test func outputsAreThoseOfInference() throws {
        for (number, last) in [(1, 3), (4, 9)] {
            var run = Cases.spec(Cases.models[number])
            run.options.probes = [.outputs(layer: last, samples: 70), .outputs(layer: 2, samples: 3), .logits]
            let result = try Cases.run(run), outputs = try #require(result.outputs)
            #expect(outputs.map(\.values.count) == [70, 3] && outputs[0].shape == [10])
            let predictions = try #require(result.predictions)
            #expect(outputs[0].labels == predictions.labels)
            for (own, probabilities) in zip(outputs[0].values, predictions.probabilities) {
                #expect(zip(own, probabilities).allSatisfy { abs(Double($0) - $1) < 1e-6 })
            }
            #expect(outputs[1].values.allSatisfy { $0.count == outputs[1].shape.reduce(1, *) })
        }
    }

    /// Gradients are those of the loss: clipping and frozen layers, whose weights have none, do not change them.
    @Test func gradientsAreThoseBeforeClipping() throws {
        func gradients(_ model: Model, _ optimizer: Optimizer) throws -> [Experiments.Measurement] {
            var run = Cases.spec(model, optimizer)
            run.options = TrainingOptions(updates: 1, probes: [.gradients(every: 1)])
            return try #require(Cases.run(run).measurements).filter { $0.quantity == "gradient" }
        }
        func model(isFrozen: Bool) -> Model {
            let first = Dense(20, kernelRegularizer: .l2(0.01))
            return Model("") {
                Flatten()
                if isFrozen { first.frozen() } else { first }
                Dense(10, activation: .softmax)
            }
        }
        let plain = try gradients(model(isFrozen: false), .sgd(learningRate: 0.1))
        for clipping in [GradientClipping.norm(1e-3), .globalNorm(1e-3), .value(1e-5)] {
            let clipped = try gradients(model(isFrozen: false), .sgd(learningRate: 0.1).clipped(clipping))
            #expect(clipped == plain && clipped.count == 4 && clipped.allSatisfy { $0.value > 1e-3 })
        }
        #expect(try gradients(model(isFrozen: true), .sgd(learningRate: 0.1)) == Array(plain.suffix(2)))
    }

    /// Runs whose gradients were once those after clipping have other keys; all others keep theirs.
    @Test func onlyRunsThatMeasureOtherwiseHaveOtherKeys() {
        var run = Cases.spec(Cases.models[7])
        #expect(EngineVersion.amendments(to: run).isEmpty)
        run.options.probes = [.gradients(every: 1)]
        #expect(!EngineVersion.amendments(to: run).isEmpty)
        run.options.probes = [.landscape(every: 1), .covariateShift(every: 1)]
        #expect(EngineVersion.amendments(to: run) == "steps of what is not frozen\n")
        run.layers = Cases.models[1].layers
        #expect(EngineVersion.amendments(to: run).isEmpty)
        run.options.probes = [.gradients(every: 1)]
        #expect(EngineVersion.amendments(to: run).isEmpty)
        run.optimizer = .adam().clipped(.norm(1))
        #expect(!EngineVersion.amendments(to: run).isEmpty)
        run.options.probes = [.loss(every: 1)]
        #expect(EngineVersion.amendments(to: run).isEmpty)
    }

    /// The mean of the steps' losses, weighed by their batches, is the epoch's; logits give the class and the loss.
    @Test func stepsAndLogitsMakeUpTheWhole() throws {
        let result = try Cases.run(spec(Cases.models[3], [.loss(every: 1), .logits])),
            losses = try #require(result.measurements)
        #expect(losses.count == 20 && losses.allSatisfy { $0.place == "batch" })
        let sum = losses.prefix(10).enumerated().reduce(0) { $0 + $1.element.value * ($1.offset == 9 ? 7 : 16) }
        #expect(abs(sum / 151 - result.epochs[0].trainLoss) < 1e-12)
        let predictions = try #require(result.predictions), logits = try #require(predictions.logits)
        #expect(logits.count == 70 && logits.allSatisfy { $0.count == 10 })
        for (index, values) in logits.enumerated() {
            let numbers = values.map { Double($0) }, greatest = numbers.max()!
            #expect(numbers.firstIndex(of: greatest) == Int(predictions.classes[index]))
            let sum = numbers.reduce(0) { $0 + exp($1 - greatest) }
            let loss = log(sum) + greatest - numbers[Int(predictions.labels[index])]
            #expect(abs(loss - Double(predictions.losses[index])) < 1e-5)
        }
        #expect(try Cases.run(spec(Cases.models[3], [.predictions])).predictions?.logits == nil)
    }

    func spec(_ model: Model, _ probes: [Probe]) -> RunSpec {
        var spec = Cases.spec(model)
        spec.options.probes = probes
        return spec
    }

    @Test(arguments: Cases.models) func trainingKeepsItsBits(model: Model) throws {
        let plain = try Cases.run(Cases.spec(model)), probed = try Cases.run(spec(model, Self.all))
        #expect(probed.weightsDigest == plain.weightsDigest && probed.epochs == plain.epochs)
        let kept = { (result: RunResult) in result.measurements!.filter { $0.quantity != "seconds" } }
        #expect(try kept(Cases.run(spec(model, Self.all), kernels: "scalar")) == kept(probed))
        #expect(try kept(Cases.run(spec(model, Self.all), threads: 3)) == kept(probed))
        #expect(kept(probed).allSatisfy { $0.value.isFinite })
    }

    @Test func everyProbeIsHeard() throws {
        let result = try Cases.run(spec(Cases.models[2], Self.all)), measurements = try #require(result.measurements)
        let steps = { (quantity: String) in Set(measurements.filter { $0.quantity == quantity }.map(\.step)).sorted() }
        #expect(
            steps("deviation") == [1, 5, 9, 13, 17] && steps("ratio") == [1, 4, 7, 10, 13, 16, 19]
                && steps("gradientDistance") == [1, 7, 13, 19])
        #expect(steps("cosine") == [1, 6, 11, 16] && steps("rank") == [1, 8, 15])
        #expect(
            Set(measurements.filter { $0.quantity == "gradient" }.map(\.place)) == [
                "2 Dense kernel", "3 BatchNormalization gamma", "3 BatchNormalization beta", "5 Dense kernel",
                "5 Dense bias",
            ])
        #expect(
            Set(measurements.filter { $0.quantity == "shift" }.map(\.place)) == ["3 BatchNormalization", "5 Dense"])
        let predictions = try #require(result.predictions)
        #expect(predictions.classes.count == 70 && predictions.labels == Cases.data().test.labels)
        let right = zip(predictions.classes, predictions.labels).count { $0 == $1 }
        #expect(Double(right) / 70 == result.epochs[1].testAccuracy)
        let mean = predictions.losses.reduce(0) { $0 + Double($1) } / 70
        #expect(mean == result.epochs[1].testLoss)
    }

    /// A step of descent of one learning rate along the gradient is what the next step of training does.
    @Test func theLandscapeIsTheOneThatIsWalked() throws {
        let data = Cases.data(train: 16, test: 10)
        var spec = Cases.spec(Cases.models[1], .sgd(learningRate: 0.1), epochs: 2, on: data)
        spec.options.probes = [.landscape(every: 1)]
        let result = try Cases.run(spec, on: data)
        let ahead = try #require(
            result.measurements?.first { $0.place == "1.0 × learning rate" && $0.quantity == "loss" })
        #expect(abs(ahead.value - result.epochs[1].trainLoss) < 1e-5)
    }

    /// What is frozen takes no step: nothing below the first layer that learns moves its gradient.
    @Test func frozenLayersStandStill() throws {
        let model = Model("frozen") {
            Flatten(); Dense(6, activation: .tanh).frozen(); Dense(5, activation: .tanh); Dense(4).frozen();
            Dense(10, activation: .softmax)
        }
        let data = Cases.data(train: 16, test: 10)
        var spec = Cases.spec(model, .sgd(learningRate: 0.1), epochs: 2, on: data)
        spec.options.probes = [.landscape(every: 1), .covariateShift(every: 1)]
        let result = try Cases.run(spec, on: data), measurements = try #require(result.measurements)
        #expect(Set(measurements.filter { $0.quantity == "shift" }.map(\.place)) == ["5 Dense"])
        let ahead = try #require(measurements.first { $0.place == "1.0 × learning rate" && $0.quantity == "loss" })
        #expect(abs(ahead.value - result.epochs[1].trainLoss) < 1e-5)
    }

    @Test func quantilesAndSummaries() {
        let values: [Float] = [0, 5, 0, 3, 0, 1, 0, 4]
        let quantities = Dictionary(
            uniqueKeysWithValues: ActivationSummary(values, width: 2, function: .relu).quantities)
        #expect(
            quantities[.mean] == 13.0 / 8 && quantities[.dead] == 0.5 && quantities[.q50] == 0.5
                && quantities[.saturated] == nil)
        let tanh = Dictionary(
            uniqueKeysWithValues: ActivationSummary([-1, 0, 0.99, 0.5], width: 1, function: .tanh).quantities)
        #expect(tanh[.saturated] == 0.5)
    }

    @Test(
        arguments: [
            ([1, 0, 0, 0, 1, 0], 2, 3, 2, 2.0), ([1, 2, 2, 4, 3, 6], 3, 2, 1, 1.0), ([0, 0, 0, 0], 2, 2, 0, 1.0),
        ] as [([Float], Int, Int, Int, Double)]) func ranks(
            values: [Float], rows: Int, columns: Int, rank: Int, effective: Double
        )
    {
        let found = MatrixRank(values, rows: rows, columns: columns)
        #expect(found.rank == rank)
        #expect(abs(found.effective - effective) < 1e-9)
    }
}
