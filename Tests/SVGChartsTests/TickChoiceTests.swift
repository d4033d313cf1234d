// Ticks stand where the author wants them.
import Foundation
import Testing

@testable import SVGCharts

@Suite struct TickChoiceTests {
    /// Data at 1 to 12 on the horizontal axis and 0.2 to 9.7 on the vertical one.
    private static let chart = Chart(Array(1...12), id: \.self) { epoch in
        LineMark(x: .value("Epoch", epoch), y: .value("Loss", 0.2 + Double(epoch - 1) * 9.5 / 11))
    }

    @Test(
        arguments: [
            (AxisMarks(values: [0, 5, 10]), ["0", "5", "10"], ["0", "5", "10"]),
            (AxisMarks(values: [10, 5, 5]), ["5", "10"], ["5", "10"]),
            (AxisMarks(values: [0.25, 1.25]), ["0.25", "1.25"], ["0.25", "1.25"]),
            (AxisMarks(values: [2, 20]), ["2", "20"], ["2", "20"]),
            (AxisMarks(values: .stride(by: 5)), ["5", "10"], ["0", "5", "10"]),
            (
                AxisMarks(values: .stride(by: 2.5)), ["2.5", "5.0", "7.5", "10.0"],
                ["0.0", "2.5", "5.0", "7.5", "10.0"]
            ),
            (AxisMarks(values: .automatic(desiredCount: 2)), ["5", "10"], ["0", "5", "10"]),
            (AxisMarks(), (1...12).map(String.init), ["0", "2", "4", "6", "8", "10"]),
        ] as [(AxisMarks, [String], [String])])
    func `ticks are labelled at`(_ marks: AxisMarks, x: [String], y: [String]) {
        let layout = ChartLayout(Self.chart.chartXAxis { marks }.chartYAxis { marks }, order: [])
        #expect(layout.xTicks.labels.map { $0.lines[0] } == x)
        #expect(layout.yTicks.labels.map { $0.lines[0] } == y)
    }

    @Test(
        arguments: [
            ([0.125, 0.25, 0.375], ["0.125", "0.250", "0.375"]), ([0.5, 1.5, 2.5], ["0.5", "1.5", "2.5"]),
            ([0.5, 2, 3.5], ["0.5", "2.0", "3.5"]), ([10_500, 20_500], ["10.5k", "20.5k"]),
            ([1, 6, 11], ["1", "6", "11"]),
        ] as [([Double], [String])])
    func `labels are the numbers`(_ numbers: [Double], _ expected: [String]) {
        let format = TickFormat(numbers, transform: .linear, format: nil)
        #expect(numbers.map(format.string) == expected)
    }

    @Test(arguments: [
        (AxisMarks(values: ["b", "d"]), ["b", "d"]), (AxisMarks(values: .automatic(desiredCount: 2)), ["a", "c"]),
        (AxisMarks(), ["a", "b", "c", "d"]),
    ])
    func `names are labelled`(_ marks: AxisMarks, _ expected: [String]) {
        let chart = Chart(["a", "b", "c", "d"], id: \.self) { PointMark(x: .value("x", $0), y: .value("y", 1)) }
        #expect(ChartLayout(chart.chartXAxis { marks }, order: []).xTicks.labels.map { $0.lines[0] } == expected)
    }

    @Test func `further marks have places and labels of their own`() {
        let chart = Self.chart.chartYAxis {
            AxisMarks(values: .stride(by: 5))
            AxisMarks(values: [5, 7]) { AxisValueLabel() }
            AxisMarks(position: .trailing, values: [5]) { AxisValueLabel() }
            AxisMarks(values: .stride(by: 1)) { AxisGridLine() }
        }
        let layout = ChartLayout(chart, order: [])
        // What would cover a label at the same side is left out.
        #expect(
            layout.yAxes.map { $0.ticks.labels.map { $0.lines[0] } } == [["0", "5", "10"], ["7"], ["5"], []])
        #expect(layout.yAxes.map(\.ticks.marks.count) == [3, 2, 1, 11])
        #expect(layout.directLabels.isEmpty && layout.panels[0].frame.right < 640 - 12)
    }

    /// Words of boxes are whole as far as a page is wide; all other diagrams are as wide as they were.
    @Test(arguments: [(20, 360.0, false), (34, 360, false), (56, 480, false), (120, 660, true)])
    func `diagrams are as wide as their words`(letters: Int, width: Double, isCut: Bool) {
        let chart = Chart(diagram: [DiagramNode(String(repeating: "a", count: letters), detail: "10")])
        #expect((chart.options.width ?? 0) >= width && (width > 360 || chart.options.width == 360))
        #expect(chart.svg(id: "a", style: .standalone).contains("…") == isCut)
    }

    @Test func `a hundred ticks stay, labels that touch go`() {
        let chart = Self.chart.chartXAxis { AxisMarks(values: .stride(by: 0.12)) }
        let ticks = ChartLayout(chart.frame(width: 320), order: []).xTicks
        #expect(ticks.marks.count == 92 && (3...8).contains(ticks.labels.count))
    }

    @Test func `a chart without them is written as before, one with them comes back`() throws {
        let chosen = Self.chart.chartXAxis { AxisMarks(values: [0, 5]) }.chartYAxis {
            AxisMarks(values: .stride(by: 5))
        }
        let written = try JSONEncoder().encode(chosen)
        #expect(try JSONDecoder().decode(Chart.self, from: written) == chosen)
        #expect(!String(decoding: try JSONEncoder().encode(Self.chart), as: UTF8.self).contains("ticks"))
    }
}
