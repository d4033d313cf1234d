/// Bars with their error bars, and error bars by themselves.

extension PanelDrawing {
    /// All bars of the mark.
    func bars() -> [SVGNode] {
        var nodes: [SVGNode] = []
        for rows in groups(by: { [color($0)] }) {
            let bars = rows.compactMap { datum -> SVGNode? in
                guard let rectangle = bar(datum) else { return nil }
                var path = PathData()
                path.rectangle(rectangle.left, rectangle.top, rectangle.right, rectangle.bottom)
                return .path("", path.text, title: title(datum))
            }
            nodes += group("a " + color(rows[0]), bars) + group("p " + color(rows[0]), nonFinite(rows))
        }
        return nodes + zeroLine() + errorBars(color: "kp")
    }

    /// The rectangle of a bar.
    func bar(_ datum: Datum) -> Rect? {
        guard let span = datum.span, let from = valueScale.position(span.from), let to = valueScale.position(span.to),
            let (start, end) = extent(datum)
        else { return nil }
        return layer.isHorizontal
            ? Rect(left: min(from, to), top: start, right: max(from, to), bottom: end)
            : Rect(left: start, top: min(from, to), right: end, bottom: max(from, to))
    }

    /// An error bar for each value with an interval, in `color` or in the colour of its datum.
    func errorBars(color fixed: String? = nil) -> [SVGNode] {
        groups(by: { [fixed ?? color($0)] }).flatMap { rows -> [SVGNode] in
            var path = PathData()
            for datum in rows {
                guard let at = place(datum), let bounds = interval(datum) else { continue }
                let cap = min(4, band * layout.dodge.slot(datum, layer).width / 3)
                let agree = value(datum)?.bounds.map { isConstant($0.low, $0.high) } ?? false
                path.errorBar(self, at, bounds, cap: cap, least: agree ? 9 : 0)
            }
            return path.text.isEmpty ? [] : [.path("x " + (fixed ?? color(rows[0])), path.text)]
        }
    }
}

private extension PanelDrawing {
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

    /// The ends of the datum's interval in pixels.
    func interval(_ datum: Datum) -> (low: Double, high: Double)? {
        if layer.kind == .errorBar {
            let ends = datum.values(on: layer.labels[.xEnd] != nil ? .x : .y).compactMap(valueScale.position)
            return ends.count == 2 ? (ends[0], ends[1]) : nil
        }
        guard let bounds = value(datum)?.bounds,
            let low = valueScale.position(bounds.low) ?? Optional(panel.frame.bottom),
            let high = valueScale.position(bounds.high)
        else { return nil }
        guard let span = datum.span, span.from != 0, let shift = valueScale.position(span.from),
            let zero = valueScale.position(0)
        else { return (low, high) }
        return (low + shift - zero, high + shift - zero)
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
}

extension PathData {
    /// A bar between two ends with caps across, at least `least` pixels long: the caps of an interval of no width would
    /// be hidden by the line or the dot in its midst.
    mutating func errorBar(
        _ drawing: PanelDrawing, _ at: Double, _ ends: (low: Double, high: Double), cap: Double, least: Double
    ) {
        let missing = max(0, least - (ends.high - ends.low).magnitude) / 2 * (ends.high > ends.low ? 1 : -1)
        let ends = (low: ends.low - missing, high: ends.high + missing)
        for (from, to) in [
            ((at - cap, ends.low), (at + cap, ends.low)), ((at, ends.low), (at, ends.high)),
            ((at - cap, ends.high), (at + cap, ends.high)),
        ] {
            let (start, end) = (drawing.point(from.0, from.1), drawing.point(to.0, to.1))
            move(start.x, start.y)
            line(end.x, end.y)
        }
    }
}
