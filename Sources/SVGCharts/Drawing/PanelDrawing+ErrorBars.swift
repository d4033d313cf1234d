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
    /// The ends of the datum's interval in pixels, and whether the lower one has no place on the scale: it is then the
    /// plot's edge.
    func interval(_ datum: Datum) -> (low: Double, high: Double, isCut: Bool)? {
        if layer.labels[layer.valueAxis.endRole] != nil, datum.span == nil {
            let ends = datum.values(on: layer.valueAxis).compactMap(\.number).filter(\.isFinite).sorted()
            guard ends.count == 2, let high = valueScale.position(ends[1]) else { return nil }
            let low = valueScale.position(ends[0])
            return (low ?? floor, high, low == nil)
        }
        guard let bounds = value(datum)?.bounds, let high = valueScale.position(bounds.high) else { return nil }
        guard let low = valueScale.position(bounds.low) else { return (floor, high, true) }
        guard let span = datum.span, span.from != 0, let shift = valueScale.position(span.from),
            let zero = valueScale.position(0)
        else { return (low, high, false) }
        return (low + shift - zero, high + shift - zero, false)
    }
}

extension PathData {
    /// A bar between two ends with caps across, at least `least` pixels long: the caps of an interval of no width would
    /// be hidden by the line or the dot in its midst. One that `isCut` has no cap below: it goes on.
    mutating func errorBar(
        _ drawing: PanelDrawing, _ at: Double, _ ends: (low: Double, high: Double, isCut: Bool), cap: Double,
        least: Double
    ) {
        let missing = max(0, least - (ends.high - ends.low).magnitude) / 2 * (ends.high > ends.low ? 1 : -1)
        let (low, high) = (ends.low - missing, ends.high + missing)
        let foot = ends.isCut ? [] : [((at - cap, low), (at + cap, low))]
        for (from, to) in foot + [((at, low), (at, high)), ((at - cap, high), (at + cap, high))] {
            let (start, end) = (drawing.point(from.0, from.1), drawing.point(to.0, to.1))
            move(start.x, start.y)
            line(end.x, end.y)
        }
    }
}
