/// Bands and areas, and the gaps in them.

extension PanelDrawing {
    /// A point of both edges of a band, in pixels.
    struct Edges {
        /// On the axis of places.
        var place: Double
        /// On the axis of values.
        var low: Double
        var high: Double
        /// All measurements are the same: the two edges are one.
        var agree = false
        /// The lower edge is the plot's: the scale has no place for it.
        var isCut = false
    }

    /// The foot of bands, areas and error bars whose lower end has no place on the scale.
    var floor: Double { layer.isHorizontal ? panel.frame.left : panel.frame.bottom }

    /// All bands of the mark; `class` tells areas from bands.
    func areas(_ class: String) -> [SVGNode] {
        groups(by: \.lineKey).flatMap { rows in
            let edges = rows.map { datum -> Edges? in
                guard let place = place(datum), let span = datum.span, span.from.isFinite,
                    let to = valueScale.position(span.to)
                else { return nil }
                return Edges(place: place, low: valueScale.position(span.from) ?? floor, high: to)
            }
            return group(color(rows[0]), band(edges, `class`))
        }
    }

    /// A band between `edges`, broken where there are none; one point by itself has no breadth.
    func band(_ edges: [Edges?], _ class: String) -> [SVGNode] {
        var path = PathData()
        for run in runs(edges) where run.count > 1 {
            let upper = decimated(run.map { point($0.place, $0.high) }, width: columnWidth)
            let lower = decimated(run.map { point($0.place, $0.low) }, width: columnWidth)
            path.trace(upper, layer.style.interpolation ?? .linear)
            path.trace(lower.reversed(), (layer.style.interpolation ?? .linear).reversed, joining: true)
            path.close()
        }
        return path.text.isEmpty ? [] : [.path(`class`, path.text)]
    }

    /// How many pixels of a long line share four points: the more series, the more, so that a drawing stays small.
    var columnWidth: Double {
        if case .crowd(let names, _) = layout.encoding.colors { max(1, Double(names.count) / 10) } else { 1 }
    }

    /// The stretches between gaps.
    func runs<Element>(_ elements: [Element?]) -> [[Element]] {
        elements.split(omittingEmptySubsequences: true) { $0 == nil }.map { $0.compactMap(\.self) }
    }
}
