/// The names by which a chart's colours are known to a reader.

extension Chart {
    /// The series that more than one of a report's `charts` show, in the order first seen: what a report hands to `svg`
    /// as `seriesOrder`, so that each of them keeps its colour. A series of one chart alone takes what is free there.
    package static func sharedSeries(_ charts: [Chart]) -> [String] {
        let names = charts.map(\.seriesNames)
        let counts = names.joined().reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return distinct(names.joined()).filter { counts[$0, default: 0] > 1 }
    }

    /// The categories that colours stand for, in the order first seen.
    package var seriesNames: [String] {
        if let parts { return distinct(parts.flatMap(\.seriesNames)) }
        let values = marks.lazy.flatMap { $0.channels }.filter { $0.role == .color }.flatMap(\.values)
        return distinct(values.compactMap { if case .category(let name) = $0 { name } else { nil } })
    }
}
