/// Where a subtraction from one would lose what matters, against scipy.stats 1.17.1; found by scripts/hunt/statistics.
import Statistics
import Testing

@Suite struct EdgeTests {
    @Test(arguments: [
        (9.274626777834913e-07, 7724, 0.49999963000789993), (3.9138000750061725e-07, 16711, 0.49999984386430313),
        (1.6498095187185961e-06, 17777, 0.49999934183048433),
    ])
    func `small distances are seen`(t: Double, degreesOfFreedom: Int, tail: Double) {
        #expect((StudentT.tail(t, degreesOfFreedom: degreesOfFreedom) - tail).magnitude < 1e-14)
    }

    @Test(arguments: [
        (1.1516946350376162e-08, 7554, -5.59348086493734), (1.5628561593398761e-09, 19131, -5.927652439774387),
        (1.7994182161418527e-09, 403, -6.0353681732920945), (1e-30, 2, -707106781186547.5),
    ])
    func `small probabilities have their quantiles`(p: Double, degreesOfFreedom: Int, t: Double) {
        #expect((StudentT.quantile(p, degreesOfFreedom: degreesOfFreedom) / t - 1).magnitude < 1e-11)
    }

    @Test func `none and all reach the ends`() {
        #expect(Proportion(0, of: 15401).wilsonInterval().lowerBound == 0)
        #expect(Proportion(77081, of: 77081).wilsonInterval().upperBound == 1)
    }
}
