extension [Double] {
    /// Holm's step-down adjustment (1979): comparing each with α keeps the chance of any false rejection among all
    /// below α. NaN, a test that could not be made, is none of the family and stays NaN, as in R's `p.adjust`.
    public var holmAdjusted: [Double] {
        var adjusted = self
        var largest = 0.0
        let ordered = ascending
        for (rank, index) in ordered.enumerated() {
            largest = Swift.max(largest, Swift.min(1, Double(ordered.count - rank) * self[index]))
            adjusted[index] = largest
        }
        return adjusted
    }

    /// Benjamini and Hochberg's step-up adjustment (1995): comparing each with α keeps the expected share of false
    /// rejections among all rejections below α, for independent tests. NaN stays NaN, as above.
    public var benjaminiHochbergAdjusted: [Double] {
        var adjusted = self
        var least = 1.0
        let ordered = ascending
        for (rank, index) in ordered.enumerated().reversed() {
            least = Swift.min(least, Double(ordered.count) / Double(rank + 1) * self[index])
            adjusted[index] = least
        }
        return adjusted
    }

    /// The indices of what is a number, the smallest first; of equal ones the first first.
    private var ascending: [Int] {
        indices.filter { !self[$0].isNaN }.sorted { (self[$0], $0) < (self[$1], $1) }
    }
}
