/// Places side by side within one category, for `position(by:)`, boxes, and bars whose intervals forbid stacking.

/// Which share of a place's band each value of the position channel has.
struct Dodge: Equatable {
    private var slots: [String: Int] = [:]

    init(_ layers: [MarkLayer]) {
        for layer in layers {
            let keyed = layer.data.compactMap { datum in Self.key(datum, layer).map { (datum, key: $0) } }
            let places = Dictionary(grouping: keyed) { [layer.isHorizontal ? $0.0.y?.name : $0.0.x?.name, $0.0.facet] }
            let isShared = places.values.contains { place in place.contains { $0.key != place[0].key } }
            for (datum, key) in keyed where slots[key] == nil && (isShared || datum.position != nil) {
                slots[key] = slots.count
            }
        }
    }

    /// The middle of the datum's slot as a share of the band, −0.5 to 0.5, and the slot's width as a share of the band.
    func slot(_ datum: Datum, _ layer: MarkLayer) -> (middle: Double, width: Double) {
        guard let key = Self.key(datum, layer), let slot = slots[key], slots.count > 1 else { return (0, 1) }
        let width = 1 / Double(slots.count)
        return ((Double(slot) + 0.5) * width - 0.5, width)
    }
}

private extension Dodge {
    /// Boxes, and bars with intervals, that share their place with others of another colour stand side by side unasked.
    static func key(_ datum: Datum, _ layer: MarkLayer) -> String? {
        if let position = datum.position { return position }
        guard layer.kind.shape.standsAside(layer.isHorizontal ? datum.x : datum.y), layer.style.stacking == nil,
            let color = datum.color, let label = layer.labels[.color]
        else { return nil }
        return label == layer.labels[layer.isHorizontal ? .y : .x] ? nil : color.name
    }
}
