extension ConfusionMatrix {
    /// What a trial's networks take the test samples for, counted over all seeds, with the data set's class names; the
    /// caption should say over how many: `result["A"].seeds.count`.
    /// - Precondition: the probe `predictions` was asked for.
    public init(_ trial: TrialResult, of dataset: Dataset) {
        let found = trial.confusion, size = max(dataset.classes, found.count)
        let counts = (0..<size).map { row in
            (0..<size).map { found.indices.contains(row) && found.indices.contains($0) ? found[row][$0] : 0 }
        }
        self.init(counts, classes: (0..<size).map(dataset.className))
    }
}
