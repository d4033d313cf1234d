// What a chart refuses, and in which words.
import Testing

@testable import SVGCharts

@Suite struct CheckTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var chart: Chart

        init(_ message: String, _ chart: Chart) { (testDescription, self.chart) = (message, chart) }
    }

    @Test(arguments: refusals) func theMessageSaysWhatIsWrong(_ refusal: Refusal) {
        let error = #expect(throws: ChartError.self) { try refusal.chart.check() }
        #expect(error?.description == refusal.testDescription)
    }

    @Test(arguments: gallery) func theGalleryIsAccepted(_ entry: GalleryChart) throws {
        try entry.chart.check()
    }

    @Test func namesAndNumbersMixOnAnAxisOfCategories() throws {
        try Chart {
            PointMark(x: .value("Batch size", 32), y: .value("Loss", 1))
            PointMark(x: .value("Batch size", "all"), y: .value("Loss", 2))
        }
        .chartXScale(type: .category).check()
    }

    private static let dot = dot { $0 }

    private static func dot(_ styled: (MarkGroup) -> MarkGroup) -> Chart {
        Chart { styled(MarkGroup { PointMark(x: .value("x", 1), y: .value("y", 1)) }) }
    }

    private static let line = Chart(1...5, id: \.self) { LineMark(x: .value("x", $0), y: .value("y", $0)) }
    private static let names = Chart(["a", "b"], id: \.self) { PointMark(x: .value("x", $0), y: .value("y", 1)) }

    private static func ticks(_ values: AxisMarkValues) -> Chart { line.chartXAxis { AxisMarks(values: values) } }

    static let refusals: [Refusal] = [
        Refusal("the chart is empty: none of its marks has data", Chart {}),
        Refusal(
            "the chart is empty: none of its marks has data",
            Chart([Int]()) { LineMark(x: .value("Epoch", $0), y: .value("Loss", $0)) }),
        Refusal(
            "the x axis has names and numbers: 'Batch size' is \"all\", 'Batch size' is 32; plot one kind on it, or use .chartXScale(type: .category)",
            Chart {
                PointMark(x: .value("Batch size", 32), y: .value("Loss", 1))
                PointMark(x: .value("Batch size", "all"), y: .value("Loss", 2))
            }),
        Refusal(
            "the y axis is logarithmic, but 'Loss' has the value 0; use a scale of type .symmetricLog or .linear",
            Chart([1.0, 0.0]) { LineMark(x: .value("Epoch", $0), y: .value("Loss", $0)) }.chartYScale(type: .log)),
        Refusal(
            "the y axis is logarithmic, but 'Difference' has the value −0.25; use a scale of type .symmetricLog or .linear",
            Chart([1.0, -0.25]) { PointMark(x: .value("Epoch", $0), y: .value("Difference", $0)) }.chartYScale(
                type: .log)),
        Refusal(
            "bars and areas of 'Seconds' begin at 0, which the logarithmic y axis does not have; use PointMark, or a scale of type .symmetricLog",
            Chart([1.0, 10]) { BarMark(x: .value("Run", $0), y: .value("Seconds", $0)) }.chartYScale(type: .log)),
        Refusal(
            "the x axis is of type .log, but 'Model' holds names; leave the type out, or plot numbers",
            Chart(["a"], id: \.self) { PointMark(x: .value("Model", $0), y: .value("Loss", 1)) }.chartXScale(type: .log)
        ),
        Refusal(
            "the domain of the y axis goes from 1 to 1; its ends must be finite and differ",
            Chart([1]) { LineMark(x: .value("Epoch", $0), y: .value("Loss", $0)) }.chartYScale(domain: 1...1)),
        Refusal(
            "the domain of the x axis goes from 0.3 to 0.3; its ends must be finite and differ",
            Chart([1]) { LineMark(x: .value("Epoch", $0), y: .value("Loss", $0)) }.chartXScale(
                domain: 0.3...0.1 + 0.2)),
        Refusal(
            "the domain of the colour scale goes from 0 to ∞; its ends must be finite and differ",
            Chart([1]) { PointMark(x: .value("Epoch", $0), y: .value("Loss", $0)) }
                .chartForegroundStyleScale(domain: 0 ... .infinity)),
        Refusal("the width of the frame in pixels is ∞; expected 1 to 100000", dot.frame(width: .infinity)),
        Refusal("the height of the frame in pixels is −1; expected 1 to 100000", dot.frame(height: -1)),
        Refusal("the width of the frame in pixels is NaN; expected 1 to 100000", dot.frame(width: .nan)),
        Refusal("the aspect ratio is 0; expected 0.1 to 10", dot.aspectRatio(0)),
        Refusal("the number of columns is 0; expected 1 to 1000", dot.chartFacetColumns(0)),
        Refusal("the number of columns is −3; expected 1 to 1000", Chart(beside: [dot, dot], columns: -3)),
        Refusal("the number of ticks of the x axis is 0; expected 1 to 30", ticks(.automatic(desiredCount: 0))),
        Refusal(
            "the distance between ticks of the x axis is 0.001; expected 0.04 to 4", ticks(.stride(by: 0.001))),
        Refusal("the distance between ticks of the x axis is 5; expected 0.04 to 4", ticks(.stride(by: 5))),
        Refusal("the distance between ticks of the x axis is NaN; expected 0.04 to 4", ticks(.stride(by: .nan))),
        Refusal(
            "AxisMarks give the x axis no ticks; leave the values out for ticks by the data, or use .chartXAxis(.hidden) for none",
            line.chartXAxis { AxisMarks(values: [Int]()) }),
        Refusal(
            "a tick of the x axis is at 20; expected 0 to 10, its domain",
            line.chartXScale(domain: 0...10).chartXAxis { AxisMarks(values: [0, 20]) }),
        Refusal(
            "a tick of the x axis is at NaN; expected a finite number",
            line.chartXAxis { AxisMarks(values: [0, Double.nan]) }),
        Refusal(
            "a tick of the x axis is at \"b\"; expected a finite number", line.chartXAxis { AxisMarks(values: ["b"]) }),
        Refusal(
            "the x axis is logarithmic, but 'AxisMarks' has the value 0; use a scale of type .symmetricLog or .linear",
            line.chartXScale(type: .log).chartXAxis { AxisMarks(values: [0, 1]) }),
        Refusal(
            "a tick of the x axis is at \"c\"; expected one of its names, \"a\", \"b\"",
            names.chartXAxis { AxisMarks(values: ["a", "c"]) }),
        Refusal(
            "the ticks of the x axis are 5 apart, but it holds names, such as \"a\"; list the names in AxisMarks(values:)",
            names.chartXAxis { AxisMarks(values: .stride(by: 5)) }),
        Refusal(
            "a tick at each day gives the x axis more than 100; expected a longer unit, or a count of them",
            Chart([0, 400]) { LineMark(x: .value("Day", Day("2024-01-01")! + $0), y: .value("y", 1)) }
                .chartXAxis { AxisMarks(values: .stride(by: .day)) }),
        Refusal(
            "the number of months between ticks of the x axis is 0; expected 1 to 1000000",
            line.chartXAxis { AxisMarks(values: .stride(by: .month, count: 0)) }),
        Refusal(
            "the x axis is at the side .trailing; expected .bottom or .top",
            line.chartXAxis { AxisMarks(position: .trailing) }),
        Refusal(
            "the y axis is at the side .top; expected .leading or .trailing",
            line.chartYAxis { AxisMarks(position: .top) }),
        Refusal(
            "the y axis is at the side .bottom; expected .leading or .trailing",
            line.chartYAxis {
                AxisMarks()
                AxisMarks(position: .bottom)
            }),
        Refusal(
            "the length of a tick of the y axis is 50; expected 1 to 40",
            line.chartYAxis { AxisMarks { AxisTick(length: 50) } }),
        Refusal(
            "the y axis is logarithmic, but 'High' has the value 0; use a scale of type .symmetricLog or .linear",
            Chart {
                BandMark(x: .value("Epoch", 1), low: .value("High", 0), high: .value("Low", -1))
                LineMark(x: .value("Epoch", 1), y: .value("Loss", 1))
            }
            .chartYScale(type: .log)),
        Refusal("the opacity of a PointMark is 1.5; expected 0 to 1", dot { $0.opacity(1.5) }),
        Refusal("the symbol size of a PointMark is −1; expected 0 to 10000", dot { $0.symbolSize(-1) }),
        Refusal(
            "the line width of a PointMark is NaN; expected 0 to 1000",
            dot { $0.lineStyle(StrokeStyle(lineWidth: .nan)) }),
        Refusal(
            "the dash of a PointMark is ∞; expected 0 to 1000", dot { $0.lineStyle(StrokeStyle(dash: [.infinity])) }),
        Refusal(
            "the y axis is logarithmic, but 'domain' has the value 0; use a scale of type .symmetricLog or .linear",
            Chart([1]) { LineMark(x: .value("Epoch", $0), y: .value("Loss", $0)) }.chartYScale(
                domain: 0...1, type: .log)),
        Refusal(
            "AreaMark needs numbers on one axis, but 'Class' is \"cat\"",
            Chart(["cat"], id: \.self) { AreaMark(x: .value("Epoch", 1), y: .value("Class", $0)) }),
    ]
}
