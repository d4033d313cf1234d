import Testing

@testable import BNBook

@Suite struct RunTests {
    let small = Model("M") { Flatten(); Dense(8, activation: .relu); Dense(10, activation: .softmax) }

    @Test func anExperimentRepeatsToTheLastBit() throws {
        let data = try Dataset.digits(train: 80, test: 40)
        let experiment = try Experiment(on: data, epochs: 2, seeds: 2) {
            small
            Trial("large batches", small, batchSize: 64)
        }
        let (first, second) = (try experiment.run(), try experiment.run())
        #expect(first.trials.map { $0.runs.map(\.weightsDigest) } == second.trials.map { $0.runs.map(\.weightsDigest) })
        #expect(first.history == second.history)
        #expect(first.trials.map(\.batchSize) == [32, 64])
        #expect(first.summary.columns.map(\.title) == ["Trial", "Batch size", "Test accuracy", "Test loss", "Training loss", "Seeds"])
    }

    @Test func aSingleSeedIsCalledAnAnecdote() throws {
        let data = try Dataset.digits(train: 40, test: 20)
        let result = try Experiment(on: data, epochs: 1, seeds: 1) { small }.run()
        #expect(result.summary.note == "One seed: an anecdote, not a result; it has no interval.")
    }

    static let spec = RunSpec(
        layers: [.flatten(Flatten()), .dense(Dense(10, activation: .softmax))],
        dataset: Dataset(name: "d", source: .mnist, digest: "00", trainCount: 10, testCount: 5), optimizer: .adam(), epochs: 1, batchSize: 4, seed: 1)

    static let changes: [(String, @Sendable (inout RunSpec) -> Void)] = [
        ("layers", { $0.layers[1] = .dense(Dense(10, activation: .softmax, useBias: false)) }), ("data", { $0.dataset.digest = "01" }),
        ("optimizer", { $0.optimizer = .adam(learningRate: 0.002) }), ("epochs", { $0.epochs = 2 }), ("batch size", { $0.batchSize = 5 }),
        ("seed", { $0.seed = 2 }),
    ]

    @Test(arguments: changes.map(\.0)) func aRunsNameHangsOnItsEverySetting(setting: String) throws {
        var spec = Self.spec
        Self.changes.first { $0.0 == setting }?.1(&spec)
        #expect(try runKey(spec) != runKey(Self.spec))
        #expect(try runKey(Self.spec) == runKey(Self.spec))
    }
}
