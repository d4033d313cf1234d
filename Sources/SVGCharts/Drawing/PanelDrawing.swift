/// Where the data of one mark lie in one panel: what all kinds of marks share.
import NumberFormats

/// One mark in one panel.
struct PanelDrawing {
    var layer: MarkLayer
    var panel: Panel
    var layout: ChartLayout
    /// The rows that this panel shows.
    var data: [Datum]
    /// The pixels that a place may fill.
    private(set) var band = 0.0
    /// Whether every cell has room for its number: known once, as cells are many.
    private(set) var showsNumbers = false
    /// How wide and high a cell is on axes of numbers, in pixels: the least distance of two.
    private(set) var cellSize = (x: 0.0, y: 0.0)

    init(_ layer: MarkLayer, _ panel: Panel, _ layout: ChartLayout) {
        (self.layer, self.panel, self.layout) = (layer, panel, layout)
        data = layer.data(in: panel.facet)
        if layer.kind.shape.isDrawnOnce {
            var seen: Set<Datum> = []
            data = data.filter { seen.insert($0).inserted }
        }
        band = widestBand
        if layer.kind == .rectangle {
            cellSize = (step(panel.x, \.x), step(panel.y, \.y))
            showsNumbers = numbersFit
        }
    }

    /// The axis on which places, not values, are.
    var placeScale: AxisScale { layer.isHorizontal ? panel.y : panel.x }
    /// The axis along which values are shown.
    var valueScale: AxisScale { layer.isHorizontal ? panel.x : panel.y }

    /// The pixel of the datum's place, in its slot where places are shared.
    func place(_ datum: Datum) -> Double? {
        guard let value = layer.isHorizontal ? datum.y : datum.x, let at = placeScale.position(value) else {
            return nil
        }
        return at + layout.dodge.slot(datum, layer).middle * band
    }

    /// The datum's value, not its place.
    func value(_ datum: Datum) -> PlottableData? { layer.isHorizontal ? datum.x : datum.y }

    /// A point of the panel from a pixel on the axis of places and one on the axis of values.
    func point(_ place: Double, _ value: Double) -> (x: Double, y: Double) {
        layer.isHorizontal ? (value, place) : (place, value)
    }

    /// The middle of the datum in pixels.
    func center(_ datum: Datum) -> (x: Double, y: Double)? {
        guard let place = place(datum), let value = value(datum).flatMap(valueScale.position) else { return nil }
        return point(place, value)
    }

    /// Rows of one line, area or colour, in the order first seen.
    func groups(by key: (Datum) -> [String?]) -> [[Datum]] {
        var places: [[String?]: Int] = [:]
        var groups: [[Datum]] = []
        for datum in data {
            if let place = places[key(datum)] {
                groups[place].append(datum)
            } else {
                places[key(datum)] = groups.count
                groups.append([datum])
            }
        }
        return groups
    }

    /// The class of the datum's colour.
    func color(_ datum: Datum, fallback: String = "s1") -> String {
        layout.encoding.colors.colorClass(datum, layer.style, fallback: fallback)
    }

    /// Whether the mark's colours are shades of a scale: the palest would be lost on the ground without an outline.
    var isShaded: Bool {
        if case .scale = layout.encoding.colors { layer.labels[.color] != nil } else { false }
    }

    /// Whether rows are few enough to carry a title each.
    var hasTitles: Bool { data.count <= 150 }

    /// What is shown on hover: `Baseline, Epoch 3: 0.0772`.
    func title(_ datum: Datum) -> String? {
        guard hasTitles, let value = value(datum) else { return nil }
        let (place, placeRole): (PlottableData?, MarkChannel.Role) = layer.isHorizontal ? (datum.y, .y) : (datum.x, .x)
        var parts = distinct(
            [datum.facet, datum.color?.name, datum.series, datum.symbol, datum.position].compactMap(\.self))
        if let place {
            let name = place.text(layer.formats[placeRole])
            if case .category = place {
                if !parts.contains(name) { parts.append(name) }
            } else {
                parts.append((layer.labels[placeRole].map { $0 + " " } ?? "") + name)
            }
        }
        let seeds = layer.isOverFewer(datum) ? datum.count.map { " (n = \($0))" } ?? "" : ""
        return parts.joined(separator: ", ") + ": " + value.text(layer.formats[layer.valueAxis.role]) + seeds
    }

    /// `children` in a group of `class` that carries the mark's opacity.
    func group(_ class: String, _ children: [SVGNode]) -> [SVGNode] {
        guard !children.isEmpty else { return [] }
        var attributes = [SVGAttribute("class", `class`)]
        if let opacity = layer.style.opacity {
            attributes.append(SVGAttribute("opacity", opacity.clamped(to: MarkStyle.opacities)))
        }
        return [.element("g", attributes, children)]
    }

    /// A path of a line with the dashes of its datum or of its constant style.
    func stroke(_ path: String, _ datum: Datum) -> SVGNode {
        // Many lines of one colour are thin, or they would be a blot.
        let crowd = if case .crowd = layout.encoding.colors { StrokeStyle(lineWidth: 1) } else { StrokeStyle?.none }
        guard let stroke = layer.style.stroke ?? crowd else {
            return .path(classes("l", layout.encoding.dashClass(datum)), path)
        }
        var attributes = [SVGAttribute("stroke-width", stroke.lineWidth.clamped(to: StrokeStyle.lengths))]
        if !stroke.dash.isEmpty {
            attributes.append(SVGAttribute("stroke-dasharray", stroke.drawnDash.map(pixels).joined(separator: " ")))
        }
        return .path("y", path, attributes)
    }

    /// A path of what is a mean over fewer seeds than the rest of its line: dotted, whatever dashes that has.
    func dotted(_ path: String) -> SVGNode { .path("l d2", path) }
}

private extension PanelDrawing {
    /// The share of a step that a bar fills; on an axis of numbers, a share of the least distance.
    var widestBand: Double {
        switch placeScale {
        case .category(let scale): return min(scale.bandwidth, layer.isHorizontal ? 40 : 84)
        case .continuous:
            let places = Set(data.compactMap { (layer.isHorizontal ? $0.y : $0.x).flatMap(placeScale.position) })
                .sorted()
            let gap = zip(places, places.dropFirst()).map { $1 - $0 }.min() ?? 40
            return min(40, max(1, gap * 0.8))
        }
    }
}
