/// Rules: thresholds across the plot, and stretches.

extension PanelDrawing {
    /// All rules of the mark.
    func rules() -> [SVGNode] {
        data.flatMap { datum -> [SVGNode] in
            guard let ends = ends(datum) else { return [] }
            var path = PathData()
            path.move(ends.from.x, ends.from.y)
            path.line(ends.to.x, ends.to.y)
            if layer.style.stroke != nil || datum.lineStyle != nil {
                return group(color(datum, fallback: "kp"), [stroke(path.text, datum)])
            }
            return group("r " + color(datum, fallback: "kp"), [.path("", path.text)])
        }
    }

    /// Both ends of a rule in pixels; `nil` if it lies outside the plot.
    func ends(_ datum: Datum) -> (from: (x: Double, y: Double), to: (x: Double, y: Double))? {
        guard let (left, right) = extent(datum.x, datum.xEnd, panel.x),
            let (top, bottom) = extent(datum.y, datum.yEnd, panel.y)
        else { return nil }
        return ((left, top), (right, bottom))
    }
}

private extension PanelDrawing {
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
}
