// Distributions and power against SciPy's.
import Testing

@testable import Statistics

@Suite struct DistributionTests {
    @Test(arguments: Recorded.rows("normal")) func normalProbabilities(row: Row) {
        #expect(agrees(Normal.cumulative(row.number(0)), row.number(1)))
    }

    @Test(arguments: Recorded.rows("normalQuantile")) func normalQuantiles(row: Row) {
        #expect(agrees(Normal.quantile(row.number(0)), row.number(1)))
    }

    @Test(arguments: Recorded.rows("tTail")) func tailsOfStudentsT(row: Row) {
        #expect(agrees(StudentT.tail(row.number(1), degreesOfFreedom: row.whole(0)), row.number(2)))
    }

    @Test(arguments: Recorded.rows("noncentralT")) func noncentralT(row: Row) {
        let value = NoncentralT.cumulative(row.number(2), degreesOfFreedom: row.whole(0), noncentrality: row.number(1))
        #expect((value - row.number(3)).magnitude < 1e-9)
    }

    @Test(arguments: Recorded.rows("power")) func powerOfThePairedTTest(row: Row) {
        #expect((Power.pairedTTest(effect: row.number(0), count: row.whole(1)) - row.number(2)).magnitude < 1e-9)
    }

    /// Sizes of samples as G*Power 3.1 and Cohen's tables give them for α = 0.05 on two sides.
    @Test(arguments: [(0.2, 0.8, 199), (0.5, 0.8, 34), (0.8, 0.8, 15), (0.5, 0.95, 54), (-0.5, 0.8, 34)])
    func pairsForAPower(effect: Double, power: Double, pairs: Int) {
        #expect(Power.pairs(effect: effect, power: power) == pairs)
    }

    @Test(arguments: [0, 0.001, .nan, .infinity]) func whatNoNumberOfPairsResolves(effect: Double) {
        #expect(Power.pairs(effect: effect) == nil)
    }

    @Test(arguments: [
        (0.5, 0.5723649429247001), (1, 0), (3, 0.6931471805599453), (10.5, 13.940625219403763),
        (100, 359.1342053695754), (5000.5, 37586.88488728106),
    ])
    func logarithmsOfTheGammaFunction(x: Double, expected: Double) {
        #expect((logGamma(x) - expected).magnitude <= 1e-14 * max(1, expected.magnitude))
    }

    @Test(arguments: [
        (-700, 9.859676543759770e-305), (-1, 0.36787944117144233), (0, 1), (1, 2.718281828459045),
        (50, 5.184705528587072e21), (709, 8.218407461554972e307),
    ])
    func exponentials(x: Double, expected: Double) {
        #expect(agrees(exponential(x), expected))
        #expect((naturalLogarithm(expected) - x).magnitude <= 2e-15 * max(1, x.magnitude))
    }

    /// Bits, not digits: a machine that gives others would give other reports.
    @Test func theSameBitsEverywhere() {
        #expect(Normal.quantile(0.975).bitPattern == 0x3fff5c0331eeff78)
        #expect(StudentT.tail(2.5, degreesOfFreedom: 9).bitPattern == 0x3f91565664f66154)
    }
}
