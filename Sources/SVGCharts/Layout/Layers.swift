/// The second phase of drawing: which axes hold names, which bars lie, and where stacked ones begin and end.
import NumberFormats

/// All rows of a chart with what is known of its axes.
struct Layers: Equatable {
    var layers: [MarkLayer]
    var isCategory: [Axis: Bool] = [:]
    /// The panels' values in the order first seen; empty for a chart of one panel.
    var facets: [String] = []
    /// The author has set the ends of an axis, so that data may lie outside.
    var hasDomain: Bool
    /// There were more data, so that those here are not counted.
    var isThinned: Bool

    init(_ chart: Chart) {
        isThinned = chart.countBeforeThinning != nil
        layers = chart.marks.map { MarkLayer($0) }
        hasDomain = chart.x.domain != nil || chart.y.domain != nil
        facets = distinct(layers.lazy.flatMap(\.data).compactMap(\.facet))
        isCategory[.y] = Self.holdsNames(.y, layers, chart.y)
        for index in layers.indices { layers[index].isHorizontal = isHorizontal(layers[index]) }
        isCategory[.x] = Self.holdsNames(.x, layers, chart.x)
        for index in layers.indices { layers[index].setSpans() }
    }
}

private extension Layers {
    static func holdsNames(_ axis: Axis, _ layers: [MarkLayer], _ options: AxisOptions) -> Bool {
        if let type = options.type { return type == .category }
        if options.categories != nil { return true }
        let values = layers.lazy.flatMap(\.data).flatMap { $0.values(on: axis) }
        if values.contains(where: { if case .category = $0 { true } else { false } }) { return true }
        guard options.domain == nil, !layers.contains(where: { $0.formats[axis.role] == .day }) else { return false }
        let contents = layers.filter { $0.labels[axis.role] != nil }.map { $0.kind.shape.content(of: axis, $0) }
        return contents.contains(.names) && !contents.contains(.numbers) && Set(values.map(\.name)).count <= 30
    }

    func isHorizontal(_ layer: MarkLayer) -> Bool {
        let hasNumbers = layer.data.contains { if case .category? = $0.x { false } else { true } }
        return layer.kind.shape.isHorizontal(layer, overNames: isCategory[.y] == true && hasNumbers)
    }
}

private extension MarkLayer {
    /// Gives bars and areas the stretch that they fill.
    mutating func setSpans() {
        guard kind.shape.isFilled else { return }
        guard labels[valueAxis.endRole] != nil else { return stack() }
        for index in data.indices {
            let values = data[index].values(on: valueAxis)
            guard values.count == 2, let from = values[0].number, let to = values[1].number else { continue }
            data[index].span = Span(from: from, to: to)
        }
    }

    mutating func stack() {
        let separate = style.stacking == .unstacked || data.contains { $0.start(on: valueAxis)?.bounds != nil }
        var heights: [[String?]: Span] = [:]
        for index in data.indices {
            guard let number = data[index].start(on: valueAxis)?.number else { continue }
            guard number.isFinite, !separate else { data[index].span = Span(from: 0, to: number); continue }
            // The height of what lies below zero in `from`, above it in `to`.
            var height = heights[placeKey(data[index])] ?? Span(from: 0, to: 0)
            let from = number < 0 ? height.from : height.to
            data[index].span = Span(from: from, to: from + number)
            if number < 0 { height.from += number } else { height.to += number }
            heights[placeKey(data[index])] = height
        }
        if style.stacking == .normalized { normalize(heights) }
    }

    mutating func normalize(_ heights: [[String?]: Span]) {
        for index in data.indices {
            guard let span = data[index].span, let height = heights[placeKey(data[index])] else { continue }
            let total = max(height.to - height.from, .leastNormalMagnitude)
            data[index].span = Span(from: span.from / total, to: span.to / total)
        }
    }

    func placeKey(_ datum: Datum) -> [String?] {
        [datum.facet, datum.position, isHorizontal ? datum.y?.name : datum.x?.name]
    }
}

/// The elements of `names` in the order first seen, each once.
func distinct(_ names: some Sequence<String>) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
}
