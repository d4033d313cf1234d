/// A run's name in the store: another one for every change that could change a number, the same for all else.
@testable import BNBook
import Engine
import Testing

@Suite struct RunKeyTests {
    static let base = RunSpec(
        layers: normalized.layers, dataset: digits, optimizer: .adam(), epochs: 2, batchSize: 32, seed: 0)

    static func changed(_ change: (inout RunSpec) -> Void) -> RunSpec {
        var spec = base
        change(&spec)
        return spec
    }

    static let changes = [
        changed { $0.epochs = 3 }, changed { $0.batchSize = 33 }, changed { $0.seed = 1 }, changed { $0.seed = .max },
        changed { $0.seed = .max - 1 }, changed { $0.dataset.digest = "00fe" }, changed { $0.dataset.trainCount = 199 },
        changed { $0.dataset.testCount = 99 }, changed { $0.dataset.classes = 11 },
        changed { $0.dataset.shape = [784] },
        changed { $0.dataset.source = .mnist }, changed { $0.optimizer = .sgd() },
        changed { $0.optimizer = .sgd(learningRate: 0.001) }, changed { $0.optimizer = .sgd(momentum: 0.9) },
        changed { $0.optimizer = .sgd(nesterov: true) }, changed { $0.optimizer = .adam(learningRate: (0.001).nextUp) },
        changed { $0.optimizer = .adam(beta1: 0.8) }, changed { $0.optimizer = .adam(beta2: 0.8) },
        changed { $0.optimizer = .adam(epsilon: 1e-8) },
        changed { $0.layers[1] = Dense(127).layer }, changed { $0.layers[1] = Dense(128, activation: .relu).layer },
        changed { $0.layers[1] = Dense(128, useBias: false).layer },
        changed { $0.layers[1] = Dense(128, kernelInitializer: .heUniform).layer },
        changed { $0.layers[2] = BatchNormalization(momentum: 0.9).layer },
        changed { $0.layers[2] = BatchNormalization(epsilon: 0.01).layer },
        changed { $0.layers[2] = BatchNormalization(center: false).layer },
        changed { $0.layers[2] = BatchNormalization(scale: false).layer },
        changed { $0.layers[2] = Dropout(0.1).layer }, changed { $0.layers[2] = Dropout(0.2).layer },
        changed { $0.layers[3] = Activation(.tanh).layer },
        changed { $0.layers.swapAt(2, 3) }, changed { $0.layers.remove(at: 2) },
        changed { $0.options.trainingSetEvaluation = .full },
        changed { $0.options.order = .stored }, changed { $0.options.probes = [.loss(every: 1)] },
        changed { $0.options.probes = [.logits] }, changed { $0.options.probes = [.predictions] },
        changed { $0.options.trainingSetEvaluation = .subset(count: 10) },
        changed { $0.options.trainingSetEvaluation = .subset(count: 20) },
        changed { $0.epochs = 0 }, changed { $0.initialWeights = InitialWeights(.run(spec: base)) },
        changed { $0.initialWeights = InitialWeights(.foldedRun(spec: base)) },
        changed { $0.initialWeights = InitialWeights(.file(path: "a", digest: "00")) },
        changed { $0.initialWeights = InitialWeights(.file(path: "a", digest: "01")) },
        changed { $0.initialWeights = InitialWeights(.file(path: "a", digest: "01"), ignoredTensors: ["n"]) },
        changed { $0.initialWeights = InitialWeights(.run(spec: base), freshLayers: [5]) },
        changed { $0.initialWeights = InitialWeights(.run(spec: base), reestimatesAverages: true) },
    ]

    @Test(arguments: changes) func `one change is another run`(spec: RunSpec) throws {
        #expect(try spec.digest() != Self.base.digest())
    }

    @Test func `no two runs share a name`() throws {
        #expect(try Set(Self.changes.map { try $0.digest() }).count == Self.changes.count)
    }

    @Test func `names of models and trials do not matter`() throws {
        let experiment = try Experiment(on: digits, seeds: 1) {
            normalized
            Trial("Another", Model("Renamed", layers: normalized.layers), batchSize: 32)
        }
        let keys = try experiment.trials.map { try experiment.spec(for: $0, seed: 0).digest() }
        #expect(keys[0] == keys[1] && keys[0].count == 64)
    }
}
