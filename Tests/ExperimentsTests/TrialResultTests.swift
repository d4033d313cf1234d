/// What the runs of a trial say together, diverged ones among them.
import Experiments
import Testing

@Suite struct TrialResultTests {
    /// Three seeds: two that went to the end, and one that diverged in its second epoch.
    static let result = TrialResult(
        trial: Trial("A", baseline), batchSize: 32, seeds: [0, 1, 2],
        runs: [run([0.90, 0.97, 0.96]), run([0.98, 0.99, 0.95]), run([0.80], divergedAtStep: 11)])

    static func run(_ accuracies: [Double], divergedAtStep: Int? = nil) -> RunResult {
        let epochs = accuracies.enumerated().map { index, accuracy in
            Epoch(
                number: index + 1, trainLoss: 2 - accuracy, trainAccuracy: accuracy / 2, testLoss: 1 - accuracy,
                testAccuracy: accuracy)
        }
        return RunResult(epochs: epochs, divergedAtStep: divergedAtStep, weightsDigest: "", seconds: 1.5)
    }

    @Test(
        arguments: [
            (0.5, [1, 1, 1]), (0.9, [1, 1, .infinity]), (0.97, [2, 1, .infinity]), (0.99, [.infinity, 2, .infinity]),
        ] as [(Double, [Double])])
    func `epochs to reach an accuracy`(accuracy: Double, epochs: [Double]) {
        #expect(Self.result.epochs(toReach: accuracy) == Estimate(epochs))
    }

    @Test func `the last epoch counts, and a diverged run is not a number`() {
        let result = Self.result
        #expect(
            result.testAccuracy.unit == .fraction && result.trainAccuracy.unit == .fraction
                && result.testLoss.unit == .number)
        #expect(result.testAccuracy.values[..<2] == [0.96, 0.95] && result.testAccuracy.values[2].isNaN)
        #expect(result.trainLoss.values[..<2] == [2 - 0.96, 2 - 0.95] && result.trainLoss.values[2].isNaN)
        #expect(result.divergedCount == 1)
        #expect(result.seconds == Estimate([1.5, 1.5, 1.5], unit: .seconds))
    }

    @Test(arguments: [(0, [0.90, 0.98, 0.80]), (1, [0.97, 0.99]), (2, [0.96, 0.95])])
    func `history keeps a diverged run as long as it went`(index: Int, accuracies: [Double]) {
        let point = Self.result.history[index]
        #expect(point.trial == "A" && point.batchSize == 32 && point.number == index + 1)
        #expect(point.testAccuracy.count == 3 && point.testAccuracy.unit == .fraction)
        #expect(point.testAccuracy.values.filter { !$0.isNaN } == accuracies)
        #expect(point.testLoss.values.filter { !$0.isNaN } == accuracies.map { 1 - $0 })
    }

    @Test func `what is no number says what happened`() {
        let result = Self.result
        #expect("\(result.testAccuracy)" == "not a number (1 of 3 runs of A diverged, in epoch 2)")
        #expect("\(result.history[1].testLoss)" == "not a number (1 of 3 runs of A diverged, in epoch 2)")
        #expect("\(result.history[0].testAccuracy)" == "\(Estimate([0.90, 0.98, 0.80], unit: .fraction))")
        var other = result
        other.trial.name = "B"
        other.runs[0] = Self.run([.nan])
        other.runs[0].epochs[0].testLoss = .nan
        let words = "2 of 3 runs of B diverged, the first in epoch 1"
        #expect("\(other.testAccuracy - 0.5)" == "not a number (\(words))")
        #expect(
            "\(result.testAccuracy - other.testAccuracy)"
                == "not a number (1 of 3 runs of A diverged, in epoch 2, and \(words))")
        #expect("\(Estimate([.nan, 1], unit: .fraction))" == "not a number")
        #expect("\(Estimate([]))" == "not a number (nothing was measured)")
    }

    @Test func `a metric of each epoch is over the seeds`() {
        func run(_ values: [Double]) -> RunResult {
            var run = Self.run(values)
            for index in values.indices {
                run.epochs[index].metrics = [MetricScore(part: .test, metric: .f1(), value: values[index] / 2)]
            }
            return run
        }
        let result = TrialResult(
            trial: Trial("A", baseline), batchSize: 32, seeds: [0, 1], runs: [run([0.5, 0.7]), run([0.6, 0.8])])
        #expect(result.testMetric(.f1()) == Estimate([0.35, 0.4], mode: .inference))
        #expect(
            result.history.map { $0.testMetric(.f1()) }
                == [[0.25, 0.3], [0.35, 0.4]].map { Estimate($0, mode: .inference) })
    }

    @Test func `weights that were taken back bring their epoch's numbers`() {
        var stopped = Self.run([0.90, 0.97, 0.96, 0.95])
        stopped.bestEpoch = 2
        let result = TrialResult(trial: Trial("A", baseline), batchSize: 32, seeds: [0], runs: [stopped])
        #expect(
            result.testAccuracy.values == [0.97] && result.testLoss.values == [1 - 0.97]
                && result.trainLoss.values == [2 - 0.97])
    }

    @Test func `history is over the seeds that got so far`() {
        let result = TrialResult(
            trial: Trial("A", baseline), batchSize: 32, seeds: [0, 1], runs: [Self.run([0.5]), Self.run([0.6, 0.7])])
        #expect(result.history.map(\.testAccuracy.values) == [[0.5, 0.6], [0.7]])
    }

    @Test func `a test loss that is no number at the end is divergence`() {
        var run = Self.run([0.5, 0.0])
        run.epochs[1].testLoss = .nan
        let result = TrialResult(trial: Trial("A", baseline), batchSize: 32, seeds: [0], runs: [run])
        #expect(result.divergedCount == 1 && result.testAccuracy.mean.isNaN && result.history.count == 2)
    }

    @Test func `validation is there where samples were set aside`() {
        var run = Self.run([0.5, 0.6])
        for index in 0..<2 {
            (run.epochs[index].validationLoss, run.epochs[index].validationAccuracy) = (0.7, 0.4 + Double(index))
        }
        let result = TrialResult(trial: Trial("A", baseline), batchSize: 32, seeds: [0], runs: [run])
        #expect(
            result.validationLoss == Estimate([0.7], mode: .inference)
                && result.validationAccuracy == Estimate([1.4], unit: .fraction, mode: .inference))
        #expect(
            result.history.map(\.validationAccuracy.values) == [[0.4], [1.4]]
                && result.history[0].validationLoss.values == [0.7])
    }

    @Test func `what was evaluated on training samples is of inference`() {
        var run = Self.run([0.5, 0.6])
        #expect(!TrialResult(trial: Trial("A", baseline), batchSize: 32, seeds: [0], runs: [run]).evaluatesTrainingSet)
        for index in 0..<2 {
            let (loss, accuracy) = (0.1 + Double(index), 0.8 + 0.1 * Double(index))
            run.epochs[index].scores = [
                Score(part: .test, statistics: .batch, loss: 9, accuracy: 0),
                Score(part: .train, statistics: .moving, loss: loss, accuracy: accuracy),
            ]
        }
        run.bestEpoch = 1
        let result = TrialResult(trial: Trial("A", baseline), batchSize: 32, seeds: [0], runs: [run])
        #expect(result.evaluatedTrainLoss == Estimate([0.1], mode: .inference))
        #expect(result.evaluatedTrainAccuracy == Estimate([0.8], unit: .fraction, mode: .inference))
        #expect(result.history.map(\.evaluatedTrainLoss.values) == [[0.1], [1.1]])
        #expect(result.history.map(\.evaluatedTrainAccuracy.unit) == [.fraction, .fraction])
        #expect(result.trainLoss.mode == .training && result.history[1].trainAccuracy.mode == .training)
    }

    @Test func `weights that are only evaluated are epoch 0`() {
        let epoch = Epoch(number: 0, trainLoss: 1, trainAccuracy: 0.5, testLoss: 2, testAccuracy: 0.25)
        let run = RunResult(epochs: [epoch], weightsDigest: "", seconds: 1)
        let result = TrialResult(trial: Trial("A", baseline, epochs: 0), batchSize: 32, seeds: [0], runs: [run])
        #expect(
            result.history.map(\.number) == [0] && result.testAccuracy.values == [0.25]
                && result.epochs(toReach: 0.2).values == [0])
        #expect(result.trainLoss.mode == .inference && result.history[0].trainLoss.mode == .inference)
        #expect(result.evaluatedTrainLoss == result.trainLoss && result.history[0].evaluatedTrainLoss.values == [1])
    }

    @Test func `runs that diverged at once are in the history as such`() {
        let result = TrialResult(
            trial: Trial("A", baseline), batchSize: 32, seeds: [0], runs: [Self.run([], divergedAtStep: 1)])
        #expect(
            result.history.map(\.number) == [1] && result.history[0].validationLoss.mean.isNaN
                && "\(result.history[0].testLoss)" == "not a number (1 of 1 run of A diverged, in epoch 1)")
        #expect(result.testLoss.mean.isNaN && result.epochs(toReach: 0.1).values == [.infinity])
    }
}
