/// Dots and other symbols with their error bars.

extension PanelDrawing {
    /// All points of the mark.
    func points() -> [SVGNode] {
        guard data.count <= 1000 else { return cloud() }
        let area = layer.style.symbolSize ?? 30
        let symbols = groups(by: { [color($0)] }).flatMap { rows in
            group("p " + color(rows[0]), rows.compactMap { datum in
                guard let at = center(datum) else { return nil }
                return layout.encoding.symbol(datum, layer.style).node(at.x, at.y, area: area, title: title(datum))
            } + diverged(rows))
        }
        return errorBars() + symbols
    }

    /// The middle of the datum in pixels.
    func center(_ datum: Datum) -> (x: Double, y: Double)? {
        guard let place = place(datum), let value = value(datum).flatMap(valueScale.position) else { return nil }
        return point(place, value)
    }
}

private extension PanelDrawing {
    /// Thousands of points as one path of dots for each colour; of those that fall on the same pixel, one.
    func cloud() -> [SVGNode] {
        groups(by: { [color($0)] }).flatMap { rows -> [SVGNode] in
            var path = PathData()
            var seen: Set<[Double]> = []
            for datum in rows {
                guard let at = center(datum), seen.insert([at.x.rounded(), at.y.rounded()]).inserted else { continue }
                path.move(at.x.rounded(), at.y.rounded())
                path.dot()
            }
            return group("w " + color(rows[0]), [.path("", path.text)] + diverged(rows))
        }
    }
}
