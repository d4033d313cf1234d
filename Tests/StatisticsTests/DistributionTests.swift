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

    /// By mpmath 1.3.0 with fifty digits.
    @Test(arguments: [
        (150, 2.5, 0.006747661009347441), (201, 1e-07, 0.4999999601553606), (1000, 40, 5.2394260775866807e-210),
        (95_537, 1.6721131207972573, 0.047252646206840214), (100_000, 0.5, 0.308538088827209),
        (1_000_000, 0.001, 0.49960105788582454), (99_999, 3, 0.0013502304453567146),
    ])
    func tailsOfVeryManyDegrees(degrees: Int, t: Double, expected: Double) {
        #expect((StudentT.tail(t, degreesOfFreedom: degrees) / expected - 1).magnitude < 1e-11)
    }

    /// By whole numbers of Python's.
    @Test(arguments: [
        (60, 90, 0.017597691928785745), (4900, 5100, 0.04658552770494739), (20_000, 20_500, 0.013153825113143827),
        (400, 1000, 1.6144567190600296e-59),
    ])
    func manyDisagreements(onlyFirst: Int, onlySecond: Int, expected: Double) {
        let test = McNemarTest(onlyFirst: onlyFirst, onlySecond: onlySecond)
        #expect((test.pValue / expected - 1).magnitude < 1e-12)
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
