/// What a run may begin with, and how it is said.
import Foundation
import Testing

@testable import Experiments

@Suite struct InitialWeightsTests {
    static let dataset = Dataset(
        name: "MNIST", source: .mnist, digest: "0123456789abcdef", trainCount: 100, testCount: 10)

    static func spec(_ initial: InitialWeights? = nil, @LayerBuilder _ layers: () -> [Layer] = body) -> RunSpec {
        RunSpec(
            layers: layers(), dataset: dataset, optimizer: .sgd(), epochs: 2, batchSize: 50, seed: 1,
            initialWeights: initial)
    }

    @LayerBuilder static func body() -> [Layer] {
        Flatten()
        Dense(8)
        BatchNormalization()
        Dense(10, activation: .softmax)
    }

    static let refusals: [(words: String, spec: RunSpec)] = [
        ("a fresh layer is 5; expected 1 to 4", spec(InitialWeights(.run(spec: spec()), freshLayers: [5]))),
        (
            "layer 2 is Dense with 7850 numbers, but in the run that it starts from it is Dense with 6280 numbers; expected the same, or 2 among freshLayers",
            spec(InitialWeights(.run(spec: spec()))) {
                Flatten(); Dense(10, activation: .softmax)
            }
        ),
        (
            "layer 4 is missing, but in the run that it starts from it is Dense with 90 numbers; expected the same, or 4 among freshLayers",
            spec(InitialWeights(.run(spec: spec()), freshLayers: [2, 3])) {
                Flatten(); Dense(10); Activation(.softmax)
            }
        ),
        (
            "layer 3 is Dense with 90 numbers, but in the run that it starts from it is BatchNormalization with 32 numbers; expected the same; folded: true gives the weights of the folded model, which this is",
            spec(InitialWeights(.run(spec: spec()))) {
                Flatten(); Dense(8); Dense(10, activation: .softmax)
            }
        ),
        (
            "layer 3 is BatchNormalization with 32 numbers, but in the run that it starts from it is Dense with 90 numbers; expected the same; folded weights are those of the folded model, model.folded",
            spec(InitialWeights(.foldedRun(spec: spec())))
        ),
        (
            "layer 2 is Dense with 5495 numbers, but in the run that it starts from it is Dense with 6280 numbers; expected the same, or 2 among freshLayers",
            spec(InitialWeights(.foldedRun(spec: spec()))) {
                Flatten(); Dense(7); Dense(10, activation: .softmax)
            }
        ),
        (
            "layer 1 is MultiHeadAttention(numHeads: 3, keyDim: 2), but in the run that it starts from it is MultiHeadAttention(numHeads: 2, keyDim: 3); expected the same heads, or 1 among freshLayers",
            spec(InitialWeights(.run(spec: spec { attention(2, 3) }))) { attention(3, 2) }
        ),
    ]

    @LayerBuilder static func attention(_ heads: Int, _ keyDim: Int) -> [Layer] {
        Residual { MultiHeadAttention(numHeads: heads, keyDim: keyDim) }
        Flatten()
        Dense(10, activation: .softmax)
    }

    @Test(arguments: refusals.indices) func whatHasNoCounterpartIsRefused(row: Int) {
        let error = #expect(throws: ModelError.self) { try Self.refusals[row].spec.validate() }
        #expect(error.map { "\($0)" } == Self.refusals[row].words)
    }

    @Test func frozenLayersAndFreshOnesFit() throws {
        try Self.spec(InitialWeights(.run(spec: Self.spec()), freshLayers: [4])) {
            Flatten()
            Dense(8).frozen()
            BatchNormalization().frozen()
            Dense(10, activation: .softmax, useBias: false)
        }.validate()
    }

    @Test(arguments: [
        InitialWeights(.file(path: "a.safetensors", digest: "00ff"), freshLayers: [4], reestimatesAverages: true),
        InitialWeights(.run(spec: spec(InitialWeights(.run(spec: spec()))))), InitialWeights(.foldedRun(spec: spec())),
    ]) func comesBackFromJSON(initial: InitialWeights) throws {
        let run = Self.spec(initial)
        #expect(try JSONDecoder().decode(RunSpec.self, from: JSONEncoder().encode(run)) == run)
        #expect(try !String(decoding: JSONEncoder().encode(Self.spec()), as: UTF8.self).contains("initialWeights"))
    }

    @Test func everyRunBeginsWithThatOfItsSeed() throws {
        let first = try Experiment(on: Self.dataset, seeds: [3, 4]) { Model("Base", layers: Self.body()) }
        let result = ExperimentResult(
            experiment: first, trials: [TrialResult(trial: first.trials[0], batchSize: 32, seeds: [3, 4], runs: [])])
        let second = try Experiment(on: Self.dataset, seeds: [8]) {
            Trial("Tuned", Model("", layers: Self.body()), startingFrom: result.weights(of: "Base", freshLayers: [4]))
        }
        let initial = second.spec(for: second.trials[0], seed: 8).initialWeights
        #expect(initial == InitialWeights(.run(spec: first.spec(for: first.trials[0], seed: 8)), freshLayers: [4]))
        let third = try Experiment(on: Self.dataset, seeds: [8]) {
            Trial(
                "Folded", Model("", layers: Self.body()).folded, startingFrom: result.weights(of: "Base", folded: true))
        }
        let folded = third.spec(for: third.trials[0], seed: 8).initialWeights
        #expect(folded == InitialWeights(.foldedRun(spec: first.spec(for: first.trials[0], seed: 8))))
    }

    @Test func saysWhereTheyComeFrom() {
        let run = InitialWeights(.run(spec: Self.spec()), freshLayers: [2, 4], reestimatesAverages: true)
        #expect(
            "\(run)"
                == "those that a run of the same seed ends with (MNIST 0123456789ab, \(Optimizer.sgd()), 4 steps in batches of 50); "
                + "layers 2, 4 drawn anew; moving averages re-estimated over the training set before the first step")
        #expect(
            "\(InitialWeights(.foldedRun(spec: Self.spec())))"
                == "those that a run of the same seed ends with (MNIST 0123456789ab, \(Optimizer.sgd()), "
                + "4 steps in batches of 50), batch normalization folded into the layers before it")
        #expect("\(InitialWeights(.file(path: "a/b", digest: "00ff")))" == "those in a/b, SHA-256 00ff")
    }
}
