/// A bar for each datum, with an error bar where a value has an interval.
public struct BarMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A bar from zero. It is horizontal when `y` is a category and `x` a number. Values with intervals stand side by
    /// side, all others are stacked.
    public init(x: PlottableValue, y: PlottableValue, stacking: MarkStackingMethod = .standard) {
        var style = MarkStyle()
        if stacking != .standard { style.stacking = stacking }
        marks = [Mark(.bar, [(.x, x), (.y, y)], style: style)]
    }

    /// A bar from zero over the stretch from `xStart` to `xEnd`, a bin of a histogram; with a category for `y`, a
    /// horizontal bar between the two.
    public init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue) {
        marks = [Mark(.bar, [(.x, xStart), (.xEnd, xEnd), (.y, y)])]
    }

    /// A bar from `yStart` to `yEnd`.
    public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
        marks = [Mark(.bar, [(.x, x), (.y, yStart), (.yEnd, yEnd)])]
    }
}

extension BarMark: MarkShape {
    static let name = "BarMark"
    static func titlePriority(of layer: MarkLayer) -> TitlePriority { .measure }

    /// Bars stand at places, bins of a histogram over numbers.
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent {
        guard axis == .x else { return .either }
        if layer.labels[.xEnd] != nil { return .numbers }
        return layer.isHorizontal ? .either : .names
    }

    static let series = SeriesLook.fill
    static func isHorizontal(_ layer: MarkLayer, overNames: Bool) -> Bool { overNames }
    static let isFilled = true
    static func standsAside(_ value: PlottableData?) -> Bool { value?.bounds != nil }
    static func numberAxis(_ layer: MarkLayer) -> Axis? { layer.valueAxis }
    static func inset(_ layer: MarkLayer) -> Double { layer.isHorizontal || layer.labels[.xEnd] != nil ? 0 : 24 }

    /// All bars of the mark.
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] {
        var nodes: [SVGNode] = []
        for rows in drawing.groups(by: { [drawing.color($0)] }) {
            let bars = rows.compactMap { datum in
                drawing.bar(datum).map { (rect: $0, style: "", title: drawing.title(datum)) }
            }
            let color = drawing.color(rows[0])
            nodes += drawing.group("a " + color, drawing.nodes(bars))
            nodes += drawing.group("p " + color, drawing.nonFinite(rows))
        }
        return nodes + drawing.zeroLine() + drawing.errorBars(color: "kp")
    }

    static func summary(_ writer: SummaryWriter) -> String { writer.data("bar") }

    static func places(for text: String, _ datum: Datum, _ drawing: PanelDrawing) -> [TextBox] {
        guard let bar = drawing.bar(datum) else { return [] }
        let below = datum.span.map { $0.to < $0.from } ?? false
        let sides: [AnnotationPosition] = drawing.layer.isHorizontal ? [.trailing, .leading] : [.top, .bottom]
        return drawing.around(
            drawing.barEnd(datum, bar, below: below), text, below ? sides.reversed() : sides, gap: 5)
    }
}

private extension PanelDrawing {
    /// The rectangle of a bar.
    func bar(_ datum: Datum) -> Rect? {
        guard let span = datum.span, let from = valueScale.position(span.from), let to = valueScale.position(span.to),
            let (start, end) = extent(datum)
        else { return nil }
        return layer.isHorizontal
            ? Rect(left: min(from, to), top: start, right: max(from, to), bottom: end)
            : Rect(left: start, top: min(from, to), right: end, bottom: max(from, to))
    }

    /// Where the bar begins and ends on the axis of places.
    func extent(_ datum: Datum) -> (Double, Double)? {
        if !layer.isHorizontal, layer.labels[.xEnd] != nil {
            guard let from = datum.x.flatMap(panel.x.position), let to = datum.xEnd.flatMap(panel.x.position) else {
                return nil
            }
            return (min(from, to) + 0.5, max(from, to) - 0.5)
        }
        guard let middle = place(datum) else { return nil }
        let slot = layout.dodge.slot(datum, layer)
        let half = band * slot.width / 2 - (slot.width < 1 ? 0.75 : 0)
        return (middle - max(0.5, half), middle + max(0.5, half))
    }

    /// The line on which bars stand, where zero is inside the plot.
    func zeroLine() -> [SVGNode] {
        guard let zero = valueScale.position(0), zero >= valueScale.ends.low, zero <= valueScale.ends.high else {
            return []
        }
        var path = PathData()
        let (from, to) =
            layer.isHorizontal ? (panel.frame.top, panel.frame.bottom) : (panel.frame.left, panel.frame.right)
        let (start, end) = (point(from, zero), point(to, zero))
        path.move(start.x, start.y)
        path.line(end.x, end.y)
        return [.path("q", path.text)]
    }

    /// The end of a bar or of its error bar.
    func barEnd(_ datum: Datum, _ bar: Rect, below: Bool) -> (x: Double, y: Double) {
        let tip = value(datum)?.bounds.flatMap { valueScale.position(below ? $0.low : $0.high) }
        if layer.isHorizontal {
            return (
                below ? min(bar.left, tip ?? bar.left) : max(bar.right, tip ?? bar.right), (bar.top + bar.bottom) / 2
            )
        }
        return ((bar.left + bar.right) / 2, below ? max(bar.bottom, tip ?? bar.bottom) : min(bar.top, tip ?? bar.top))
    }
}
