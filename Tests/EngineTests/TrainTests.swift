/// The engine's face: events, errors, divergence, cancelling, learning.
import Datasets
import Experiments
import Synchronization
import Testing

@testable import Engine

@Suite struct TrainTests {
    @Test func learns() throws {
        for (name, optimizer) in Cases.optimizers {
            let epochs = try Cases.run(Cases.spec(Cases.models[1], optimizer, epochs: 30)).epochs
            #expect(epochs[29].trainLoss < epochs[0].trainLoss / 2, "\(name)")
            #expect(epochs[29].testAccuracy > 0.5, "\(name)")
        }
    }

    @Test func reportsEachEpochAndTheEnd() throws {
        var epochs: [Int] = [], finished: [RunResult] = []
        let result = try train(Cases.spec(Cases.models[0], epochs: 3), on: Cases.data()) { event in
            switch event {
            case .step: break
            case .epoch(let epoch): epochs.append(epoch.number)
            case .finished(let result): finished.append(result)
            }
        }
        #expect(epochs == [1, 2, 3])
        #expect(finished == [result])
    }

    @Test func divergenceIsAResult() throws {
        let spec = Cases.spec(Cases.models[1], .sgd(learningRate: 1e30), epochs: 3)
        let results = try Cases.supportedKernels.map { try Cases.run(spec, kernels: $0, threads: 2).reproducible }
        #expect(Set(results).count == 1)
        #expect(results[0].divergedAtStep.map { $0 > 1 && $0 < 10 } == true)
        #expect(results[0].epochs.isEmpty)
    }

    @Test(arguments: [1, 3]) func cancellingStops(threads: Int) {
        var calls = 0
        #expect(throws: EngineError.cancelled) {
            try train(Cases.spec(Cases.models[2], epochs: 1000), on: Cases.data(), threads: threads, onEvent: { _ in })
            {
                calls += 1
                return calls > 20
            }
        }
    }

    @Test func cancellingLosesNoFinishedRun() {
        let finished = Mutex<[Int]>([])
        let specs = [Cases.spec(Cases.models[0], epochs: 1), Cases.spec(Cases.models[1], epochs: 100_000)]
        #expect(throws: EngineError.cancelled) {
            try train(specs, on: Cases.data(), cores: 2) { run, event in
                if case .finished = event { finished.withLock { $0.append(run) } }
            } isCancelled: {
                finished.withLock { !$0.isEmpty }
            }
        }
        #expect(finished.withLock { $0 } == [0])
    }

    @Test func noRunsGiveNoResults() throws {
        #expect(try train([], on: Cases.data(), cores: 2, onEvent: { _, _ in }, isCancelled: { false }).isEmpty)
    }

    @Test(arguments: [1, 15, 16, 150, 151]) func everyBatchSizeUsesEverySample(batchSize: Int) throws {
        // With a rate that moves nothing visible, the epoch's mean over batches is that over samples, whatever their
        // order.
        let spec = Cases.spec(Cases.models[1], .sgd(learningRate: 1e-30), epochs: 1, batchSize: batchSize)
        let whole = Cases.spec(Cases.models[1], .sgd(learningRate: 1e-30), epochs: 1, batchSize: 151)
        let (epoch, expected) = try (Cases.run(spec).epochs[0], Cases.run(whole).epochs[0])
        #expect(abs(epoch.trainLoss - expected.trainLoss) < 1e-12)
        #expect(epoch.trainAccuracy == expected.trainAccuracy)
        #expect(epoch.testLoss == expected.testLoss)
    }
}
