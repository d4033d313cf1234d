/// The data of a chart as a table: what is shown in a fold under it.
import NumberFormats

extension Chart {
    /// Each datum as a row, in data order, under the labels of its channels; where series are compared, each has a column.
    /// Rows that say the same twice (a line and its points) are kept once; the start and end of a range stand in columns
    /// of their own.
    package var dataTable: DataTable {
        if let parts { return Self.joined(parts) }
        let columns = self.columns
        let places = Dictionary(
            zip(columns.map(\.title), columns.indices), uniquingKeysWith: { first, _ in first })
        var rows: [[PlottableData?]] = []
        var seen: Set<[PlottableData?]> = []
        for mark in marks {
            // What several marks show is one datum; what a mark has twice are two.
            var own: Set<[PlottableData?]> = []
            let shown = mark.shownChannels.map { (places[$0.label] ?? 0, $0) }
            for index in 0..<mark.count {
                var row = [PlottableData?](repeating: nil, count: columns.count)
                for (place, channel) in shown where index < channel.values.count { row[place] = channel.values[index] }
                if !seen.contains(row) { rows.append(row) }
                own.insert(row)
            }
            seen.formUnion(own)
        }
        let table = DataTable(columns: columns, rows: rows)
        guard let (names, values) = compared else { return table }
        return table.wide(names: places[names] ?? 0, values: places[values] ?? 0) ?? table
    }
}

private extension Chart {
    /// The tables of several charts under each other, each under its chart's title.
    static func joined(_ parts: [Chart]) -> DataTable {
        let tables = parts.map(\.dataTable)
        var columns: [String: DataTable.Column] = [:]
        for column in tables.flatMap(\.columns) where columns[column.fullTitle] == nil {
            columns[column.fullTitle] = column
        }
        let header = distinct(tables.flatMap(\.header))
        let rows = zip(parts, tables).flatMap { part, table in
            let places = header.map { name in table.header.firstIndex(of: name) }
            let title = PlottableData.category(part.title)
            return table.rows.map { row in [title] + places.map { $0.flatMap { row[$0] } } }
        }
        return DataTable(columns: [.init(title: "Chart")] + header.compactMap { columns[$0] }, rows: rows)
    }

    /// The columns under their labels: places and names first, values last.
    var columns: [DataTable.Column] {
        let channels = marks.flatMap(\.shownChannels)
        let ordered = channels.filter { !$0.isValue } + channels.filter(\.isValue)
        return distinct(ordered.map(\.label)).map { label in
            DataTable.Column(title: label, format: ordered.lazy.filter { $0.label == label }.compactMap(\.format).first)
        }
    }

    /// The labels of the names by which curves, points or bars are told apart and of what they measure, where all marks
    /// have these two and places, and nothing else.
    var compared: (names: String, values: String)? {
        let names = Set(marks.flatMap { $0.shownChannels.filter(\.isName).map(\.label) })
        let values = Set(marks.flatMap { $0.shownChannels.filter(\.isValue).map(\.label) })
        guard names.count == 1, values.count == 1, let name = names.first, let value = values.first,
            marks.allSatisfy({ mark in
                let labels = Set(mark.shownChannels.map(\.label))
                return labels.isSuperset(of: [name, value]) && labels.count == 3 && mark[.yEnd] == nil
                    && ![name, value].contains(mark[.x]?.label) && mark.kind != .box
            })
        else { return nil }
        return (name, value)
    }
}

private extension Mark {
    /// All channels but texts that repeat a value, in the order: panel, place, names, values.
    var shownChannels: [MarkChannel] {
        let order: [MarkChannel.Role] = [
            .facet, .x, .xEnd, .series, .color, .symbol, .lineStyle, .position, .y, .yEnd, .text,
        ]
        let shown = kind.shape.textIsData ? order : order.dropLast()
        return shown.compactMap { self[$0] }
    }
}

private extension MarkChannel {
    var isValue: Bool { role == .y || role == .yEnd }

    /// Whether it tells series apart by their names.
    var isName: Bool {
        [.series, .color, .symbol, .lineStyle, .position].contains(role)
            && values.allSatisfy { if case .category = $0 { true } else { false } }
    }
}
