/// Rectangles: cells of a heat map, and shaded zones.
import NumberFormats

extension PanelDrawing {
    /// All rectangles of the mark.
    func rectangles() -> [SVGNode] {
        let isZone = layer.labels[.color] == nil && layer.style.color == nil
        let cells = data.compactMap { datum -> SVGNode? in
            guard let cell = cell(datum) else { return nil }
            var path = PathData()
            path.rectangle(cell.left, cell.top, cell.right, cell.bottom)
            return .path(isZone ? "" : color(datum), path.text, title: cellTitle(datum))
        }
        return group(isZone ? "z" : "a", cells)
    }

    /// The rectangle of a datum, with a hair of the page between cells.
    func cell(_ datum: Datum) -> Rect? {
        guard let (left, right) = extent(datum.x, datum.xEnd, panel.x, panel.frame.left, panel.frame.right),
            let (top, bottom) = extent(datum.y, datum.yEnd, panel.y, panel.frame.top, panel.frame.bottom)
        else { return nil }
        return Rect(left: left, top: top, right: right, bottom: bottom)
    }

    /// The class of a text that lies on the datum's colour.
    func textClass(_ datum: Datum) -> String {
        guard case .scale = layout.encoding.colors, datum.color != nil else { return "i" }
        return "v " + color(datum)
    }
}

private extension PanelDrawing {
    func extent(_ start: PlottableData?, _ end: PlottableData?, _ scale: AxisScale, _ low: Double, _ high: Double) -> (
        Double, Double
    )? {
        guard let start else { return (low, high) }
        guard let from = scale.position(start) else { return nil }
        if let end {
            return scale.position(end).map { (min(from, $0), max(from, $0)) }
        }
        switch scale {
        case .category(let names): return (from - names.step / 2 + 0.5, from + names.step / 2 - 0.5)
        case .continuous: return (from - 10, from + 10)
        }
    }

    func cellTitle(_ datum: Datum) -> String? {
        // What is written in the cell need not be said again.
        guard hasTitles, datum.text == nil, let color = datum.color else { return nil }
        let places = [(MarkChannel.Role.x, datum.x), (.y, datum.y)].compactMap { role, value in
            value.map { "\(layer.labels[role] ?? "") \($0.text(layer.formats[role]))" }
        }
        return places.joined(separator: ", ") + ": " + color.text(layer.formats[.color])
    }
}
