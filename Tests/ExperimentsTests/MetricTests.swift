/// Metrics against scikit-learn's on made-up predictions with ties and absent classes: Metrics/record.py says how.
import Foundation
import Testing

@testable import Experiments

struct MetricCases: Decodable {
    struct Classes: Decodable, CustomTestStringConvertible {
        let name: String, labels: [Int], predicted: [Int], probabilities: [[Double]], figures: [String: Double?]
        /// Mean probability and fraction of each bin of class 1.
        let calibration: [[Double]]
        var testDescription: String { name }
    }
    struct Numbers: Decodable, CustomTestStringConvertible {
        let name: String, targets: [[Double]], predicted: [[Double]], r2: Double, rmse: Double, mae: Double
        var testDescription: String { name }
    }
    let classes: [Classes], numbers: [Numbers]

    static let recorded: MetricCases = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Metrics/recorded.json")
        return try! JSONDecoder().decode(MetricCases.self, from: Data(contentsOf: file))
    }()
}

@Suite struct MetricTests {
    @Test(arguments: MetricCases.recorded.classes) func figuresAreScikitLearns(row: MetricCases.Classes) throws {
        let counts = ClassCounts(predicted: row.predicted, labels: row.labels)
        let scored = ClassProbabilities(row.probabilities, labels: row.labels)
        for (name, expected) in row.figures.sorted(by: { $0.key < $1.key }) {
            let found = try #require(Self.figure(name, counts, scored), "\(name)")
            if let expected {
                #expect(abs(found - expected) < 1e-12 * max(1, abs(expected)), "\(name): \(found), \(expected)")
            } else {
                #expect(found.isNaN, "\(name): \(found)")
            }
        }
    }

    @Test(arguments: MetricCases.recorded.classes) func calibrationIsScikitLearns(row: MetricCases.Classes) {
        let bins = ClassProbabilities(row.probabilities, labels: row.labels).calibration(of: 1).bins
        #expect(bins.count == row.calibration[0].count && bins.reduce(0) { $0 + $1.count } == row.labels.count)
        for (bin, (confidence, accuracy)) in zip(bins, zip(row.calibration[0], row.calibration[1])) {
            #expect(abs(bin.confidence - confidence) < 1e-12 && abs(bin.accuracy - accuracy) < 1e-12)
        }
    }

    @Test(arguments: MetricCases.recorded.numbers) func errorsAreScikitLearns(row: MetricCases.Numbers) {
        let score = RegressionScore(predicted: row.predicted, targets: row.targets)
        for (found, expected) in [(score.r2, row.r2), (score.rmse, row.rmse), (score.mae, row.mae)] {
            #expect(abs(found - expected) < 1e-12 * max(1, abs(expected)))
        }
        var sums = RegressionSums(targets: row.targets[0].count)
        for (values, targets) in zip(row.predicted, row.targets) {
            sums.count += 1
            for column in targets.indices { sums.columns[column].add(values[column], targets[column]) }
        }
        #expect(abs(sums.score(.test).r2 - row.r2) < 1e-10)
    }

    @Test func expectedCalibrationError() {
        let calibration = Calibration(
            probabilities: [0.1, 0.12, 0.9, 0.95, 1, 0], isTrue: [false, true, true, true, false, false])
        #expect(calibration.bins.map(\.count) == [2, 1, 1, 2])
        #expect(abs(calibration.expectedError - (2 * 0.05 + 0.88 + 0.1 + 2 * 0.475) / 6) < 1e-15)
    }

    @Test func probabilitiesOfEachHead() throws {
        var predictions = Predictions(classes: [1], labels: [1], losses: [0], logits: [[0, 1]])
        #expect(abs(predictions.probabilities[0][1] - 1 / (1 + exp(-1.0))) < 1e-15)
        (predictions.head, predictions.logits) = (.sigmoid, [[1]])
        #expect(abs(predictions.probabilities[0][1] - 1 / (1 + exp(-1.0))) < 1e-15 && predictions.rocAUC.isNaN)
        (predictions.head, predictions.logits) = (.sigmoids, [[0, -800, 800]])
        #expect(predictions.probabilities == [[0.5, 0, 1]])
        predictions.head = .linear
        #expect(throws: MissingResult.noProbabilities) { try predictions.knownProbabilities() }
        predictions.logits = nil
        #expect(throws: MissingResult.probabilities) { try predictions.knownProbabilities() }
    }

    /// A network that came to nothing is not right about anything, nor wrong.
    @Test(arguments: [[[Double.nan, .nan, .nan]], [[0.5, .nan, 0.5]], [[.nan, 1, 0]]])
    func noProbabilityIsNoRank(rows: [[Double]]) {
        let scored = ClassProbabilities(rows, labels: [1])
        #expect(scored.topAccuracy(1).isNaN && scored.topAccuracy(3).isNaN)
    }

    /// Weights from a file that are only evaluated are measured once, so a metric of them has one value.
    @Test func metricsOfFixedWeightsCountOnce() {
        let run = RunResult(
            epochs: [Epoch(number: 0, trainLoss: 1, trainAccuracy: 0, testLoss: 1, testAccuracy: 0.5)],
            weightsDigest: "", seconds: 0,
            predictions: Predictions(classes: [0, 1], labels: [0, 0], losses: [0, 0]))
        var trial = Trial(
            "A", Model("A", layers: []), epochs: 0, startingFrom: InitialWeights(.file(path: "", digest: "")))
        let fixed = TrialResult(trial: trial, batchSize: 1, seeds: [0], runs: [run]).metric { $0.accuracy }
        #expect(fixed.values == [0.5] && fixed.isFixed == true)
        trial.initialWeights = nil
        let drawn = TrialResult(trial: trial, batchSize: 1, seeds: [0, 1], runs: [run, run]).metric { $0.accuracy }
        #expect(drawn.values == [0.5, 0.5] && drawn.isFixed == nil)
    }
}

private extension MetricTests {
    static func figure(_ name: String, _ counts: ClassCounts, _ scored: ClassProbabilities) -> Double? {
        let words = name.split(separator: " "), last = String(words.last ?? "")
        let averaging = Averaging(rawValue: last), number = Int(last)
        switch words.dropLast(averaging == nil && number == nil ? 0 : 1).joined(separator: " ") {
        case "precision": return averaging.map { counts.precision($0) } ?? counts.precision(number!)
        case "recall": return averaging.map { counts.recall($0) } ?? counts.recall(number!)
        case "f1": return averaging.map { counts.f1($0) } ?? counts.f1(number!)
        case "accuracy": return counts.accuracy
        case "balanced accuracy": return counts.balancedAccuracy
        case "kappa": return counts.cohenKappa
        case "matthews": return counts.matthews
        case "log loss": return scored.logLoss
        case "brier": return scored.brier
        case "top": return scored.topAccuracy(number!)
        case "roc": return number.map { scored.ranked($0).rocAUC } ?? scored.rocAUC
        case "average precision": return scored.ranked(number!).averagePrecision
        default: return nil
        }
    }
}
