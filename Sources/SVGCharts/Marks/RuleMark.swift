/// A straight line across the plot or along a range: a threshold, a mean, a theory's prediction.
public struct RuleMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A vertical rule from edge to edge.
    public init(x: PlottableValue) { marks = [Mark(.rule, [(.x, x)])] }

    /// A horizontal rule from edge to edge.
    public init(y: PlottableValue) { marks = [Mark(.rule, [(.y, y)])] }

    /// A vertical rule from `yStart` to `yEnd`.
    public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
        marks = [Mark(.rule, [(.x, x), (.y, yStart), (.yEnd, yEnd)])]
    }

    /// A horizontal rule from `xStart` to `xEnd`.
    public init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue) {
        marks = [Mark(.rule, [(.x, xStart), (.xEnd, xEnd), (.y, y)])]
    }
}

extension RuleMark: MarkShape {
    static let name = "RuleMark"
    static func titlePriority(of layer: MarkLayer) -> TitlePriority { .background }
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent { .numbers }
    static let series = SeriesLook.rule
    static let isDrawnOnce = true

    /// All rules of the mark.
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] { drawing.data.flatMap(drawing.rule) }

    static func summary(_ writer: SummaryWriter) -> String { writer.rules }

    /// A rule's label says what it is, where neither axis does.
    static func annotation(_ datum: Datum, _ drawing: PanelDrawing) -> String? {
        if let text = datum.text { return text }
        let (layer, layout) = (drawing.layer, drawing.layout)
        guard layout.layers.layers.contains(where: { $0.kind != layer.kind }) else { return nil }
        let label = layer.labels[datum.x == nil || datum.xEnd != nil ? .y : .x]
        return label == layout.x.title || label == layout.y.title ? nil : label
    }

    static func places(for text: String, _ datum: Datum, _ drawing: PanelDrawing) -> [TextBox] {
        drawing.ends(datum).map { ends in
            ends.from.y == ends.to.y
                ? drawing.placesAbove(ends.from, ends.to, text) : drawing.placesBeside(ends.from, ends.to, text)
        } ?? []
    }
}

private extension PanelDrawing {
    typealias Point = (x: Double, y: Double)

    func rule(_ datum: Datum) -> [SVGNode] {
        guard let ends = ends(datum) else { return [] }
        var path = PathData()
        path.move(ends.from.x, ends.from.y)
        path.line(ends.to.x, ends.to.y)
        if layer.style.stroke != nil || datum.lineStyle != nil {
            return group(color(datum, fallback: "kp"), [stroke(path.text, datum)])
        }
        return group("r " + color(datum, fallback: "kp"), [.path("", path.text)])
    }

    /// Both ends of a rule in pixels; `nil` if it lies outside the plot.
    func ends(_ datum: Datum) -> (from: Point, to: Point)? {
        guard let (left, right) = extent(datum.x, datum.xEnd, panel.x),
            let (top, bottom) = extent(datum.y, datum.yEnd, panel.y)
        else { return nil }
        return ((left, top), (right, bottom))
    }

    func extent(_ start: PlottableData?, _ end: PlottableData?, _ scale: AxisScale) -> (Double, Double)? {
        let frame = panel.frame
        let isHorizontal = scale == panel.x
        guard let start else { return isHorizontal ? (frame.left, frame.right) : (frame.top, frame.bottom) }
        guard let from = scale.position(start) else { return nil }
        let edges = isHorizontal ? (frame.left, frame.right) : (frame.top, frame.bottom)
        guard from >= edges.0 - 0.01, from <= edges.1 + 0.01 else { return nil }
        guard let end else { return (from, from) }
        return scale.position(end).map { (from, min(max($0, edges.0), edges.1)) }
    }

    /// Above a horizontal rule, else below it, at either end.
    func placesAbove(_ from: Point, _ to: Point, _ text: String) -> [TextBox] {
        let (left, right) = (min(from.x, to.x) + 2, max(from.x, to.x) - 2)
        return [from.y - 5, from.y + 14].flatMap { y in
            [
                TextBox(text: text, x: right, y: y, anchor: .end, style: "i"),
                TextBox(text: text, x: left, y: y, style: "i"),
            ]
        }
    }

    /// Beside the top of a vertical rule.
    func placesBeside(_ from: Point, _ to: Point, _ text: String) -> [TextBox] {
        let (x, top) = (from.x, min(from.y, to.y) + 10)
        return [0, lineHeight, 2 * lineHeight].flatMap { drop in
            [
                TextBox(text: text, x: x + 5, y: top + drop, style: "i"),
                TextBox(text: text, x: x - 5, y: top + drop, anchor: .end, style: "i"),
            ]
        }
    }
}
