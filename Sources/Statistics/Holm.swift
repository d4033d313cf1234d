extension [Double] {
    /// Holm's step-down adjustment (1979): comparing each with α keeps the chance of any false rejection among all
    /// below α.
    public var holmAdjusted: [Double] {
        var adjusted = self
        var largest = 0.0
        for (rank, index) in indices.sorted(by: { (self[$0], $0) < (self[$1], $1) }).enumerated() {
            largest = Swift.max(largest, Swift.min(1, Double(count - rank) * self[index]))
            adjusted[index] = largest
        }
        return adjusted
    }
}
