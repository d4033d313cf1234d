/// Intervals by resampling, for what has no formula: how far a statistic moves when the sample is drawn from itself.
public enum Bootstrap {
    /// The percentile interval of `statistic` (the mean unless told) over `resamples` samples drawn with replacement;
    /// `nil` for fewer than two values, or where one or the statistic of a sample is not finite. The same values and seed
    /// give the same interval everywhere.
    /// - Precondition: `confidence` is above 0 and below 1; 1 to 10 000 000 `resamples`.
    public static func interval(
        _ values: [Double], confidence: Double = 0.95, resamples: Int = 9999, seed: UInt64 = 0,
        file: StaticString = #fileID, line: UInt = #line,
        statistic: ([Double]) -> Double = { $0.reduce(0, +) / Double($0.count) }
    ) -> ClosedRange<Double>? {
        checkShare(confidence, "Bootstrap: a confidence", file, line)
        guard (1...10_000_000).contains(resamples) else {
            fatalError("Bootstrap: \(resamples) resamples; expected 1 to 10000000", file: file, line: line)
        }
        guard values.count > 1, values.allSatisfy(\.isFinite) else { return nil }
        let outcomes = (0..<resamples).map { index in
            var stream = RandomStream(seed: seed, index: UInt64(index))
            return statistic(values.map { _ in values[stream.next(below: values.count)] })
        }.sorted()
        guard outcomes.allSatisfy(\.isFinite) else { return nil }
        let outside = (1 - confidence) / 2
        return outcomes.quantile(outside)...outcomes.quantile(1 - outside)
    }
}
