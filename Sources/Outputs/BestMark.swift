internal import Statistics

/// Which end of a column is the better one, where the best is to be marked.
public enum BestMark: String, Codable, Hashable, Sendable {
    /// The greatest mean is best, or the least.
    case highest, lowest

    /// The row whose mean is best, and significantly so: its paired difference from every other row has a p below 0.05
    /// by the t test, after Holm's correction over these comparisons; `nil` where there is none. Fewer than three
    /// measurements win nothing.
    func winner(_ samples: [[Double]?]) -> Int? {
        let rows = samples.enumerated().compactMap { row, values in values.map { (row: row, values: $0) } }
        guard rows.count > 1,
            rows.allSatisfy({
                $0.values.count >= 3 && $0.values.count == rows[0].values.count && $0.values.allSatisfy(\.isFinite)
            }),
            let best = rows.max(by: {
                self == .highest ? $0.values.mean < $1.values.mean : $0.values.mean > $1.values.mean
            })
        else { return nil }
        let pValues = rows.filter { $0.row != best.row }.compactMap { other in
            PairedTTest(zip(best.values, other.values).map { $0 - $1 })?.pValue()
        }
        return pValues.holmAdjusted.allSatisfy { $0 < 0.05 } ? best.row : nil
    }
}
