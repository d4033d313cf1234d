// A drawing is as large as its author says, and says it however it is written.
import Testing

@testable import SVGCharts

@Suite struct SizeTests {
    private static let chart = Chart([1, 2], id: \.self) { PointMark(x: .value("x", $0), y: .value("y", $0)) }

    @Test(
        arguments: [
            (chart.aspectRatio(2), 640, 320), (chart.aspectRatio(2).frame(width: 400), 400, 200),
            (chart.frame(height: 300).aspectRatio(1.5, contentMode: .fit), 450, 300),
            (chart.aspectRatio(2).frame(width: 400, height: 400), 400, 200),
            (chart.aspectRatio(2).frame(width: 800, height: 300), 600, 300),
            (chart.frame(width: 400, height: 300), 400, 300),
        ] as [(Chart, Double, Double)])
    func `a ratio lies within the frame`(_ chart: Chart, _ width: Double, _ height: Double) {
        let drawing = Drawing(chart, id: "a", order: [])
        #expect(drawing.width == width && drawing.height == height)
    }

    @Test(arguments: [(1.0, 320), (1.6, 200), (4, 200)])
    func `a narrower drawing keeps its ratio, and its height`(_ ratio: Double, _ height: Double) throws {
        let drawing = Drawing(try #require(Self.chart.aspectRatio(ratio).narrowed(to: 320)), id: "a", order: [])
        #expect(drawing.width == 320 && drawing.height == height)
    }

    @Test(arguments: [
        Chart(images: [GrayImage([0, 255, 255, 0], width: 2, height: 2)]),
        chart.chartLegend(position: .bottom), chart,
    ]) func `a title takes room of its own`(_ chart: Chart) {
        let (plain, titled) = (ChartLayout(chart, order: []), ChartLayout(chart.chartTitle("Title"), order: []))
        #expect(titled.panels[0].frame.height == plain.panels[0].frame.height)
        #expect(titled.height == plain.height + 23 && chart.chartTitle("Title").title == "Title")
    }

    @Test func `an annotation is a text in either form`() {
        func chart(_ styled: (PointMark) -> MarkGroup) -> Chart {
            Chart { styled(PointMark(x: .value("x", 1), y: .value("y", 1))) }
        }
        let braces = chart { $0.annotation(position: .top) { Text("best of \(3)") } }
        #expect(braces == chart { $0.annotation("best of 3", position: .top) })
        #expect(chart { $0.annotation { Text("a") } } == chart { $0.annotation("a") })
    }

    @Test func `an empty title is none`() {
        #expect(ChartLayout(Self.chart.chartTitle(""), order: []) == ChartLayout(Self.chart, order: []))
    }
}
