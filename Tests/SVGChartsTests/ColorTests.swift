// A series keeps its colour through a report, and two of one chart never share one.
import Testing

@testable import SVGCharts

@Suite struct ColorTests {
    @Test(
        arguments: [
            (["a", "b"], [], ["s1", "s2"]),
            (["b", "a"], ["a", "b"], ["s2", "s1"]),
            (["c"], ["a", "b", "c"], ["s3"]),
            (["new", "a"], ["a", "b"], ["s3", "s1"]),
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

    @Test func moreSeriesThanColoursDifferInTheirDashes() {
        let names = (1...12).map { "run \($0)" }
        let chart = Chart(names, id: \.self) { name in
            LineMark(x: .value("x", 1), y: .value("y", 2)).foregroundStyle(by: .value("Model", name))
        }
        let encoding = Encoding(Layers(chart), chart.options, order: [])
        let looks = names.map { encoding.colors.colorClass(named: $0) + " " + encoding.dashClass(color: $0) }
        #expect(Set(looks).count == names.count)
    }
}
