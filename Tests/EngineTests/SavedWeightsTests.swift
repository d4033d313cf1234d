/// Runs that begin with the weights of others.
import Datasets
import Experiments
import TestSupport
import Testing

@testable import Engine

@Suite struct SavedWeightsTests {
    @Test(arguments: Cases.models) func theyAreTakenBitForBit(model: Model) throws {
        let (result, weights) = try trained(Cases.spec(model))
        let read = try Safetensors(bytes: weights.bytes), other = network(model, seed: 99)
        #expect(Set(weights.tensors.map(\.name)).count == weights.tensors.count)
        #expect(other.digest != result.weightsDigest)
        try other.take(read, freshLayers: [])
        #expect(other.digest == result.weightsDigest)
        #expect(other.weights.bytes == weights.bytes)
    }

    @Test(arguments: Cases.models) func kernelsAndThreadsDoNotMatter(model: Model) throws {
        var spec = Cases.spec(model, seed: 3)
        spec.initialWeights = InitialWeights(.run(spec: Cases.spec(model, seed: 3)), reestimatesAverages: true)
        let weights = try trained(Cases.spec(model, seed: 3)).weights
        let first = try trained(spec, from: weights)
        #expect(first.result.weightsDigest != (try trained(Cases.spec(model, seed: 3)).result.weightsDigest))
        for kernels in Cases.supportedKernels {
            #expect(
                try trained(spec, from: weights, kernels: kernels, threads: 2).result.reproducible
                    == first.result.reproducible)
        }
    }

    /// Without an optimizer's memory nothing is lost where a run goes on: here also the order is no other, as every
    /// batch is the whole set.
    @Test func descentGoesOnWhereItWas() throws {
        let model = Model("") {
            Flatten(); Dense(9); BatchNormalization(momentum: 0.5); Dense(10, activation: .softmax)
        }
        let step = Cases.spec(model, .sgd(learningRate: 0.1), epochs: 1, batchSize: 1)
        var one = step, two = step
        (one.dataset.trainCount, two.dataset.trainCount, two.epochs) = (1, 1, 2)
        let data = Cases.data(train: 1)
        (one.dataset, two.dataset) = (data.dataset, data.dataset)
        var next = one
        next.initialWeights = InitialWeights(.run(spec: one))
        let half = try trained(one, on: data)
        #expect(
            try trained(next, from: half.weights, on: data).result.weightsDigest
                == trained(two, on: data).result.weightsDigest)
    }

    @Test func freshLayersAreDrawn() throws {
        let weights = try trained(Cases.spec(Cases.models[2])).weights
        let drawn = network(Cases.models[2], seed: 5), taken = network(Cases.models[2], seed: 5)
        try taken.take(weights, freshLayers: [5])
        let names = weights.tensors.map(\.name)
        #expect(names == ["2.kernel", "3.gamma", "3.beta", "3.moving_mean", "3.moving_variance", "5.kernel", "5.bias"])
        for (index, name) in names.enumerated() {
            let expected = name.hasPrefix("5.") ? drawn.weights.tensors[index] : weights.tensors[index]
            #expect(taken.weights.tensors[index].values == expected.values, "\(name)")
        }
    }

    /// Where nothing moves, the test is then by the moments of the training set, as `statistics` finds them.
    @Test func averagesAreReestimated() throws {
        let model = Model("") {
            Flatten()
            Dense(9).frozen()
            BatchNormalization().frozen()
            Dense(10, activation: .softmax).frozen()
        }
        let weights = network(model, seed: 4).weights
        var spec = Cases.spec(model, epochs: 1)
        spec.options.statistics = [.trainingSet]
        spec.initialWeights = InitialWeights(.run(spec: Cases.spec(model)), reestimatesAverages: true)
        let epoch = try trained(spec, from: weights).result.epochs[0]
        spec.initialWeights?.reestimatesAverages = false
        let plain = try trained(spec, from: weights).result.epochs[0]
        #expect(epoch.testLoss == plain.scores?[0].loss && epoch.testLoss != plain.testLoss)
    }

    @Test func runsBegunFromAreCarriedOutAndKeptOnce() throws {
        let folder = TemporaryFolder(), store = RunStore(folder: folder.path) { Issue.record("\($0)") }
        let base = Cases.spec(Cases.models[2])
        var next = base, last = base
        next.initialWeights = InitialWeights(.run(spec: base))
        last.initialWeights = InitialWeights(.run(spec: next), freshLayers: [5])
        let run = { (spec: RunSpec) in
            try execute([spec], store: store, jobs: 2, samples: { _ in Cases.data() }, onEvent: { _, _ in })[0]
        }
        let done = try run(last)
        #expect(try !done.isReused && run(last).isReused && run(next).isReused && run(base).isReused)
        let kept = RunStore(folder: folder.path) { Issue.record("\($0)") }
        #expect(
            try kept.weights(base.digest()) != nil && kept.weights(next.digest()) != nil
                && kept.weights(done.digest) == nil)
        #expect(try run(base).result.weightsDigest == trained(base).result.weightsDigest)
        let alone = try execute(
            [last], store: RunStore(folder: nil) { _ in }, jobs: 1, samples: { _ in Cases.data() }, onEvent: { _, _ in }
        )[0]
        #expect(alone.result.reproducible == done.result.reproducible)
    }

    @Test(arguments: [true, false]) func aRunThatDivergedHasNoWeightsToBeginWith(isKept: Bool) throws {
        let folder = TemporaryFolder(), store = RunStore(folder: isKept ? folder.path : nil) { Issue.record("\($0)") }
        var wild = Cases.spec(Cases.models[1]), next = wild
        wild.optimizer = .sgd(learningRate: 1e18)
        next.initialWeights = InitialWeights(.run(spec: wild))
        let run = { (spec: RunSpec) in
            try execute([spec], store: store, jobs: 1, samples: { _ in Cases.data() }, onEvent: { _, _ in })[0].result
        }
        let step = try run(wild).divergedAtStep
        #expect(step != nil)
        for _ in 1...2 { #expect(throws: EngineError.diverged(seed: wild.seed, step: step)) { try run(next) } }
        #expect(
            "\(EngineError.diverged(seed: 3, step: 7))"
                == "the run with seed 3 whose weights are asked for diverged at step 7; expected one that came to its end"
        )
    }

    /// A run of this process is not carried out again for its weights, also where nothing is kept: samples are asked
    /// for once by each run.
    @Test(arguments: [true, false]) func weightsAtHandAreTaken(isKept: Bool) throws {
        let folder = TemporaryFolder(),
            store = RunStore(folder: isKept ? folder.path : nil, isFresh: true) { Issue.record("\($0)") }
        let base = Cases.spec(Cases.models[2])
        var next = base, count = 0
        next.initialWeights = InitialWeights(.run(spec: base))
        for spec in [base, next] {
            _ = try execute(
                [spec], store: store, jobs: 1,
                samples: { _ in
                    count += 1; return Cases.data()
                }, onEvent: { _, _ in })
        }
        #expect(count == 2)
        let later = RunStore(folder: folder.path) { Issue.record("\($0)") }
        #expect(try (later.weights(base.digest()) != nil) == isKept && later.weights(next.digest()) == nil)
    }

    @Test func theLatestAreAtHand() {
        let recent = RecentWeights(limit: 5),
            weights = (1...3).map { Safetensors([.init(name: "\($0)", shape: [2], values: [0, 0])]) }
        for (weights, digest) in zip(weights, ["a", "b", "a"]) { recent.hold(weights, digest) }
        #expect(recent.weights("a")?.tensors[0].name == "3" && recent.weights("b") != nil)
        recent.hold(weights[0], "c")
        #expect(recent.weights("b") == nil && recent.weights("a") != nil && recent.weights("c") != nil)
    }

    static let misfits: [(words: String, change: @Sendable (inout [Safetensors.Tensor]) -> Void)] = [
        (
            "there is no 4.kernel of shape [5, 10] among the saved weights, only 3.bias",
            {
                $0[2].name = "3.bias"; $0.remove(at: 3)
            }
        ),
        (
            "there is no 4.kernel of shape [5, 10] among the saved weights, only 4.kernl, x; did you mean \"4.kernl\"?",
            {
                $0[2].name = "4.kernl"; $0[3].name = "x"
            }
        ),
        ("there is no 4.bias of shape [10] among the saved weights", { $0.remove(at: 3) }),
        ("the saved weights have for 2.kernel the shape [5, 42]; expected [42, 5]", { $0[0].shape.reverse() }),
        ("the saved weights have for 2.bias the value nan; expected finite numbers", { $0[1].values[4] = .nan }),
        (
            "the saved weights have 9.bias of shape [1], which the model has not; expected one of 2.kernel, 2.bias, 4.kernel, 4.bias; did you mean \"2.bias\"?",
            { $0.append(.init(name: "9.bias", shape: [1], values: [0])) }
        ),
    ]

    @Test(arguments: misfits.indices) func weightsThatDoNotFitAreRefused(row: Int) throws {
        let model = Model("") {
            Flatten(); Dense(5); Activation(.relu); Dense(10, activation: .softmax)
        }
        let own = network(model, seed: 1)
        var weights = own.weights
        Self.misfits[row].change(&weights.tensors)
        let before = own.digest
        let error = #expect(throws: EngineError.self) { try own.take(weights, freshLayers: []) }
        #expect(error.map { "\($0)" } == Self.misfits[row].words)
        #expect(own.digest == before)
    }

    @Test func filesAreReadOnlyAsTheyWere() throws {
        let folder = TemporaryFolder(), path = folder.path + "/weights.safetensors"
        let weights = network(Cases.models[1], seed: 1).weights
        try writeWeights(weights, to: path)
        var spec = Cases.spec(Cases.models[1])
        let run = { (spec: RunSpec) in
            try execute(
                [spec], store: RunStore(folder: nil) { _ in }, jobs: 1, samples: { _ in Cases.data() },
                onEvent: { _, _ in })[0].result
        }
        let digest = try weightsDigest(ofFile: path)
        spec.initialWeights = InitialWeights(.file(path: path, digest: digest))
        #expect(try run(spec).reproducible == trained(spec, from: weights).result.reproducible)
        spec.initialWeights = InitialWeights(.file(path: path, digest: "00"))
        #expect(throws: EngineError.weightsFile(path, reason: "its SHA-256 is \(digest); expected 00")) {
            try run(spec)
        }
        #expect(throws: EngineError.weightsFile("none", reason: "it cannot be read; expected a safetensors file")) {
            try weightsDigest(ofFile: "none")
        }
    }
}

private extension SavedWeightsTests {
    func network(_ model: Model, seed: UInt64) -> Network {
        Network(
            model.layers, shape: Cases.inputs, capacity: 16, optimizer: .adam(), seed: seed,
            kernels: KernelVariants.all[0])
    }

    func trained(
        _ spec: RunSpec, from initial: Safetensors? = nil, kernels: String? = nil, threads: Int = 1,
        on data: LoadedDataset = Cases.data()
    ) throws -> (result: RunResult, weights: Safetensors) {
        var weights: Safetensors?
        let result = try PreparedSamples.with(data, kernels: KernelVariants.choose(kernels)) {
            try carryOut(
                spec, from: initial, $0, .exactly(threads),
                TrainingCallbacks(report: { _ in }, isCancelled: { false }, onWeights: { weights = $0 }))
        }
        return (result, try #require(weights))
    }
}
