extension ExperimentResult {
    /// A table with a row per trial: its settings, test accuracy and loss after the last epoch as mean ± 95 % interval, and n.
    public var summary: Table {
        let batchSizesDiffer = Set(trials.map(\.batchSize)).count > 1
        return Table(trials, note: note) {
            TableColumn("Trial") { $0.name }
            if batchSizesDiffer { TableColumn("Batch size") { $0.batchSize } }
            TableColumn("Test accuracy") { $0.testAccuracy }
            TableColumn("Test loss") { $0.testLoss }
            TableColumn("Training loss") { $0.trainLoss }
            TableColumn("Seeds") { $0.seeds.count }
        }
    }

    private var note: String? {
        let diverged = trials.filter { $0.divergedCount > 0 }
        let notes =
            diverged.map { "\($0.name): \($0.divergedCount) of \($0.seeds.count) run\($0.seeds.count == 1 ? "" : "s") diverged." }
            + (experiment.seeds.count == 1 ? ["One seed: an anecdote, not a result; it has no interval."] : [])
        return notes.isEmpty ? nil : notes.joined(separator: " ")
    }
}
