/// Metrics after each epoch, where `TrainingOptions.metrics` asked for them.
extension TrialResult {
    /// A metric over the test samples at the end, over the seeds: `result["A"].testMetric(.f1())`; a chart of
    /// `$0.testMetric(.f1())` over `history` has it after each epoch.
    /// - Precondition: `TrainingOptions.metrics` asked for it; the message says so.
    public func testMetric(_ metric: Metric) -> Estimate { final(metric, .test) }
    /// A metric over the validation samples at the end.
    /// - Precondition: as above, and there are validation samples.
    public func validationMetric(_ metric: Metric) -> Estimate { final(metric, .validation) }

    private func final(_ metric: Metric, _ part: DataPart) -> Estimate {
        let found = runs.map { $0.hasDiverged ? nil : $0.finalEpoch?.metric(metric, part) }
        guard found.contains(where: { $0 != nil }) || runs.allSatisfy(\.hasDiverged) else {
            fatalError("\(missing(metric, part))")
        }
        return estimate(found.map { $0 ?? .nan }, metric.unit, .inference)
    }

    private func missing(_ metric: Metric, _ part: DataPart) -> MissingResult {
        let scores = runs.lazy.compactMap { $0.epochs.first?.metrics }.first ?? []
        return .metric(metric, trial: name, part: part, in: scores)
    }

    /// What was asked for, in its order.
    var epochMetrics: [(part: DataPart, metric: Metric)] {
        (runs.lazy.compactMap { $0.epochs.first?.metrics }.first ?? []).map { ($0.part, $0.metric) }
    }
}

extension HistoryPoint {
    /// A metric over the test samples after the epoch.
    /// - Precondition: `TrainingOptions.metrics` asked for it; the message says so.
    public func testMetric(_ metric: Metric) -> Estimate { checked(metric, .test) }
    /// A metric over the validation samples.
    /// - Precondition: as above, and there are validation samples.
    public func validationMetric(_ metric: Metric) -> Estimate { checked(metric, .validation) }

    private func checked(_ metric: Metric, _ part: DataPart) -> Estimate {
        guard let found = metrics.first(where: { $0.metric == metric && $0.part == part }) else {
            let scores = metrics.map { MetricScore(part: $0.part, metric: $0.metric, value: .nan) }
            fatalError("\(MissingResult.metric(metric, trial: trial, part: part, in: scores))")
        }
        return found.value
    }
}

extension Epoch {
    /// What a metric gave on a part; `nil` where it was not asked for.
    func metric(_ metric: Metric, _ part: DataPart) -> Double? {
        metrics?.first { $0.metric == metric && $0.part == part }?.value
    }
}

private extension MissingResult {
    /// No validation samples, or a metric that nobody asked for.
    static func metric(_ metric: Metric, trial: String, part: DataPart, in scores: [MetricScore]) -> MissingResult {
        scores.contains { $0.metric == metric } ? .validation : .metric(metric, trial: trial)
    }
}
