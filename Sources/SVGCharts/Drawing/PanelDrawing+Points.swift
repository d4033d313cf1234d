/// Dots and other symbols with their error bars.

extension PanelDrawing {
    /// All points of the mark.
    func points() -> [SVGNode] {
        guard data.count <= 1000 else { return cloud() }
        let area = (layer.style.symbolSize ?? 30).clamped(to: MarkStyle.symbolSizes)
        let symbols = groups(by: { [color($0)] }).flatMap { rows in
            group(
                "p " + color(rows[0]) + (isShaded ? " ho" : ""),
                rows.compactMap { datum in
                    guard let at = center(datum) else { return nil }
                    return layout.encoding.symbol(datum, layer.style).node(at.x, at.y, area: area, title: title(datum))
                } + nonFinite(rows))
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
    /// Points of many shades have an outline: the palest would be lost on the ground.
    var isShaded: Bool {
        if case .scale = layout.encoding.colors { layer.labels[.color] != nil } else { false }
    }

    /// Thousands of points as one path of dots for each colour; of those that fall on the same pixel, one.
    func cloud() -> [SVGNode] {
        groups(by: { [color($0)] }).flatMap { rows -> [SVGNode] in
            let path = dots(rows.compactMap(center))
            return group("w " + color(rows[0]), [.path("", path.text)]) + group("p " + color(rows[0]), nonFinite(rows))
        }
    }

    /// Dots on a grid of pixels, or of two where there are very many; neighbours in a row are one stroke.
    func dots(_ centers: [(x: Double, y: Double)]) -> PathData {
        let grid = centers.count > 3000 ? 2.0 : 1
        var rows: [Int: Set<Int>] = [:]
        for center in centers {
            rows[Int((center.y / grid).rounded()), default: []].insert(Int((center.x / grid).rounded()))
        }
        var path = PathData()
        for (y, columns) in rows.sorted(by: { $0.key < $1.key }) {
            var last: Int?
            for x in columns.sorted() {
                if let last, x == last + 1 {
                    path.line(Double(x) * grid, Double(y) * grid)
                } else {
                    path.step(Double(x) * grid, Double(y) * grid)
                    path.dot()
                }
                last = x
            }
        }
        return path
    }
}
