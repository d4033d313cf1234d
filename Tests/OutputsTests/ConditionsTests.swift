// What the methods say intervals are conditional on.
import Testing

@testable import Outputs

@Suite struct ConditionsTests {
    static func run(_ trial: String, seed: UInt64, accuracy: Double?, testCount: Int? = 10_000) -> RunRecord {
        RunRecord(
            digest: "d", trial: trial, seed: seed, batchSize: 32, epochs: 5, optimizer: "Adam", layers: [],
            dataset: "MNIST", datasetDigest: "m", engineVersion: 1, specification: "{}", weightsDigest: nil,
            divergedAtStep: nil, isReused: false,
            outcome: accuracy.map {
                RunOutcome(epoch: 5, trainLoss: 0, trainAccuracy: 1, testLoss: 0.1, testAccuracy: $0)
            }, testCount: testCount)
    }

    static let seeds =
        "Intervals are over seeds, given one training set and one test set: they say how far other seeds would move a number, not how far other data would."

    /// Half widths by Wilson's formula (statsmodels' proportion_confint): 0.0030 at 9767 of 10 000, 0.0066 at 4700 of
    /// 5000.
    @Test(
        arguments: [
            (
                [run("a", seed: 0, accuracy: 0.9766), run("a", seed: 1, accuracy: 0.9768)],
                [
                    seeds,
                    "The choice of 10 000 test samples alone could move an accuracy of 97.7 % by ± 0.30 percentage points (Wilson, 95 %).",
                ]
            ),
            (
                [
                    run("a", seed: 0, accuracy: 0.94, testCount: 5000),
                    run("b", seed: 0, accuracy: 0.5, testCount: 5000),
                ],
                [
                    seeds,
                    "The choice of 5000 test samples alone could move an accuracy of 94.0 % by ± 0.66 percentage points, and one of 50.0 % by ± 1.39 percentage points (Wilson, 95 %).",
                ]
            ), ([run("a", seed: 0, accuracy: nil)], []), ([], []),
            ([run("a", seed: 0, accuracy: 0.9, testCount: nil)], []),
        ] as [([RunRecord], [String])])
    func conditionsAreSaid(runs: [RunRecord], sentences: [String]) {
        var transcript = Transcript()
        transcript.runs = RunRecords(runs)
        #expect(transcript.conditions.map(plain) == sentences)
    }
}

/// Every kind of space as a blank.
private func plain(_ text: String) -> String { String(text.map { $0.isWhitespace ? " " : $0 }) }
