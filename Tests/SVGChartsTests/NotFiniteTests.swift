import Testing

@testable import SVGCharts

/// What is not finite is marked by a cross, and the legend says what crosses are.
@Suite struct NotFiniteTests {
    static let cells = [1.0, .nan, 3, .infinity]

    /// A heat map of four cells in a row; many more are too narrow for their numbers.
    static func heatMap(_ numbers: [Double]) -> Chart {
        Chart(Array(numbers.enumerated())) {
            RectangleMark(x: .value("x", String($0.offset)), y: .value("y", "a"))
                .foregroundStyle(by: .value("Loss", $0.element))
        }
    }

    static func errorBars(_ ends: [(Double, Double)]) -> Chart {
        Chart(Array(ends.enumerated())) {
            ErrorBarMark(
                x: .value("x", Double($0.offset)), low: .value("Loss", $0.element.0), high: .value("Loss", $0.element.1)
            )
        }
    }

    @Test(arguments: [
        (chart: heatMap(cells), crosses: 0, boxes: 1, summary: "; not finite in 2."),
        (chart: heatMap([.nan, .nan]), crosses: 0, boxes: 1, summary: "Two cells by x and y; not finite in 2."),
        (chart: heatMap([1, 2]), crosses: 0, boxes: 0, summary: "highest 2 (1, a)."),
        (
            chart: errorBars([(0, 1), (.nan, 2), (-.infinity, .infinity), (1, .nan)]), crosses: 4, boxes: 0,
            summary: ", not finite at 3 of 4."
        ),
        (chart: errorBars([(0, 1), (1, 2)]), crosses: 0, boxes: 0, summary: ""),
    ]) func isMarked(example: (chart: Chart, crosses: Int, boxes: Int, summary: String)) {
        let drawing = Drawing(example.chart, id: "a", order: [])
        let svg = example.chart.svg(id: "a", style: .inline)
        #expect(drawing.texts.count { $0.text == "not finite" } == (example.crosses > 0 ? 1 : 0) + example.boxes)
        let crosses = svg.matches(of: #/(?s)<g class="p [^"]*">(.*?)<\/g>/#).map { $0.1.ranges(of: "<path").count }
        // The legend's own is one more.
        #expect(crosses.reduce(0, +) == (example.crosses > 0 ? example.crosses + 1 : 0), "\(svg)")
        #expect(example.summary.isEmpty || example.chart.summary.hasSuffix(example.summary), "\(example.chart.summary)")
    }
}
