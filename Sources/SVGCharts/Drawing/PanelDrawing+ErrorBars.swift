/// Error bars: those of points and bars, and error bars by themselves.

extension PanelDrawing {
    /// An error bar for each value with an interval, in `color` or in the colour of its datum; none for those that
    /// something else shows.
    func errorBars(color fixed: String? = nil, except shown: Set<[PlottableData?]> = []) -> [SVGNode] {
        groups(by: { [fixed ?? color($0)] }).flatMap { rows -> [SVGNode] in
            var path = PathData()
            for datum in rows {
                guard let at = place(datum), let bounds = interval(datum), !shown.contains(datum.measurement) else {
                    continue
                }
                let cap = min(4, band * layout.dodge.slot(datum, layer).width / 3)
                let agree = value(datum)?.bounds.map { isConstant($0.low, $0.high) } ?? false
                path.errorBar(self, at, bounds, cap: cap, least: agree ? 9 : 0)
            }
            return path.text.isEmpty ? [] : [.path("x " + (fixed ?? color(rows[0])), path.text)]
        }
    }
}

private extension PanelDrawing {
    /// The ends of the datum's interval in pixels.
    func interval(_ datum: Datum) -> (low: Double, high: Double)? {
        if layer.labels[layer.valueAxis.endRole] != nil, datum.span == nil {
            let ends = datum.values(on: layer.valueAxis).compactMap(valueScale.position)
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
