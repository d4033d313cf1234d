/// What has no place on a scale is marked at its edge.

extension PanelDrawing {
    /// Crosses at the edge where a value is NaN, infinite or beyond the scale's reach.
    func nonFinite(_ rows: [Datum]) -> [SVGNode] {
        rows.flatMap { datum -> [SVGNode] in
            guard let at = layer.isHorizontal ? datum.y : datum.x else { return [] }
            let isPlaced = at.number?.isFinite != false
            let places = numbers(datum).compactMap { number -> Double? in
                guard !number.isFinite || !isPlaced else { return nil }
                return valueScale.position(number) ?? edge(valueScale, number, isVertical: !layer.isHorizontal)
            }
            guard let place = place(datum) ?? edge(placeScale, at.number, isVertical: layer.isHorizontal) else {
                return []
            }
            return Set(places).sorted().map { value in
                let (x, y) = point(place, value)
                return ChartSymbol.cross.node(x, y, area: 30, title: title(datum))
            }
        }
    }
}

private extension PanelDrawing {
    /// What the datum says on the axis of values: both ends of an interval that is drawn by itself.
    func numbers(_ datum: Datum) -> [Double] {
        let hasEnds = layer.labels[layer.valueAxis.endRole] != nil && datum.span == nil
        return (hasEnds ? datum.values(on: layer.valueAxis) : [value(datum)].compactMap(\.self)).compactMap(\.number)
    }

    /// Just inside the end of `scale` to which an infinite number points; NaN counts as large.
    func edge(_ scale: AxisScale, _ number: Double?, isVertical: Bool) -> Double? {
        guard let number, !number.isFinite else { return nil }
        return (number == -.infinity) == isVertical ? scale.ends.high - 5 : scale.ends.low + 5
    }
}
