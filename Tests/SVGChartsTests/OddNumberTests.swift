// No number, however odd, ends or holds up a drawing: seeded charts of every mark, scale and modifier.
import Foundation
import NumberFormats
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@testable import SVGCharts

@Suite struct OddNumberTests {
    @Test(arguments: 0..<120) func anyChartIsDrawnOrRefused(_ seed: Int) throws {
        var odd = OddNumbers(seed: UInt64(seed + 1))
        let chart = odd.chart()
        do { try chart.check() } catch let error as ChartError {
            #expect(!error.description.isEmpty)
        }
        // What is refused is drawn all the same: a report may bring any chart.
        for drawn in [chart, chart.narrowed(to: 320) ?? chart] {
            for style in SVGStyle.allCases {
                let markup = drawn.svg(id: "a", style: style)
                #expect(XMLParser(data: Data(markup.utf8)).parse())
                for attribute in markup.matches(of: #/[ (]-?(nan|inf)|="[^"]*(nan|inf)[^"]*"/#) {
                    Issue.record("\(attribute.0) in \(markup)")
                }
            }
        }
        #expect(chart.title.count + chart.summary.count + chart.dataTable.rows.count > 0)
        _ = sparkline((0..<6).map { _ in odd.number() })
    }

    @Test func knownTrapsAreDrawn() throws {
        for (x, y) in [([1e308, -1e308], [1.0, 2]), ([0, least * 1e13], [1, 2]), ([0, least], [0, least])] {
            for type in [ScaleType.linear, .symmetricLog] {
                let chart = Chart(Array(zip(x, y)), id: \.0) { PointMark(x: .value("x", $0.0), y: .value("y", $0.1)) }
                    .chartXScale(type: type)
                try chart.check()
                #expect(chart.svg(id: "a", style: .inline).components(separatedBy: "<circle").count == 3)
            }
        }
    }
}

private let least = Double.leastNonzeroMagnitude

/// Draws numbers that break arithmetic, and charts of them, always the same for a seed.
private struct OddNumbers {
    private var dice: IndexingIterator<[Double]>

    private static let numbers: [Double] = [
        0, -0.0, 1, -1, 2, 0.3, 0.1 + 0.2, 97.6, 97.6 + 1e-13, 1e15, 1e16, 9_007_199_254_740_992, -1e22, 1e300, 1e308,
        -1e308, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1e-300, least * 1e13, -least * 1e13, least,
        .leastNormalMagnitude, .ulpOfOne, .infinity, -.infinity, .nan, 16, 1024, 1e-9,
    ]

    init(seed: UInt64) { dice = noise(600, seed: seed).makeIterator() }

    mutating func roll(_ sides: Int) -> Int { Int((dice.next() ?? 0) * Double(sides)) }

    mutating func number() -> Double { Self.numbers[roll(Self.numbers.count)] }

    mutating func count() -> Int { [Int.min, -1, 0, 1, 2, 7, 1000, 1_000_000, Int.max][roll(9)] }

    mutating func value(_ label: String) -> PlottableValue {
        switch roll(6) {
        case 0: .value(label, ["a", "b", ""][roll(3)])
        case 1, 2:
            .value(label, PlottableData.interval(mean: number(), low: number(), high: number()), format: .percent(1))
        default: .value(label, number())
        }
    }

    mutating func domain() -> ClosedRange<Double>? {
        let (one, other) = (number(), number())
        guard roll(3) == 0, !one.isNaN, !other.isNaN else { return nil }
        return min(one, other)...max(one, other)
    }

    mutating func ticks() -> AxisMarks {
        switch roll(3) {
        case 0: AxisMarks(values: .automatic(desiredCount: count()))
        case 1: AxisMarks(values: .stride(by: number()))
        default: AxisMarks(values: (0..<roll(4)).map { _ in value("").data })
        }
    }

    mutating func marks(_ sides: [AxisMarkPosition]) -> AxisMarks {
        var marks = ticks()
        marks.position = sides[roll(3)]
        if roll(3) == 0 {
            marks.parts = [
                AxisPart(kind: .gridLine, stroke: StrokeStyle(lineWidth: number(), dash: [number()])),
                AxisPart(kind: .tick, length: number()),
            ]
        }
        return marks
    }

    mutating func mark(_ kind: Int) -> MarkGroup {
        let (x, y, z, w) = (value("x"), value("y"), value("z"), value("w"))
        switch kind {
        case 0: return MarkGroup { LineMark(x: x, y: y, series: z) }
        case 1: return MarkGroup { LineMark(x: x, y: y).foregroundStyle(by: .value("Series", "\(roll(20))")) }
        case 2: return MarkGroup { PointMark(x: x, y: y).foregroundStyle(by: z) }
        case 3: return MarkGroup { BarMark(x: x, y: y, stacking: [.standard, .normalized, .unstacked][roll(3)]) }
        case 4: return MarkGroup { BarMark(xStart: x, xEnd: z, y: y) }
        case 5: return MarkGroup { BarMark(x: x, yStart: y, yEnd: z) }
        case 6: return MarkGroup { AreaMark(x: x, y: y, stacking: [.standard, .normalized, .unstacked][roll(3)]) }
        case 7: return MarkGroup { AreaMark(x: x, yStart: y, yEnd: z) }
        case 8: return MarkGroup { BandMark(x: x, low: y, high: z) }
        case 9: return MarkGroup { RuleMark(y: y) }
        case 10: return MarkGroup { RuleMark(xStart: x, xEnd: z, y: y) }
        case 11: return MarkGroup { RectangleMark(x: x, y: y).foregroundStyle(by: z) }
        case 12: return MarkGroup { RectangleMark(xStart: x, xEnd: z, yStart: y, yEnd: w) }
        case 13: return MarkGroup { TextMark("text", x: x, y: y) }
        case 14: return MarkGroup { ErrorBarMark(x: x, low: y, high: z) }
        case 15: return MarkGroup { ErrorBarMark(low: x, high: z, y: y) }
        case 16: return MarkGroup { BoxMark(x: x, y: y) }
        case 17: return MarkGroup { HistogramMark("x", (0..<9).map { _ in number() }, bins: roll(2) == 0 ? nil : 7) }
        default:
            let ends = [number(), number()].map { $0.isFinite ? $0 : 3 }.sorted()
            return MarkGroup { LinePlot(x: "x", y: "y", domain: ends[0]...ends[1], samples: 5) { $0 * 1e200 } }
        }
    }

    mutating func styled(_ kind: Int) -> MarkGroup {
        var group = mark(kind)
        if roll(5) == 0 { group = group.opacity(number()) }
        if roll(5) == 0 { group = group.symbolSize(number()) }
        if roll(5) == 0 { group = group.lineStyle(StrokeStyle(lineWidth: number(), dash: [number(), number()])) }
        if roll(5) == 0 { group = group.interpolationMethod([.monotone, .stepCenter, .catmullRom][roll(3)]) }
        if roll(6) == 0 { group = group.facet(by: value("Panel")) }
        if roll(6) == 0 { group = group.position(by: value("Place")) }
        if roll(6) == 0 { group = group.annotation("note") }
        return group
    }

    mutating func chart() -> Chart {
        let kinds = (0...roll(2)).map { _ in roll(19) }
        let types: [ScaleType?] = [nil, nil, .linear, .log, .symmetricLog, .category]
        let rows = 1 + roll(7)
        var chart = Chart {
            for kind in kinds { for _ in 0..<rows { styled(kind) } }
        }
        .chartXScale(domain: domain(), type: types[roll(6)], includesZero: roll(3) == 0)
        .chartYScale(domain: domain(), type: types[roll(6)], includesZero: roll(3) == 0)
        .chartForegroundStyleScale(domain: domain(), type: types[roll(6)])
        if roll(3) == 0 { chart = chart.frame(width: number(), height: number()) }
        if roll(4) == 0 { chart = chart.chartFacetColumns(count()) }
        if roll(4) == 0 { chart = chart.aspectRatio(number()) }
        if roll(3) == 0 { chart = chart.chartXAxis { marks([.automatic, .top, .bottom]) } }
        if roll(3) == 0 { chart = chart.chartYAxis { marks([.automatic, .leading, .trailing]) } }
        if roll(3) == 0 { chart = chart.chartLegend(position: [.top, .bottom, .leading, .trailing][roll(4)]) }
        return roll(8) == 0 ? Chart(beside: [chart, chart], columns: count()) : chart
    }
}
