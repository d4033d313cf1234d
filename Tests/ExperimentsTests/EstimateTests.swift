/// Mean, spread, interval and wording of a quantity measured over seeds.
import Experiments
import Testing

@Suite struct EstimateTests {
    @Test(
        arguments: [
            ([3, 5], 4, 1.4142135623730951, 12.706204736174694),
            ([1, 2, 4], 2.3333333333333335, 1.5275252316519468, 3.79458303359676),
            ([0.9759, 0.9781, 0.9744, 0.9768, 0.9772], 0.97648, 0.001406058320269795, 0.0017458519956538622),
            ([2, 2, 2], 2, 0, 0),
        ] as [([Double], Double, Double, Double)])
    func `mean, standard deviation and half width`(values: [Double], mean: Double, deviation: Double, halfWidth: Double)
        throws
    {
        let estimate = Estimate(values)
        #expect(estimate.count == values.count)
        #expect(abs(estimate.mean - mean) < 1e-12)
        #expect(abs(try #require(estimate.standardDeviation) - deviation) < 1e-12)
        #expect(abs(try #require(estimate.halfWidth) - halfWidth) < 1e-12)
        let interval = try #require(estimate.interval)
        #expect(
            interval.lowerBound == estimate.mean - estimate.halfWidth!
                && interval.upperBound == estimate.mean + estimate.halfWidth!)
    }

    @Test(arguments: [[], [0.5]] as [[Double]])
    func `fewer than two values have no spread`(values: [Double]) {
        let estimate = Estimate(values)
        #expect(estimate.standardDeviation == nil && estimate.halfWidth == nil && estimate.interval == nil)
        #expect(values.isEmpty ? estimate.mean.isNaN : estimate.mean == 0.5)
    }

    @Test(
        arguments: [[1, .nan, 2], [1, .infinity, 2], [.infinity, .infinity], [.infinity, -.infinity]] as [[Double]])
    func `a value that is not finite leaves no interval`(values: [Double]) {
        #expect(Estimate(values).interval == nil)
    }

    @Test func `differences are paired by seed`() {
        let difference = Estimate([0.98, 0.97, 0.99], unit: .fraction) - Estimate([0.5, 0.25, 0.75], unit: .fraction)
        #expect(difference == Estimate([0.98 - 0.5, 0.97 - 0.25, 0.99 - 0.75], unit: .percentagePoints))
        #expect(Estimate([1, 2], unit: .seconds) - 1 == Estimate([0, 1], unit: .seconds))
    }

    @Test(arguments: [
        (Estimate([0.9759, 0.9781, 0.9744, 0.9768, 0.9772], unit: .fraction), "97.65 ± 0.17_%"),
        (Estimate([0.9759], unit: .fraction), "97.59_%"),
        (Estimate([], unit: .fraction), "not a number (nothing was measured)"),
        (Estimate([0.98, 0.98, 0.98], unit: .fraction), "98.00 ± 0_%"),
        (Estimate([0.98, .nan], unit: .fraction), "not a number"),
        (Estimate([0.98, 0.97], unit: .percent), "97.5 ± 6.4_%"),
        (Estimate([-0.1, 0.05], unit: .fraction), "−3 ± 95_%"),
        (Estimate([0.0771, 0.0779, 0.0775]), "0.07750 ± 0.00099"), (Estimate([0.07749]), "0.07749"),
        (Estimate([3]), "3"),
        (Estimate([3, 5]), "4 ± 13"), (Estimate([1, 2, 4]), "2.3 ± 3.8"), (Estimate([2, 2, 2]), "2 ± 0"),
        (Estimate([2, .infinity]), "∞"),
        (Estimate([1e22, 1e22]), "1e22 ± 0"), (Estimate([1.85805156e20, 1.858e20]), "1.85803e20 ± 0.00033e20"),
        (Estimate([1e-9, 3e-9]), "0.2e−8 ± 1.3e−8"), (Estimate([-.infinity, 1]), "−∞"),
        (Estimate([3.15e-8, 3.2e-8, 3.25e-8]), "3.20e−8 ± 0.12e−8"), (Estimate([1.23456e-8]), "1.235e−8"),
        (Estimate([-3.15e-8, -3.2e-8, -3.25e-8]), "−3.20e−8 ± 0.12e−8"), (Estimate([123456.789]), "123500"),
        (Estimate([4.8e-6, 4.9e-6, 4.82e-6]), "4.84e−6 ± 0.13e−6"), (Estimate([0.3, 0.1 + 0.2]), "0.3 ± 0"),
        (Estimate([5e-7, 5e-7]), "5e−7 ± 0"), (Estimate([1e-9, 3e-9], unit: .percentagePoints), "0.2e−6 ± 1.3e−6_pp"),
        (Estimate([1.00000001, 1.00000002]), "1.000000015 ± 0.000000064"),
        (Estimate([9.996e-8, 9.998e-8]), "9.997e−8 ± 0.013e−8"),
        (Estimate([9.996e-8, 9.998e-8, 1.02e-7]), "1.006e−7 ± 0.029e−7"),
        (Estimate([0.00001234], unit: .fraction), "0.001234_%"), (Estimate([0.0049], unit: .fraction), "0.49_%"),
        (Estimate([0.0125], unit: .seconds), "0.01250_s"), (Estimate([0], unit: .fraction), "0.00_%"),
        (Estimate([12.25], unit: .seconds), "12.25_s"), (Estimate([11, 12, 14], unit: .seconds), "12.3 ± 3.8_s"),
    ])
    func `is written with two digits of its uncertainty`(estimate: Estimate, text: String) {
        #expect("\(estimate)" == String(text.map { $0 == "_" ? "\u{00A0}" : $0 }))
    }

    /// What does not depend on seeds was measured once, and stands against each seed of the other side.
    @Test func `a fixed quantity counts once`() {
        var fixed = Estimate([0.5])
        fixed.isFixed = true
        #expect((fixed - Estimate([0.25, 0.375, 0.125])).values == [0.25, 0.125, 0.375])
        #expect((Estimate([0.25, 0.375, 0.125]) - fixed).values == [-0.25, -0.125, -0.375])
        #expect((fixed - fixed).isFixed == true && (fixed - fixed).values == [0] && (fixed - 0.25).isFixed == true)
        #expect((fixed - Estimate([1, 2])).isFixed == nil)
    }

    @Test func `is written with the decimals and the unit asked for`() {
        let estimate = Estimate([0.9759, 0.9781, 0.9744, 0.9768, 0.9772], unit: .fraction)
        #expect(estimate.formatted(decimals: 1) == "97.6 ± 0.2\u{00A0}%")
        #expect(estimate.formatted(decimals: 3, showsUnit: false) == "97.648 ± 0.175")
    }
}
