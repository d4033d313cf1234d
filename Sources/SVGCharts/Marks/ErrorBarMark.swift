/// A bar with caps between two ends: an interval drawn by itself.
public struct ErrorBarMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A vertical error bar.
    public init(x: PlottableValue, low: PlottableValue, high: PlottableValue) {
        marks = [Mark(.errorBar, [(.x, x), (.y, low), (.yEnd, high)])]
    }

    /// A horizontal error bar.
    public init(low: PlottableValue, high: PlottableValue, y: PlottableValue) {
        marks = [Mark(.errorBar, [(.x, low), (.xEnd, high), (.y, y)])]
    }
}

extension ErrorBarMark: MarkShape {
    static let name = "ErrorBarMark"
    static func titlePriority(of layer: MarkLayer) -> TitlePriority { .range }
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent {
        layer.labels[axis.endRole] == nil ? .either : .numbers
    }
    static let series = SeriesLook.interval
    static func isHorizontal(_ layer: MarkLayer, overNames: Bool) -> Bool { layer.labels[.xEnd] != nil }
    static func numberAxis(_ layer: MarkLayer) -> Axis? { layer.valueAxis }
    static func inset(_ layer: MarkLayer) -> Double { 8 }

    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] {
        let strays = drawing.groups(by: { [drawing.color($0)] }).flatMap { rows in
            drawing.group("p " + drawing.color(rows[0]), drawing.nonFinite(rows))
        }
        return drawing.errorBars() + strays
    }

    static func summary(_ writer: SummaryWriter) -> String { writer.data("error bar") }
}
