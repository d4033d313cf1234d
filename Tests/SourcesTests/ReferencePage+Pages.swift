extension ReferencePage {
    static let all = [charts, results]

    static let charts = ReferencePage(
        file: "charts.md",
        introduction: """
            # Charts

            Made from the doc comments of `Sources/SVGCharts` by `RECORD=1 swift test --filter ReferencePagesTests`, as the drawings are those of its tests. Names are those of Swift
            Charts; `ErrorBarMark`, `BandMark`, `BoxMark`, `HistogramMark`, `ConfusionMatrix` and `chartTitle` are ours. A chart that is the last expression of a block is its figure; an array of charts is
            a figure for each, and `Chart(beside:)` one with several panels. A mark by itself is a chart of it. In the examples, `Measured` stands for a number with an interval, as estimates are: `result["A"].testAccuracy`.
            """,
        sections: marks
            + [
                .init(title: "Chart", files: ["SVGCharts/Chart/Chart.swift", "SVGCharts/Chart/Chart+Beside.swift"]),
                .init(
                    title: "Images and networks",
                    files: ["BNBook/Dataset+Images.swift", "BNBook/Model+Diagram.swift"]),
                .init(
                    title: "Values",
                    files: ["PlottableValue", "PlottableData", "Day"].map { "SVGCharts/Data/\($0).swift" }),
                .init(
                    title: "Modifiers of marks", files: ["SVGCharts/Marks/ChartContent+Style.swift"],
                    picture: "facets-lines"),
                .init(
                    title: "Modifiers of charts", files: ["SVGCharts/Chart/Chart+Modifiers.swift"], picture: "line-log"),
                .init(
                    title: "Ticks",
                    files: [
                        "AxisMarks", "AxisMarkValues", "CalendarUnit", "AxisMarkPosition", "AxisGridLine", "AxisTick",
                        "AxisValueLabel",
                    ].map { "SVGCharts/Chart/\($0).swift" },
                    picture: "ticks-chosen"),
                .init(
                    title: "Colours, symbols and lines",
                    files: ["ChartColor", "ChartSymbol", "StrokeStyle", "InterpolationMethod"].map {
                        "SVGCharts/Marks/\($0).swift"
                    }),
                .init(title: "Scales", files: ["SVGCharts/Chart/ScaleType.swift"]),
                .init(
                    title: "Legends", files: ["SVGCharts/Chart/LegendPosition.swift"], picture: "legend-below"),
                .init(
                    title: "Places and stacks",
                    files: ["SVGCharts/Marks/AnnotationPosition.swift", "SVGCharts/Marks/MarkStackingMethod.swift"]),
            ])

    private static let marks: [Section] = [
        ("LineMark", "line-band"), ("PointMark", "point-error"), ("BarMark", "bar-error"),
        ("AreaMark", "area-stacked"), ("RuleMark", "line-percent-rule"), ("RectangleMark", "heat-map"),
        ("TextMark", "zone-and-text"), ("BandMark", "band-and-line"), ("ErrorBarMark", "error-bars-alone"),
        ("BoxMark", "box-seeds"), ("HistogramMark", "histogram"), ("ConfusionMatrix", "confusion-matrix"),
        ("LinePlot", "line-functions"), ("ForEach", "line-seeds"),
    ].map { Section(title: $0.0, files: ["SVGCharts/Marks/\($0.0).swift"], picture: $0.1) }

    static let results = ReferencePage(
        file: "results.md",
        introduction: """
            # Tables, estimates, claims and statistics

            Made from the doc comments of the sources by `RECORD=1 swift test --filter ReferencePagesTests`.

            What a block shows is its last expression: a table, a [chart](charts.md), an estimate, a claim, a number, a text, a model, what an experiment gave (a table of its
            trials), a test of this page (as a sentence: "t(3) = −1.24, p = 0.303"), or a list of any of these, each of which is shown. `print` adds text before it. A sequence, as `stride`, is its elements. A value that has no words of its
            own, a structure without `CustomStringConvertible`, a function or a key path, is an error, also inside of a list, tuple or dictionary, and so is a function, a key path, a chart or a table that is printed; what `"\\(…)"` makes of it is not seen.
            """,
        sections: [
            .init(title: "Table", files: ["Outputs/Table.swift"]),
            .init(title: "TableColumn", files: ["Outputs/TableColumn.swift"]),
            .init(title: "Marks of the best", files: ["Outputs/BestMark.swift"]),
            .init(title: "Sparkline", files: ["Outputs/Sparkline.swift"]),
            .init(title: "Estimate", files: ["Experiments/Estimate.swift"]),
            .init(title: "Claim", files: ["Experiments/Claim.swift", "Experiments/Claim+Evidence.swift"]),
            .init(title: "Hypothesis", files: ["Experiments/Hypothesis.swift"]),
        ]
            + [
                "PairedTTest", "SignFlipTest", "WilcoxonTest", "EquivalenceTest", "McNemarTest", "Proportion",
                "Bootstrap", "Power",
            ]
            .map { Section(title: $0, files: ["Statistics/\($0).swift"]) }
            + [
                .init(title: "Several tests", files: ["Statistics/MultipleTesting.swift"]),
                .init(title: "Alternatives", files: ["Statistics/Alternative.swift"]),
                .init(
                    title: "Distributions",
                    files: ["Statistics/Normal.swift", "Statistics/StudentT.swift", "Statistics/NoncentralT.swift"]),
            ])
}
