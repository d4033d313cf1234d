/// What has no place on a scale is marked at its edge.

extension PanelDrawing {
    /// Crosses at the edge where a value is NaN, infinite or beyond the scale's reach.
    func nonFinite(_ rows: [Datum]) -> [SVGNode] {
        rows.compactMap { datum in
            guard let number = value(datum)?.number, let at = layer.isHorizontal ? datum.y : datum.x else { return nil }
            let strays = !number.isFinite || at.number?.isFinite == false
            guard strays, let place = place(datum) ?? edge(placeScale, at.number, isVertical: layer.isHorizontal),
                let value = valueScale.position(number) ?? edge(valueScale, number, isVertical: !layer.isHorizontal)
            else { return nil }
            let (x, y) = point(place, value)
            return ChartSymbol.cross.node(x, y, area: 30, title: title(datum))
        }
    }
}

private extension PanelDrawing {
    /// Just inside the end of `scale` to which an infinite number points; NaN counts as large.
    func edge(_ scale: AxisScale, _ number: Double?, isVertical: Bool) -> Double? {
        guard let number, !number.isFinite else { return nil }
        return (number == -.infinity) == isVertical ? scale.ends.high - 5 : scale.ends.low + 5
    }
}
