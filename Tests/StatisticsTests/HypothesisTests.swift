// Tests of hypotheses and intervals against SciPy's.
import Statistics
import Testing

@Suite struct HypothesisTests {
    @Test(arguments: Recorded.rows("tTest")) func pairedTTest(row: Row) throws {
        let test = try #require(PairedTTest(row.list(0), mean: row.number(1)))
        #expect(agrees(test.t, row.number(3)))
        #expect(agrees(test.pValue(row.side(2)), row.number(4)))
    }

    @Test(arguments: Recorded.rows("equivalence")) func equivalenceWithinAMargin(row: Row) throws {
        #expect(agrees(try #require(EquivalenceTest(row.list(0), margin: row.number(1))).pValue, row.number(2)))
    }

    @Test(arguments: Recorded.rows("signFlip")) func exactSignFlips(row: Row) throws {
        let test = try #require(SignFlipTest(row.list(0)))
        #expect(test.isExact)
        #expect(agrees(test.pValue(row.side(1)), row.number(2)))
    }

    @Test(arguments: Recorded.rows("wilcoxon")) func wilcoxonsSignedRanks(row: Row) throws {
        let test = try #require(WilcoxonTest(row.list(0)))
        #expect(test.statistic == row.number(2))
        #expect(agrees(test.pValue(row.side(1)), row.number(3)))
    }

    /// The greatest T with p ≤ 0.05 on two sides (Wilcoxon and Wilcox 1964, table II).
    @Test(arguments: [(6, 0), (7, 2), (8, 3), (9, 5), (10, 8), (15, 25), (20, 52), (25, 89)])
    func wilcoxonsPublishedLimits(count: Int, limit: Int) throws {
        func pValue(_ sum: Int) throws -> Double {
            // Signs whose negative ranks add up to `sum`, the largest first.
            var left = sum
            let ranks = (1...count).reversed().map { rank -> Double in
                if rank <= left { left -= rank; return -Double(rank) } else { return Double(rank) }
            }
            return try #require(WilcoxonTest(ranks)).pValue()
        }
        #expect(try pValue(limit) <= 0.05)
        #expect(try pValue(limit + 1) > 0.05)
    }

    @Test(arguments: Recorded.rows("mcnemar")) func mcNemarsExactTest(row: Row) {
        #expect(agrees(McNemarTest(onlyFirst: row.whole(0), onlySecond: row.whole(1)).pValue, row.number(2)))
    }

    @Test(arguments: Recorded.rows("wilson")) func wilsonsInterval(row: Row) {
        let interval = Proportion(row.whole(0), of: row.whole(1)).wilsonInterval(confidence: row.number(2))
        #expect(
            (interval.lowerBound - row.number(3)).magnitude < 1e-12
                && (interval.upperBound - row.number(4)).magnitude < 1e-12)
    }

    @Test(arguments: Recorded.rows("bootstrapMean")) func bootstrapIntervals(row: Row) throws {
        let interval = try #require(
            Bootstrap.interval(
                row.list(0), confidence: row.number(1), resamples: row.whole(2), seed: UInt64(row.whole(3))))
        #expect(agrees(interval.lowerBound, row.number(4)) && agrees(interval.upperBound, row.number(5)))
    }

    @Test(
        arguments: [
            ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]), ([0.02], [0.02]), ([], []), ([0.6, 0.7], [1, 1]),
            ([0.01, 0.01], [0.02, 0.02]), ([0, 0.5, 0.5], [0, 1, 1]),
        ] as [([Double], [Double])]) func holmsAdjustment(values: [Double], adjusted: [Double])
    {
        for (value, expected) in zip(values.holmAdjusted, adjusted) { #expect((value - expected).magnitude < 1e-15) }
        #expect(values.holmAdjusted.count == adjusted.count)
    }

    @Test func manyDifferencesAreSampled() throws {
        let differences = (1...40).map { $0 % 3 == 0 ? -Double($0) : Double($0) }
        let test = try #require(SignFlipTest(differences))
        #expect(!test.isExact)
        // The exact value by the distribution of rank sums: the differences are the ranks.
        let exact = try #require(WilcoxonTest(differences)).pValue(.greater)
        #expect((test.pValue(.greater) - exact).magnitude < 4 * (exact / 100_000).squareRoot())
    }

    @Test func whatCannotBeTested() {
        #expect(PairedTTest([1]) == nil && PairedTTest([1, .nan]) == nil && PairedTTest([]) == nil)
        #expect(SignFlipTest([]) == nil && SignFlipTest([1, .infinity]) == nil)
        #expect(WilcoxonTest([0, 0]) == nil && WilcoxonTest([.nan]) == nil)
        #expect(Bootstrap.interval([1]) == nil && Bootstrap.interval([1, .nan]) == nil)
        #expect(PairedTTest([2, 2])?.pValue() == 0 && PairedTTest([0, 0])?.pValue() == 1)
        #expect(SignFlipTest.leastPValue(count: 5) == 0.0625)
    }
}
