// Scales, ticks and their labels as tables of expected values.
import NumberFormats
import Statistics
import Testing

@testable import SVGCharts

@Suite struct ScaleTests {
    @Test(
        arguments: [
            (0.0, 1.0, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]),
            (0, 1, 10, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
            (0, 10, 5, [0, 2, 4, 6, 8, 10]),
            (-1, 1, 4, [-1, -0.5, 0, 0.5, 1]),
            (1, 5, 5, [1, 2, 3, 4, 5]),
            (0.951, 0.983, 6, [0.955, 0.96, 0.965, 0.97, 0.975, 0.98]),
            (0, 60_000, 4, [0, 20_000, 40_000, 60_000]),
            (1e-9, 5e-9, 4, [1e-9, 2e-9, 3e-9, 4e-9, 5e-9]),
            (0, 3, 1, [0, 2]),
            (-0.3, 0.3, 6, [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]),
        ] as [(Double, Double, Int, [Double])]) func linearTicks(
            _ low: Double, _ high: Double, _ count: Int, _ expected: [Double]
        )
    {
        #expect(LinearTicks(low, high, count: count).values == expected)
    }

    @Test(
        arguments: [
            (0.07, 0.276, 6, 0.05, 0.3), (0.1, 9.7, 5, 0, 10), (0.9511, 0.9783, 6, 0.95, 0.98), (-3.2, 8, 5, -4, 8),
            (0, 1, 5, 0, 1),
        ] as [(Double, Double, Int, Double, Double)])
    func niceDomain(_ low: Double, _ high: Double, _ count: Int, _ niceLow: Double, _ niceHigh: Double) {
        let domain = LinearTicks.niceDomain(low, high, count: count)
        #expect(domain == (niceLow, niceHigh))
    }

    @Test(
        arguments: [
            ([2, 5, 10, 20, 40], .log, [2, 5, 10, 20, 40]), ([8, 16, 64, 128], .log, [8, 16, 64, 128]),
            ([1, 2, 3, 4, 5, 6, 7, 8, 9], nil, [1, 2, 3, 4, 5, 6, 7, 8, 9]), ([1, 2, 3.5, 7], nil, [1, 2, 3.5, 7]),
            ([0.12345, 0.5, 1], nil, [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
            ([1, 1.01, 10], nil, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        ] as [([Double], ScaleType?, [Double])])
    func ticksStandAtFewData(_ places: [Double], _ type: ScaleType?, _ expected: [Double]) {
        let chart = Chart(places, id: \.self) { LineMark(x: .value("x", $0), y: .value("y", 1)) }
        let ticks = ChartLayout(chart.chartXScale(type: type), order: []).xTicks
        #expect(ticks.labels.compactMap(\.place.number) == expected)
    }

    @Test(
        arguments: [
            ([3.2, 5000], 1, 10_000), ([0.04, 2.3], 0.03, 3), ([1, 10], 1, 10), ([1.5, 4], 1, 5),
            ([0.0021, 0.3], 0.001, 1),
        ] as [([Double], Double, Double)])
    func logarithmicAxesEndAtTicksBeyondTheData(_ values: [Double], _ low: Double, _ high: Double) throws {
        let chart = Chart(values, id: \.self) { LineMark(x: .value("x", 1), y: .value("y", $0)) }
        let layout = ChartLayout(chart.chartYScale(type: .log), order: [])
        let labelled = layout.yTicks.labels.compactMap(\.place.number)
        #expect((try #require(labelled.first) / low - 1).magnitude < 1e-9)
        #expect((try #require(labelled.last) / high - 1).magnitude < 1e-9)
    }

    @Test func wholeNumbersHaveNoTicksBetween() {
        #expect(LinearTicks(1, 3, count: 8, wholeNumbers: true).values == [1, 2, 3])
    }

    @Test(
        arguments: [
            (0.001, 1.0, 10, 7, [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1]),
            (1, 10, 10, 4, [1, 2, 5, 10]),
            (1e-6, 1e6, 10, 5, [1e-6, 1e-3, 1, 1e3, 1e6]),
            (32, 256, 2, 6, [32, 64, 128, 256]),
            (1, 1024, 2, 6, [1, 4, 16, 64, 256, 1024]),
            (0.25, 4, 2, 9, [0.25, 0.5, 1, 2, 4]),
        ] as [(Double, Double, Int, Int, [Double])])
    func logarithmicLabels(_ low: Double, _ high: Double, _ base: Int, _ count: Int, _ expected: [Double]) {
        let labelled = LogTicks(low, high, base: base, count: count).labelled
        #expect(labelled.count == expected.count)
        for (tick, value) in zip(labelled, expected) { #expect((tick / value - 1).magnitude < 1e-12) }
    }

    @Test(
        arguments: [
            ([0, 0.5, 1], nil, ["0.0", "0.5", "1.0"]),
            ([-0.05, 0, 0.05], nil, ["−0.05", "0.00", "0.05"]),
            ([0.97, 0.975, 0.98], .percent(2), ["97.0\u{A0}%", "97.5\u{A0}%", "98.0\u{A0}%"]),
            ([0, 0.5, 1], .percent(2), ["0\u{A0}%", "50\u{A0}%", "100\u{A0}%"]),
            ([0, 20_000, 40_000], nil, ["0", "20k", "40k"]),
            ([0, 2_500_000, 5_000_000], nil, ["0", "2.5M", "5.0M"]),
            ([8000, 9000], nil, ["8000", "9000"]),
            ([2e-9, 4e-9], nil, ["2×10⁻⁹", "4×10⁻⁹"]),
            ([0, 2e18, 4e18], nil, ["0", "2×10¹⁸", "4×10¹⁸"]),
            ([1_000_000, 1_000_001], nil, ["1000000", "1000001"]),
        ] as [([Double], NumberFormat?, [String])]) func linearLabels(
            _ ticks: [Double], _ format: NumberFormat?, _ expected: [String]
        )
    {
        let tickFormat = TickFormat(ticks, transform: .linear, format: format)
        #expect(ticks.map(tickFormat.string) == expected)
    }

    @Test(
        arguments: [
            ([1e-5, 1e-3, 0.1], 10, ["10⁻⁵", "10⁻³", "10⁻¹"]),
            ([0.01, 0.1, 1, 10], 10, ["0.01", "0.1", "1", "10"]),
            ([32, 64, 128], 2, ["32", "64", "128"]),
            ([1, 1e3, 1e6], 10, ["1", "10³", "10⁶"]),
        ] as [([Double], Int, [String])]) func logarithmicTickLabels(
            _ ticks: [Double], _ base: Int, _ expected: [String]
        )
    {
        let format = TickFormat(ticks, transform: .log(base: base), format: nil)
        #expect(ticks.map(format.string) == expected)
    }

    @Test(arguments: [
        (1.0, 0.0), (2, 0.6931471805599453), (10, 2.302585092994046), (0.001, -6.907755278982137),
        (1e300, 690.7755278982137), (1e-300, -690.7755278982137),
        (0.9999, -0.000100005000333347), (123.456, 4.815884817283264),
    ]) func naturalLogarithmIsGood(_ value: Double, _ expected: Double) {
        #expect((naturalLogarithm(value) - expected).magnitude <= 4e-16 * max(1, expected.magnitude))
    }

    @Test(arguments: [
        (1.0, 0), (9.999, 0), (10, 1), (0.1, -1), (0.0999, -2), (1e22, 22), (-1e-7, -7), (1e300, 300), (5e-300, -300),
    ])
    func decimalExponents(_ value: Double, _ expected: Int) {
        #expect(SVGCharts.decimalExponent(value) == expected)
    }

    @Test func symmetricLogarithmIsEvenAroundZero() throws {
        let scale = ContinuousScale(transform: .symmetricLog(threshold: 1), low: -100, high: 100, start: 0, end: 200)
        #expect(scale.position(0) == 100)
        let above = try #require(scale.position(10)), below = try #require(scale.position(-10))
        #expect((above + below - 200).magnitude < 1e-9)
        #expect(scale.ticks(count: 9).labelled == [-100, -10, -1, 0, 1, 10, 100])
    }

    @Test func categoriesStandAtEqualDistances() {
        var scale = CategoryScale(["a", "b", "a", "c"])
        (scale.start, scale.end) = (0, 300)
        #expect(scale.categories == ["a", "b", "c"])
        #expect(["a", "b", "c"].map(scale.position) == [50, 150, 250])
        #expect(scale.position("d") == nil)
    }

    @Test(
        arguments: [
            ([10, 12, 50], [7.5, 22.5, 50]), ([100, 100, 100], [85, 100, 115]), ([0, 0], [7.5, 22.5]),
            ([199, 200, 200], [162.5, 177.5, 192.5]),
        ] as [([Double], [Double])]) func labelsArePushedApart(_ wanted: [Double], _ expected: [Double])
    {
        let places = DirectLabels.pushedApart(wanted, within: 0, 200)
        for (one, next) in zip(places, places.dropFirst()) { #expect(next - one >= lineHeight - 1e-9) }
        #expect(places == expected)
    }

    @Test(
        arguments: [
            ([1, 2, 2, 3, 3.5], 4, [1, 0, 2, 0, 2]), ([0.0, 0.05, 0.1, 0.99], 10, [2, 1, 0, 0, 0, 0, 0, 0, 0, 1]),
            ([5], 1, [1]),
        ] as [([Double], Int, [Int])])
    func histogramCountsEachValueOnce(_ values: [Double], _ bins: Int, _ counts: [Int]) {
        let histogram = Histogram(values, bins: bins)
        #expect(histogram.counts == counts)
        #expect(histogram.edges.count == histogram.counts.count + 1)
    }
}
