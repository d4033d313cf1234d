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

    @Test(arguments: Recorded.rows("holm")) func holmsAdjustment(row: Row) {
        expect(row.list(0).holmAdjusted, row.list(1))
    }

    @Test(arguments: Recorded.rows("benjaminiHochberg")) func benjaminiAndHochbergsAdjustment(row: Row) {
        expect(row.list(0).benjaminiHochbergAdjusted, row.list(1))
    }

    private func expect(_ adjusted: [Double], _ recorded: [Double]) {
        #expect(adjusted.count == recorded.count)
        for (value, expected) in zip(adjusted, recorded) {
            #expect(value.isNaN ? expected.isNaN : (value - expected).magnitude < 1e-15)
        }
    }

    @Test(arguments: Recorded.rows("tOfAnySize")) func numbersOfAnySizeAreTested(row: Row) throws {
        let test = try #require(PairedTTest(row.list(0)))
        #expect(agrees(test.t, row.number(1)) && agrees(test.pValue(), row.number(2)))
    }

    /// Sums of random signs, against all of them counted.
    @Test(arguments: Recorded.rows("sampledSignFlip")) func beyondTheExactLimitThePIsEstimated(row: Row) throws {
        let test = try #require(SignFlipTest(row.list(0)))
        let (p, exact) = (test.pValue(), row.number(1))
        #expect(!test.isExact && p >= 1e-5)
        #expect((p - exact).magnitude <= 4 * (exact * (1 - exact) / 1e5).squareRoot() + 1e-5)
    }

    /// SciPy gives p = 0 for these, and R's t.test stops; equal numbers are evidence of their count alone.
    @Test(
        arguments: [
            ([1, 1, 1], 0, 0.25), ([-2, -2], 0, 0.5), ([0, 0, 0], 0, 1), ([0.1, 0.1, 0.1], 0.1, 1),
            (Array(repeating: 0.1, count: 10), 0.1, 1),
            ([0.1 + 0.2, 0.3, 0.3], 0, 0.25), ([0.3, 0.1 + 0.2], 0.3, 1), ([1e300, 1e300, 1e300], 0, 0.25),
            (Array(repeating: 1e-300, count: 6), 0, 0.03125),
        ] as [([Double], Double, Double)])
    func withoutSpreadSignFlipsDecide(differences: [Double], mean: Double, p: Double) throws {
        let test = try #require(PairedTTest(differences, mean: mean))
        #expect(!test.hasSpread && test.pValue() == p)
        #expect(test.t.isInfinite == (p < 1))
        let sides = [Alternative.less, .greater].map { test.pValue($0) }.sorted()
        #expect(sides == (p == 1 ? [1, 1] : [p / 2, 1]))
    }

    @Test func manyDifferencesAreSampled() throws {
        let differences = (1...40).map { (number: Int) -> Double in Double(number % 3 == 0 ? -number : number) }
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
        #expect(SignFlipTest.leastPValue(count: 5) == 0.0625)
    }
}
