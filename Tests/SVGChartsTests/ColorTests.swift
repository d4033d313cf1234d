// A series keeps its colour through a report, and two of one chart never share one.
import Testing

@testable import SVGCharts

@Suite struct ColorTests {
    @Test(
        arguments: [
            (["a", "b"], [], ["s1", "s2"]),
            (["b", "a"], ["a", "b"], ["s2", "s1"]),
            (["c"], ["a", "b", "c"], ["s3"]),
            (["new", "a"], ["a", "b"], ["s2", "s1"]),
            (["a", "g"], ["a", "b", "c", "d", "e", "f", "g"], ["s1", "s2"]),
            (["a", "b", "c", "d", "e", "f", "g"], [], ["s1", "s2", "s3", "s4", "s5", "s6", "s1"]),
        ] as [([String], [String], [String])]) func slots(_ names: [String], _ order: [String], _ expected: [String])
    {
        let chart = Chart(names, id: \.self) { name in
            PointMark(x: .value("x", 1), y: .value("y", 2)).foregroundStyle(by: .value("Model", name))
        }
        let colors = Colors(Layers(chart), chart.options, order: order)
        #expect(names.map(colors.colorClass(named:)) == expected)
    }

    @Test(arguments: [
        ("Test loss", "test loss"), ("MNIST accuracy", "MNIST accuracy"), ("x", "x"), ("", ""), ("L2 norm", "L2 norm"),
    ])
    func labelsInSentences(_ label: String, _ expected: String) {
        #expect(label.inSentence == expected)
    }

    /// `offset` names of the report come before those of the chart, of which every `stride`-th is shared.
    @Test(arguments: 0..<14, [1, 2, 3, 100]) func linesDifferInColourOrDash(_ offset: Int, _ stride: Int) {
        for count in [8, 12] {
            let names = (1...count).map { "run \($0)" }
            let shared = names.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
            let order = (0..<offset).map { "other \($0)" } + shared
            let encoding = Encoding(Layers(lines(names)), ChartOptions(), order: order)
            let looks = names.map { encoding.colors.colorClass(named: $0) + " " + encoding.dashClass(color: $0) }
            #expect(Set(looks).count == names.count)
        }
    }

    @Test func aCrowdOfLinesIsGreyAndItsEndsAreNamed() {
        let chart = lines((1...13).map { "run \($0)" })
        let layout = ChartLayout(chart, order: [])
        #expect(layout.encoding.colors.colorClass(named: "run 7") == "kg" && layout.legend.entries.isEmpty)
        #expect(layout.directLabels.map(\.text) == ["run 1", "run 2", "run 3", "run 11", "run 12", "run 13"])
    }

    @Test func coloursOfARangeTakeTurns() {
        let chart = lines(["a", "b", "c", "d"]).chartForegroundStyleScale(
            domain: ["d", "a", "b"], range: [.red, .gray])
        let colors = Colors(Layers(chart), chart.options, order: [])
        #expect(chart.seriesNames.map(colors.colorClass(named:)) == ["kg", "kr", "s3", "kr"])
    }

    @Test func onlySeriesOfSeveralChartsAreShared() {
        #expect(Chart.sharedSeries([lines(["a", "b"]), lines(["c", "b"]), lines(["d", "d"])]) == ["b"])
    }

    private func lines(_ names: [String]) -> Chart {
        Chart(Array(names.enumerated()), id: \.offset) { index, name in
            for x in 0...1 {
                LineMark(x: .value("x", x), y: .value("y", index)).foregroundStyle(by: .value("Model", name))
            }
        }
    }
}
