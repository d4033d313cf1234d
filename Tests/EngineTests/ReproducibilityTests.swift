/// One run, one result: whatever the kernels, the threads, or the company of other runs.
import Datasets
import Experiments
import Testing

@testable import Engine

@Suite struct ReproducibilityTests {
    @Test(arguments: Cases.models) func kernelsDoNotMatter(model: Model) throws {
        let results = try Cases.supportedKernels.map { try Cases.run(Cases.spec(model), kernels: $0).reproducible }
        #expect(Set(results).count == 1)
        #expect(results[0].epochs.count == 2)
    }

    @Test(arguments: Cases.models, [2, 3, 4]) func threadsDoNotMatter(model: Model, threads: Int) throws {
        let alone = try Cases.run(Cases.spec(model)).reproducible
        #expect(try Cases.run(Cases.spec(model), threads: threads).reproducible == alone)
    }

    @Test(arguments: [1, 2, 5, 9]) func companyDoesNotMatter(cores: Int) throws {
        let specs = Cases.models.flatMap { model in [8, 64].map { Cases.spec(model, batchSize: $0) } }
        let alone = try specs.map { try Cases.run($0).reproducible }
        let together = try train(specs, on: Cases.data(), cores: cores, onEvent: { _, _ in }, isCancelled: { false })
        #expect(together.map(\.reproducible) == alone)
    }

    @Test func seedsAndBatchSizesMatter() throws {
        let specs = [(1, 16), (2, 16), (1, 17)].map { Cases.spec(Cases.models[1], batchSize: $1, seed: $0) }
        #expect(Set(try specs.map { try Cases.run($0).weightsDigest }).count == 3)
    }

    /// A layer without weights of its kind leaves the first weights of the others as they were, so that trials are
    /// paired.
    @Test func layersHaveTheirOwnStreams() {
        let plain = network(Cases.models[1]),
            normalized = network(
                Model("") {
                    Flatten()
                    Dense(37)
                    BatchNormalization()
                    Activation(.relu)
                    Dropout(0.5)
                    Dense(10, activation: .softmax)
                })
        #expect(plain.parameters[0].values == normalized.parameters[0].values)
        #expect(plain.parameters[2].values == normalized.parameters[6].values)
        #expect(plain.parameters[0].values != plain.parameters[2].values)
    }

    private func network(_ model: Model) -> Network {
        Network(
            model.layers, shape: [42], capacity: 16, optimizer: .adam(), seed: 7,
            kernels: KernelVariants.all[KernelVariants.all.count - 1])
    }

    @Test func orderIsAPermutationThatEpochsAndSeedsChange() {
        let orders = [(1, 1), (1, 2), (2, 1)].map { seed, epoch in
            [UInt32](unsafeUninitializedCapacity: 1000) { memory, count in
                shuffle(memory.baseAddress!, count: 1000, seed: UInt64(seed), epoch: epoch)
                count = 1000
            }
        }
        #expect(Set(orders).count == 3)
        #expect(orders.allSatisfy { $0.sorted() == Array(0..<1000) && $0 != Array(0..<1000) })
    }
}
