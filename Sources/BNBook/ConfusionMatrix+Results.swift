extension ConfusionMatrix {
    /// What a trial's networks take the test samples for, added up over the seeds whose runs came to their end, with the
    /// data set's class names; the axis says how many those are.
    /// - Precondition: the probe `predictions` was asked for.
    public init(_ trial: TrialResult, of dataset: Dataset) {
        let found = trial.confusion, size = max(dataset.classes, found.count)
        let counts = (0..<size).map { row in
            (0..<size).map { found.indices.contains(row) && found.indices.contains($0) ? found[row][$0] : 0 }
        }
        self.init(counts, classes: (0..<size).map(dataset.className), seeds: trial.predictions.count)
    }
}
