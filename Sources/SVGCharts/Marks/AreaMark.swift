/// A filled area under the data of a series, or between two edges.
public struct AreaMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A point of the upper edge; areas of several series are stacked.
    public init(x: PlottableValue, y: PlottableValue, stacking: MarkStackingMethod = .standard) {
        var style = MarkStyle()
        if stacking != .standard { style.stacking = stacking }
        marks = [Mark(.area, [(.x, x), (.y, y)], style: style)]
    }

    /// A point of each edge.
    public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
        marks = [Mark(.area, [(.x, x), (.y, yStart), (.yEnd, yEnd)])]
    }

    /// A point of each edge of the area of `series`.
    public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue, series: PlottableValue) {
        marks = [Mark(.area, [(.x, x), (.y, yStart), (.yEnd, yEnd), (.series, series)])]
    }
}

extension AreaMark: MarkShape {
    static let name = "AreaMark"
    static func titlePriority(of layer: MarkLayer) -> TitlePriority { .measure }
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent { .numbers }
    static let series = SeriesLook.fill
    static let isFilled = true
    static func numberAxis(_ layer: MarkLayer) -> Axis? { layer.valueAxis }
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] { drawing.areas("o") }
    static func summary(_ writer: SummaryWriter) -> String { writer.series("area") }
}
