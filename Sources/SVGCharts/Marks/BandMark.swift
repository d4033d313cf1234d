/// A faint band between two edges, to lie behind a line: a confidence interval, a range over seeds.
public struct BandMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A point of each edge.
    public init(x: PlottableValue, low: PlottableValue, high: PlottableValue) {
        marks = [Mark(.band, [(.x, x), (.y, low), (.yEnd, high)])]
    }
}

extension BandMark: MarkShape {
    static let name = "BandMark"
    static func titlePriority(of layer: MarkLayer) -> TitlePriority { .range }
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent { .numbers }
    static let series = SeriesLook.interval
    static let isFilled = true
    static func numberAxis(_ layer: MarkLayer) -> Axis? { layer.valueAxis }
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] { drawing.areas("b") }
    static func summary(_ writer: SummaryWriter) -> String { writer.series("band") }
}
