/// Experiments that are run: the same numbers every time, and from the store.
@testable import BNBook
import Engine
import Synchronization
import TestSupport
import Testing
import Worker

@Suite struct RunTests {
    static func experiment() throws -> Experiment {
        try Experiment(on: .digits(train: 200, test: 100), epochs: 2, seeds: 2) {
            small
            Trial("Large batches", normalized, batchSize: 64)
        }
    }

    /// What repeats of a result: all but the seconds.
    static func repeatable(_ result: ExperimentResult) -> ExperimentResult {
        var result = result
        for trial in result.trials.indices {
            for run in result.trials[trial].runs.indices { result.trials[trial].runs[run].seconds = 0 }
        }
        return result
    }

    @Test func `gives the same bits with any number of cores`() throws {
        let experiment = try Self.experiment()
        let first = try experiment.run(by: .own(RunWorker(runs: RunStore(folder: nil), jobs: 1)))
        #expect(first.trials.map(\.name) == ["Small", "Large batches"] && first.trials.map(\.batchSize) == [32, 64])
        #expect(
            first.trials.allSatisfy { $0.runs.count == 2 && $0.runs.allSatisfy { $0.epochs.map(\.number) == [1, 2] } })
        #expect(Set(first.trials.flatMap(\.runs).map(\.weightsDigest)).count == 4)
        for jobs in [1, 2, 3, 8] {
            let again = try experiment.run(by: .own(RunWorker(runs: RunStore(folder: nil), jobs: jobs)))
            #expect(Self.repeatable(again) == Self.repeatable(first))
        }
    }

    @Test func `reads results back to the last bit`() throws {
        let folder = TemporaryFolder()
        let first = try Self.experiment().run(by: .own(RunWorker(runs: RunStore(folder: folder.path), jobs: 2)))
        #expect(folder.files.count { $0.contains("/runs/") } == 4)
        #expect(try Self.experiment().run(by: .own(RunWorker(runs: RunStore(folder: folder.path), jobs: 1))) == first)
    }

    @Test func `trains only what is missing`() throws {
        let folder = TemporaryFolder()
        let store = RunStore(folder: folder.path)
        let first = try Self.experiment().run(by: .own(RunWorker(runs: store, jobs: 2)))
        var wider = try Self.experiment()
        wider.seeds = [0, 1, 2]
        wider.trials[0].name = "Another name"
        let second = try wider.run(by: .own(RunWorker(runs: store, jobs: 2)))
        #expect(folder.files.count { $0.contains("/runs/") } == 6)
        #expect(second.trials.map { Array($0.runs.prefix(2)) } == first.trials.map(\.runs))
    }

    @Test func `a fresh store and a damaged one train again`() throws {
        let folder = TemporaryFolder()
        let first = try Self.experiment().run(by: .own(RunWorker(runs: RunStore(folder: folder.path), jobs: 2)))
        let fresh = try Self.experiment().run(
            by: .own(RunWorker(runs: RunStore(folder: folder.path, isFresh: true), jobs: 2)))
        #expect(fresh != first && Self.repeatable(fresh) == Self.repeatable(first))
        try folder.damageAll()
        let complaints = Atomic(0)
        let damaged = RunStore(folder: folder.path) { _ in complaints.wrappingAdd(1, ordering: .relaxed) }
        #expect(
            try Self.repeatable(Self.experiment().run(by: .own(RunWorker(runs: damaged, jobs: 2))))
                == Self.repeatable(first))
        #expect(complaints.load(ordering: .relaxed) == 4)
    }

    @Test func `a result that is no number is kept as it is`() throws {
        let folder = TemporaryFolder()
        let epoch = Epoch(
            number: 1, trainLoss: .infinity, trainAccuracy: -0.0, testLoss: .nan, testAccuracy: .leastNonzeroMagnitude)
        let result = RunResult(epochs: [epoch], divergedAtStep: 7, weightsDigest: "00ff", seconds: 1.0 / 3)
        RunStore(folder: folder.path).keep(result, "abcd")
        let kept = try #require(RunStore(folder: folder.path).result("abcd"))
        #expect(bits(kept.epochs[0]) == bits(epoch))
        #expect(kept.divergedAtStep == 7 && kept.weightsDigest == "00ff" && kept.seconds == 1.0 / 3)
        #expect(RunStore(folder: nil).result("abcd") == nil && RunStore(folder: folder.path).result("abce") == nil)
    }

    func bits(_ epoch: Epoch) -> [UInt64] {
        [epoch.trainLoss, epoch.trainAccuracy, epoch.testLoss, epoch.testAccuracy].map(\.bitPattern)
    }
}

private extension RunStore {
    /// A store of which nothing is wrong.
    init(folder: String?, isFresh: Bool = false) {
        self.init(folder: folder, isFresh: isFresh) { Issue.record("\($0)") }
    }
}
