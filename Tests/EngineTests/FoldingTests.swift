/// Folded models and their weights: the same function with fewer layers.
import Datasets
import Experiments
import Testing

@testable import Engine

@Suite struct FoldingTests {
    static let models: [Model] = [
        Model("dense") {
            Flatten(); Dense(30); BatchNormalization(); Activation(.relu); Dense(20, useBias: false);
            BatchNormalization(scale: false); Dense(10, activation: .softmax)
        },
        Model("convolution") {
            Reshape(6, 7, 1); Conv2D(5, 3, padding: .same, useBias: false); BatchNormalization(); Activation(.relu);
            Flatten(); Dense(10, activation: .softmax)
        },
        Model("sequence") {
            Conv1D(7, 2, useBias: false); BatchNormalization(); Dense(9);
            BatchNormalization(momentum: 0.9, center: false); Activation(.tanh);
            LSTM(8, normalization: RecurrentNormalization(.input)); Dense(10); BatchNormalization();
            Activation(.softmax)
        },
        Model("of training only") {
            Flatten()
            Dense(24)
            BatchNormalization(momentum: 0.9, ghostBatch: 8, noise: NormalizationNoise(shift: 0.1, scale: 0.1))
            BatchNormalization(momentum: 0.8, renormalization: BatchRenormalization())
            Dense(10, activation: .softmax)
        },
        Model("residual") {
            Flatten()
            Dense(20)
            BatchNormalization()
            Residual(shortcut: {
                Dense(14, useBias: false); BatchNormalization(momentum: 0.9)
            }) {
                BatchNormalization()
                Activation(.relu)
                Dense(14)
                BatchNormalization(momentum: 0.8)
                LayerNormalization(center: false)
                Residual {
                    Dense(14); BatchNormalization(scale: false); GroupNormalization(groups: 2)
                }
            }
            BatchNormalization()
            Dense(10, activation: .softmax)
        },
        Model("not the first") {
            Flatten(); BatchNormalization(); Dense(9, activation: .relu); BatchNormalization();
            Dense(10, activation: .softmax)
        },
    ]

    static func spec(_ model: Model, probes: [Probe] = []) -> RunSpec {
        var spec = Cases.spec(model, .adam(learningRate: 0.02), epochs: 5)
        spec.options.probes = probes
        return spec
    }

    @Test(arguments: models) func theProbeFindsNoMoreThanRounding(model: Model) throws {
        let difference = try #require(
            Cases.run(Self.spec(model, probes: [.folding])).measurements?.first { $0.quantity == "logitDifference" }
        ).value
        #expect(difference < 1e-4)
        #expect((difference > 0) == (model.folded.layers != model.layers))
    }

    /// After a step too far, weights or their products are no finite numbers.
    @Test(arguments: [1e30, 3e38]) func weightsThatAreNoNumbersAreNoTrouble(rate: Double) throws {
        var spec = Self.spec(Self.models[0], probes: [.folding])
        (spec.optimizer, spec.options.updates) = (.sgd(learningRate: rate), 1)
        let result = try Cases.run(spec)
        #expect(
            result.divergedAtStep == nil && result.hasDiverged
                && result.measurements?.first?.quantity == "logitDifference")
        var next = Self.spec(Self.models[0].folded)
        next.initialWeights = InitialWeights(.foldedRun(spec: spec))
        #expect(throws: EngineError.diverged(seed: spec.seed, step: nil)) {
            try execute(
                [next], store: RunStore(folder: nil) { _ in }, jobs: 1, samples: { _ in Cases.data() },
                onEvent: { _, _ in })
        }
    }

    /// A run that begins with folded weights and has no epochs says what the trained network said, and another that
    /// trains goes on from there.
    @Test(arguments: models) func runsBeginWithFoldedWeights(model: Model) throws {
        let trained = Self.spec(model)
        var evaluated = Self.spec(model.folded, probes: [.predictions]), tuned = Self.spec(model.folded)
        (evaluated.epochs, evaluated.initialWeights) = (0, InitialWeights(.foldedRun(spec: trained)))
        (tuned.epochs, tuned.initialWeights) = (1, evaluated.initialWeights)
        let store = RunStore(folder: nil) { _ in }
        let done = try execute(
            [trained, evaluated, tuned], store: store, jobs: 2, samples: { _ in Cases.data() }, onEvent: { _, _ in }
        ).map(\.result)
        let last = done[0].epochs[4], epoch = done[1].epochs[0]
        #expect(done[1].epochs.count == 1 && epoch.number == 0)
        #expect(abs(epoch.testLoss - last.testLoss) < 1e-5 && epoch.testAccuracy == last.testAccuracy)
        #expect(done[2].weightsDigest != done[1].weightsDigest)
    }

    @Test(arguments: models) func everyWeightHasItsPlace(model: Model) throws {
        let own = network(model), folded = own.weights.folded(model.layers), other = network(model.folded)
        try other.take(folded, freshLayers: [])
        #expect(
            Set(folded.tensors.map(\.name)) == Set(other.weights.tensors.map(\.name))
                && folded.tensors.count == other.weights.tensors.count)
    }

    /// What layers say of their weights is what their stages have.
    @Test(arguments: Cases.models + models) func layersNameTheirWeights(model: Model) {
        var names = WeightNames(), said: Set<String> = []
        for (index, layer) in model.layers.enumerated() {
            for word in layer.leaves.flatMap({ ($0.definition as? any WeightedLayer)?.weightNames ?? [] }) {
                said.insert(names.next(word, ofLayer: index + 1))
            }
        }
        #expect(said == Set(network(model).weights.tensors.map(\.name)))
    }

    /// By hand: σ² = 4 − ε, γ = 3 and 0, so the kernel's columns are times 1.5 and 0.
    @Test func numbersAreTheFormulas() {
        let layers = [Dense(2).layer, BatchNormalization(epsilon: 0.25).layer, Dense(1, useBias: false).layer]
        let trained: [(String, [Int], [Float])] = [
            ("1.kernel", [2, 2], [1, 2, -4, 8]), ("1.bias", [2], [3, 5]), ("2.gamma", [2], [3, 0]),
            ("2.beta", [2], [-1, 7]), ("2.moving_mean", [2], [1, 2]),
            ("2.moving_variance", [2], [3.75, 3.75]), ("3.kernel", [2, 1], [9, 10]),
        ]
        let folded = Safetensors(trained.map { .init(name: $0, shape: $1, values: $2) }).folded(layers).tensors
        #expect(
            folded.map(\.name) == ["1.kernel", "1.bias", "2.kernel"] && folded.map(\.shape) == [[2, 2], [2], [2, 1]])
        #expect(folded.map(\.values) == [[1.5, 0, -6, 0], [2, 7], [9, 10]])
    }

    private func network(_ model: Model) -> Network {
        Network(
            model.layers, shape: Cases.inputs, capacity: 16, optimizer: .adam(), seed: 3, kernels: KernelVariants.all[0]
        )
    }
}
