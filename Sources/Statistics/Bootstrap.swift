/// Intervals by resampling, for what has no formula: how far a statistic moves when the sample is drawn from itself.
public enum Bootstrap {
    /// The percentile interval of `statistic` (the mean unless told) over `resamples` samples drawn with replacement;
    /// `nil` for fewer than two values, or where one is not finite. The same values and seed give the same interval
    /// everywhere.
    public static func interval(
        _ values: [Double], confidence: Double = 0.95, resamples: Int = 9999, seed: UInt64 = 0,
        statistic: ([Double]) -> Double = { $0.reduce(0, +) / Double($0.count) }
    ) -> ClosedRange<Double>? {
        guard values.count > 1, values.allSatisfy(\.isFinite) else { return nil }
        let outcomes = (0..<max(1, resamples)).map { index in
            var stream = RandomStream(seed: seed, index: UInt64(index))
            return statistic(values.map { _ in values[stream.next(below: values.count)] })
        }.sorted()
        let outside = (1 - confidence) / 2
        return outcomes.quantile(outside)...outcomes.quantile(1 - outside)
    }
}
