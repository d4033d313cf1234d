/// Wilcoxon's signed-rank test of paired differences: whether they lean to one side, by the ranks of their sizes alone.
public struct WilcoxonTest: Hashable, Sendable {
    /// The sum of the ranks of positive differences. Zeros are left out; equal sizes, within rounding, share the mean
    /// of their ranks.
    public let statistic: Double
    /// Twice the ranks, whole numbers, in no order that matters.
    private let doubledRanks: [Int]

    /// The test of `differences`; `nil` where none differs from zero, or one is NaN.
    public init?(_ differences: [Double]) {
        let ordered = differences.filter { $0 != 0 }.sorted { $0.magnitude < $1.magnitude }
        guard !ordered.isEmpty, !ordered.contains(where: \.isNaN) else { return nil }
        var ranks: [Int] = []
        while ranks.count < ordered.count {
            let first = ranks.count
            let size = ordered[first].magnitude
            let count = ordered[first...].prefix { isEqualWithinRounding($0.magnitude, size) }.count
            ranks += Array(repeating: 2 * first + count + 1, count: count)
        }
        doubledRanks = ranks
        statistic = Double(zip(ordered, ranks).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }) / 2
    }

    /// The exact probability, over all 2ⁿ signs of these ranks, of a statistic at least as far out in the direction of
    /// `alternative`.
    public func pValue(_ alternative: Alternative = .twoSided) -> Double {
        let probabilities = distribution
        let observed = Int(2 * statistic)
        let above = probabilities[observed...].reduce(0, +)
        let below = probabilities[...observed].reduce(0, +)
        return switch alternative {
        case .greater: min(1, above)
        case .less: min(1, below)
        case .twoSided: min(1, 2 * min(above, below))
        }
    }
}

private extension WilcoxonTest {
    /// The probability of each value of twice the statistic, from 0.
    var distribution: [Double] {
        var probabilities = [1.0]
        for rank in doubledRanks {
            var next = probabilities.map { $0 / 2 } + Array(repeating: 0, count: rank)
            for (sum, probability) in probabilities.enumerated() { next[sum + rank] += probability / 2 }
            probabilities = next
        }
        return probabilities
    }
}
