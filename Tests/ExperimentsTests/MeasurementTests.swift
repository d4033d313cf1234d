/// What is asked of probes: series of numbers, and names that nothing has.
import Statistics
import Testing

@testable import Experiments

@Suite struct MeasurementTests {
    static func result(_ measurements: [Measurement]?, predictions: Predictions? = nil) -> TrialResult {
        let run = RunResult(
            epochs: [], weightsDigest: "", seconds: 1, measurements: measurements, predictions: predictions)
        return TrialResult(trial: Trial("A", baseline), batchSize: 32, seeds: [0, 1], runs: [run, run])
    }

    static let probed = result([
        Measurement(step: 1, place: "2 Dense", quantity: "q50", value: 3),
        Measurement(step: 1, place: "2 Dense, unit 0", quantity: "q50", value: 4),
        Measurement(step: 3, place: "2 Dense", quantity: "q50", value: 5),
    ])

    @Test func aPlaceIsASeries() throws {
        let points = Self.probed.measurements("q50", at: "2 Dense")
        #expect(points.map(\.step) == [1, 3] && points.map(\.value.values) == [[3, 3], [5, 5]])
        #expect(Self.probed.measurements("q50").count == 3)
        #expect(Self.probed.measurements("saturated").isEmpty)
    }

    @Test(
        arguments: [
            (probed, "q51", nil, "there is no quantity \"q51\"; expected one of \"q50\"; did you mean \"q50\"?"),
            (
                probed, "gradient", nil,
                "\"gradient\" was not measured in \"A\"; expected .gradients(every:) among the probes of its TrainingOptions"
            ),
            (
                probed, "q50", "2 Dnse",
                "\"q50\" was not measured at \"2 Dnse\"; expected one of \"2 Dense\", \"2 Dense, unit 0\"; did you mean \"2 Dense\"?"
            ),
            (
                result(nil), "rank", nil,
                "\"rank\" was not measured in \"A\"; expected .rank(every:) among the probes of its TrainingOptions"
            ),
        ] as [(TrialResult, String, String?, String)]) func namesThatNothingHas(
            result: TrialResult, quantity: String, place: String?, message: String
        )
    {
        let error = #expect(throws: MissingResult.self) { try result.points(quantity, place) }
        #expect(error?.description == message)
    }

    @Test func confusionHasRoomForEveryClass() {
        let tables = [
            Predictions(classes: [0, 1], labels: [0, 1], losses: [0, 0]),
            Predictions(classes: [2, 1], labels: [0, 1], losses: [0, 0]),
        ]
        #expect(tables.confusion == [[1, 0, 1], [0, 2, 0], [0, 0, 0]])
        #expect(tables[0].confusion == [[1, 0], [0, 1]])
    }

    static func trial(_ name: String, _ answers: [UInt64: [UInt8]], labels: [UInt8] = [0, 1, 2, 1]) -> TrialResult {
        let runs = answers.sorted { $0.key < $1.key }.map { _, classes in
            let predictions = classes.isEmpty ? nil : Predictions(classes: classes, labels: labels, losses: [])
            return RunResult(
                epochs: [], divergedAtStep: classes.isEmpty ? 1 : nil, weightsDigest: "", seconds: 1,
                predictions: predictions)
        }
        return TrialResult(trial: Trial(name, baseline), batchSize: 32, seeds: answers.keys.sorted(), runs: runs)
    }

    @Test func mcNemarPairsBySeedAndSample() {
        let first = Self.trial("A", [0: [0, 1, 0, 0], 1: [1, 1, 2, 1], 2: [], 3: [0, 1, 2, 1]])
        let second = Self.trial("B", [1: [0, 0, 2, 1], 0: [0, 0, 0, 0], 2: [0, 1, 2, 1], 4: [0, 1, 2, 1]])
        #expect(
            first.mcNemarTests(against: second) == [
                McNemarTest(onlyFirst: 1, onlySecond: 0), McNemarTest(onlyFirst: 1, onlySecond: 1),
            ])
    }

    @Test(arguments: [
        (trial("B", [0: []]), "there are no predictions of \"B\": every run of it diverged"),
        (
            result(nil),
            "there are no predictions of \"A\": expected .predictions among the probes of its TrainingOptions"
        ),
        (
            trial("B", [7: [0, 1, 2, 1]]),
            "there are no runs of \"A\" and \"B\" to pair: no seed is common to both and came to its end in both"
        ),
        (
            trial("B", [0: [0, 1, 2, 1]], labels: [0, 1, 2, 2]),
            "\"A\" and \"B\" were tested on different samples; expected one data set for both"
        ),
    ]) func mcNemarNeedsPairs(other: TrialResult, message: String) {
        let error = #expect(throws: MissingResult.self) { try Self.trial("A", [0: [0, 1, 2, 1]]).mcNemarPairs(other) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        (
            MissingResult.predictions(trial: "A", isDiverged: false),
            "there are no predictions of \"A\": expected .predictions among the probes of its TrainingOptions"
        ),
        (.predictions(trial: "A", isDiverged: true), "there are no predictions of \"A\": every run of it diverged"),
        (
            .trainingSetEvaluation(trial: "A"),
            "\"A\" was not evaluated on its training samples; expected trainingSetEvaluation: .full in its TrainingOptions"
        ),
        (.validation, "there are no validation samples; Dataset.split(validation:) sets some aside"),
        (
            .accuracy(trial: "A"),
            "\"A\" predicts numbers, which have no accuracy; expected testR2, testRMSE, testMAE or testLoss"
        ),
    ]) func sayWhatIsMissing(error: MissingResult, message: String) {
        #expect(error.description == message)
    }
}
