/// The names by which a chart's colours are known to a reader.

extension Chart {
    /// The categories that colours stand for, in the order first seen: what a report hands to `svg` as `seriesOrder`,
    /// all charts' together.
    package var seriesNames: [String] {
        if let parts { return distinct(parts.flatMap(\.seriesNames)) }
        let values = marks.lazy.flatMap { $0.channels }.filter { $0.role == .color }.flatMap(\.values)
        return distinct(values.compactMap { if case .category(let name) = $0 { name } else { nil } })
    }
}
