/// Whatever a run file says, it is refused in words or can be carried out; no number of it traps.
import Experiments
import Foundation
import Testing

@testable import Engine

@Suite struct RunLimitsTests {
    /// Runs that name every kind of setting.
    static let runs: [RunSpec] = {
        let optimizers: [Optimizer] = [
            .adamW().clipped(.norm(1)), .sgd(momentum: 0.5).scheduled(.warmUp(steps: 3, then: .cosineDecay(steps: 9))),
            .rmsprop(centered: true).scheduled(.reduceOnPlateau()), .adagrad(), .adadelta(), .nadam(), .lion(),
            .adamax().scheduled(.piecewiseConstant(boundaries: [2, 5], rates: [0.1, 0.01])),
        ]
        return zip(Cases.models, optimizers).enumerated().map { index, pair in
            var run = Cases.spec(pair.0, pair.1)
            run.dataset = run.dataset.split(validation: 20).with(.shifted(down: 1, right: 2))
                .with(.rotated(degrees: 5)).withLabelNoise(0.1)
            run.loss = .crossEntropy(labelSmoothing: 0.1)
            run.options = TrainingOptions(
                updates: 3, order: .classLimited(classesPerBatch: 2), earlyStopping: EarlyStopping(patience: 2),
                trainingSetEvaluation: .subset(count: 30),
                probes: [.gradients(every: 2), .unit(layer: 2, unit: 1, every: 3)])
            if index > 0 { run.initialWeights = InitialWeights(.run(spec: Cases.spec(pair.0)), freshLayers: [2]) }
            return run
        }
    }()

    static var extremes: [Any] {
        [
            Int.min, Int.max, -1, 0, 1, 2, 255, 257, 1 << 24, 1 << 31, (1 << 31) - 1, 1 << 32, 1 << 62, -(1 << 62),
            1e300, -1e300, 1e-300, 0.5, -0.0, "∞", "NaN", "", true, NSNull(), [Any](), [Int.max, Int.max], [0],
            [-1, -1],
            [String: Any](),
        ]
    }

    @Test(arguments: Array(runs.indices)) func noNumberTraps(index: Int) throws {
        let written = try JSONSerialization.jsonObject(with: Data(try Self.runs[index].json().utf8))
        var random = Random(state: UInt64(index) + 1), accepted = 0
        for _ in 0..<600 {
            var object = written
            for _ in 0...random.below(3) { object = mutated(object, &random) }
            guard let bytes = try? JSONSerialization.data(withJSONObject: object, options: .fragmentsAllowed) else {
                continue
            }
            do {
                let run = try RunSpec(json: [UInt8](bytes))
                accepted += 1
                #expect(run.steps >= 0 && run.epochCount >= 0 && !"\(run.optimizer)".isEmpty)
                #expect(try RunSpec(json: Array(run.json().utf8)) == run)
                build(run)
            } catch let error as ModelError {
                #expect(!"\(error)".isEmpty)
            } catch is DecodingError {}
        }
        #expect(accepted > 10)
    }
}

private extension RunLimitsTests {
    /// A network of what was accepted, where it is small.
    func build(_ run: RunSpec) {
        guard let summaries = try? run.layers.summaries(input: run.dataset.shape),
            summaries.reduce(0, { $0 + $1.parameters + $1.outputShape.reduce(1, *) }) < 20_000,
            run.batchSize < 100
        else { return }
        let network = Network(
            run.layers, shape: run.dataset.shape, capacity: run.batchSize, optimizer: run.optimizer, loss: run.loss,
            seed: run.seed, kernels: KernelVariants.all[0])
        #expect(network.trainable.count >= 0)
        var optimizer = OptimizerSteps(run.optimizer)
        for _ in 0..<3 { optimizer.advance() }
    }

    /// The same with one value inside of it replaced, removed or doubled.
    func mutated(_ value: Any, _ random: inout Random) -> Any {
        if var object = value as? [String: Any], !object.isEmpty, random.below(12) > 0 {
            let key = object.keys.sorted()[random.below(object.count)]
            object[key] = random.below(40) == 0 ? nil : mutated(object[key]!, &random)
            return object
        }
        if var list = value as? [Any], !list.isEmpty, random.below(12) > 0 {
            let place = random.below(list.count)
            switch random.below(20) {
            case 0: list.remove(at: place)
            case 1: list.insert(list[place], at: place)
            default: list[place] = mutated(list[place], &random)
            }
            return list
        }
        return Self.extremes[random.below(Self.extremes.count)]
    }
}

/// A generator of numbers, the same for the same start.
private struct Random {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
