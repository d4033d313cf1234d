/// Lines with their bands, and areas.

extension PanelDrawing {
    /// All lines of the mark: bands first, so that no band lies over a line.
    func lines() -> [SVGNode] {
        let groups = groups(by: \.lineKey)
        var bands: [SVGNode] = []
        var lines: [SVGNode] = []
        for rows in groups {
            bands += group(color(rows[0]), intervals(rows))
            lines += group(color(rows[0]), line(rows))
        }
        return bands + lines
    }

    /// All areas of the mark; `class` tells areas from bands.
    func areas(_ class: String) -> [SVGNode] {
        groups(by: \.lineKey).flatMap { rows in
            let edges = rows.map { datum -> Edges? in
                guard let place = place(datum), let span = datum.span,
                    let from = valueScale.position(span.from) ?? floor, let to = valueScale.position(span.to)
                else { return nil }
                return Edges(place: place, low: from, high: to)
            }
            return group(color(rows[0]), band(edges, `class`))
        }
    }

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
    struct Edges {
        var place: Double
        var low: Double
        var high: Double
        /// All measurements are the same: the two edges are one.
        var agree = false
    }

    /// Just inside the end of `scale` to which an infinite number points; NaN counts as large.
    func edge(_ scale: AxisScale, _ number: Double?, isVertical: Bool) -> Double? {
        guard let number, !number.isFinite else { return nil }
        return (number == -.infinity) == isVertical ? scale.ends.high - 5 : scale.ends.low + 5
    }

    /// The foot of areas on a scale that has no zero.
    var floor: Double? { panel.frame.bottom }

    func line(_ rows: [Datum]) -> [SVGNode] {
        let points = rows.map { datum -> (x: Double, y: Double)? in
            guard let place = place(datum), let value = value(datum).flatMap(valueScale.position) else { return nil }
            return point(place, value)
        }
        var path = PathData()
        var lonely: [SVGNode] = []
        for run in runs(points) {
            if run.count == 1 {
                lonely.append(ChartSymbol.circle.node(run[0].x, run[0].y, area: 24, title: title(rows[0])))
            } else {
                path.trace(decimated(run), layer.style.interpolation ?? .linear)
            }
        }
        var nodes = path.text.isEmpty ? [] : [stroke(path.text, rows[0])]
        let dots = lonely + nonFinite(rows)
        if !dots.isEmpty { nodes.append(.group("p", dots)!) }
        return nodes
    }

    /// A band over the intervals of a line's points, and an error bar where a band would have no breadth: at a point
    /// whose neighbours have no interval, and where all measurements agree, which must not look like one measurement.
    func intervals(_ rows: [Datum]) -> [SVGNode] {
        let edges = rows.map(edges)
        let agreeing = edges.count { $0?.agree == true }
        var bars = PathData()
        for run in runs(edges) {
            for edge in run where run.count == 1 || edge.agree && agreeing <= Self.mostErrorBars {
                bars.errorBar(self, edge.place, (edge.low, edge.high), cap: 4, least: edge.agree ? 6 : 0)
            }
        }
        return band(edges, "b") + (bars.text.isEmpty ? [] : [.path("x", bars.text)])
    }

    /// The ends of the interval of a line's point in pixels; `nil` where there is none.
    func edges(_ datum: Datum) -> Edges? {
        guard let place = place(datum), let bounds = value(datum)?.bounds,
            let low = valueScale.position(bounds.low) ?? floor, let high = valueScale.position(bounds.high)
        else { return nil }
        return Edges(place: place, low: low, high: high, agree: isConstant(bounds.low, bounds.high))
    }

    /// More error bars along a line would touch each other.
    static let mostErrorBars = 40

    func band(_ edges: [Edges?], _ class: String) -> [SVGNode] {
        var path = PathData()
        for run in runs(edges) where run.count > 1 {
            let upper = decimated(run.map { point($0.place, $0.high) })
            let lower = decimated(run.map { point($0.place, $0.low) })
            path.trace(upper, layer.style.interpolation ?? .linear)
            path.trace(lower.reversed(), (layer.style.interpolation ?? .linear).reversed, joining: true)
            path.close()
        }
        return path.text.isEmpty ? [] : [.path(`class`, path.text)]
    }

    /// The stretches between gaps.
    func runs<Element>(_ elements: [Element?]) -> [[Element]] {
        elements.split(omittingEmptySubsequences: true) { $0 == nil }.map { $0.compactMap(\.self) }
    }
}
