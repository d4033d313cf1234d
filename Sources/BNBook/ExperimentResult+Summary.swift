internal import NumberFormats
internal import Spelling

extension ExperimentResult {
    /// A table with a row per trial: its settings, test accuracy and loss after the last epoch as mean ± 95 % interval; R²,
    /// root mean squared and mean absolute error where numbers are predicted.
    /// The best is marked where it is significantly ahead of all others; never a loss beside another kind of loss.
    public var summary: Table {
        let batchSizesDiffer = Set(trials.map(\.batchSize)).count > 1
        let lossesDiffer = Set(trials.map { experiment.spec(for: $0.trial, seed: 0).loss }).count > 1
        return Table(trials, note: note) {
            TableColumn("Trial") { $0.name }
            if batchSizesDiffer { TableColumn("Batch size") { $0.batchSize } }
            if experiment.dataset.predictsNumbers {
                TableColumn("Test R²", best: .highest) { $0.testR2 }
                TableColumn("Test RMSE", best: .lowest) { $0.testRMSE }
                TableColumn("Test MAE", best: .lowest) { $0.testMAE }
            } else {
                TableColumn("Test accuracy", best: .highest) { $0.testAccuracy }
            }
            TableColumn("Test loss", best: lossesDiffer ? nil : .lowest) { $0.testLoss }
            TableColumn("Training loss") { $0.trainLoss }
            if trials.allSatisfy({ $0.evaluatesTrainingSet && $0.trainLoss.mode == .training }) {
                TableColumn("Training loss (inference)") { $0.evaluatedTrainLoss }
            }
        }
    }

    private var note: String? {
        let chosen = trials.filter { experiment.spec(for: $0.trial, seed: 0).isChosenByTest }.map(\.name)
        let watched =
            chosen.isEmpty
            ? []
            : [
                "Training watched the test set (\(chosen.joined(separator: ", "))), so its numbers flatter; Dataset.split(validation:) sets samples aside for that."
            ]
        let evaluated = trials.filter { experiment.spec(for: $0.trial, seed: 0).steps == 0 }.map(\.name)
        let untrained =
            evaluated.isEmpty
            ? [] : ["Evaluated without training, on the training samples too: \(evaluated.joined(separator: ", "))."]
        let notes =
            watched + untrained + trials.compactMap { $0.divergence.map { "\($0)." } }
            + (experiment.seeds.count == 1 ? trials.prefix(6).compactMap(testSetNote) : [])
        return notes.isEmpty ? nil : notes.joined(separator: " ")
    }

    /// What one test set can say of one run: how far its accuracy could be off by the choice of test samples alone.
    private func testSetNote(_ trial: TrialResult) -> String? {
        guard !experiment.dataset.predictsNumbers else { return nil }
        let (accuracy, count) = (trial.testAccuracy.mean, experiment.dataset.testCount)
        guard accuracy.isFinite, count > 0 else { return nil }
        let interval = Proportion(Int((accuracy * Double(count)).rounded()), of: count).wilsonInterval()
        let ends = [interval.lowerBound, interval.upperBound].map { NumberFormat.percent(2).string($0) }
        return
            "\(trial.name): on \(count) test samples \(ends[0]) to \(ends[1]) (Wilson, 95 %; another seed is another matter)."
    }
}
