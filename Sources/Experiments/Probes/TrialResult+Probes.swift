/// What probes saw, over the seeds of a trial.
public struct ProbePoint: Codable, Hashable, Sendable {
    /// The trial's name.
    public var trial: String
    /// The step before which it was taken, 1 for the first.
    public var step: Int
    /// Where: "2 Dense", "2 Dense kernel", or how far along the gradient.
    public var place: String
    /// What: "mean", "gradient", "shift".
    public var quantity: String
    /// Over the seeds that got so far.
    public var value: Estimate

    public init(trial: String, step: Int, place: String, quantity: String, value: Estimate) {
        self.trial = trial
        self.step = step
        self.place = place
        self.quantity = quantity
        self.value = value
    }
}

extension TrialResult {
    /// The measurements of one quantity, at one place or at all, in the order they were taken: rows for a chart.
    public func measurements(_ quantity: String, at place: String? = nil) -> [ProbePoint] {
        let own = runs.map { run in (run.measurements ?? []).filter { $0.quantity == quantity && (place == nil || $0.place == place) } }
        guard let longest = own.max(by: { $0.count < $1.count }) else { return [] }
        let unit: Estimate.Unit = quantity == "seconds" ? .seconds : quantity == "dead" || quantity == "saturated" ? .fraction : .number
        return longest.indices.map { index in
            ProbePoint(
                trial: name, step: longest[index].step, place: longest[index].place, quantity: quantity,
                value: Estimate(own.compactMap { index < $0.count ? $0[index].value : nil }, unit: unit))
        }
    }

    /// What the networks of each seed say of the test samples; empty without the probe `predictions`.
    public var predictions: [Predictions] { runs.compactMap(\.predictions) }

    /// How often test samples of class `row` were taken for class `column`, over all seeds.
    public var confusion: [[Int]] {
        predictions.map(\.confusion).reduce([]) { sum, table in
            sum.isEmpty ? table : zip(sum, table).map { zip($0, $1).map(+) }
        }
    }

    /// The test's loss after the last epoch, with batch normalization by these statistics; NaN where it was not evaluated so.
    public func testLoss(by statistics: EvaluationStatistics) -> Estimate { score(statistics, \.loss, .number) }

    /// The test's accuracy after the last epoch, with batch normalization by these statistics; NaN where it was not evaluated so.
    public func testAccuracy(by statistics: EvaluationStatistics) -> Estimate { score(statistics, \.accuracy, .fraction) }

    private func score(_ statistics: EvaluationStatistics, _ value: (Score) -> Double, _ unit: Estimate.Unit) -> Estimate {
        Estimate(
            runs.map { run in
                guard run.divergedAtStep == nil, let epoch = run.epochs.last else { return .nan }
                return epoch.scores?.first { $0.part == .test && $0.statistics == statistics }.map(value) ?? .nan
            }, unit: unit)
    }
}

extension ExperimentResult {
    /// The measurements of one quantity in all trials.
    public func measurements(_ quantity: String, at place: String? = nil) -> [ProbePoint] { trials.flatMap { $0.measurements(quantity, at: place) } }
}
