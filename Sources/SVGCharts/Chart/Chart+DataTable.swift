/// The data of a chart as a table: what is shown in a fold under it.
import NumberFormats

extension Chart {
    /// Each datum as a row, in data order, under the labels of its channels. Rows that say the same twice (a line and
    /// its points) are kept once; the start and end of a range stand in columns of their own.
    package var dataTable: (header: [String], rows: [[String]]) {
        if let parts { return Self.joined(parts) }
        let header = columnNames
        let places = Dictionary(zip(header, header.indices), uniquingKeysWith: { first, _ in first })
        var rows: [[String]] = []
        var seen: Set<[String]> = []
        for mark in marks {
            let columns = mark.shownChannels.map { (places[$0.label] ?? 0, $0) }
            for index in 0..<mark.count {
                var row = Array(repeating: "", count: header.count)
                for (place, channel) in columns where index < channel.values.count {
                    row[place] = channel.values[index].text(channel.format)
                }
                if seen.insert(row).inserted { rows.append(row) }
            }
        }
        return (header, rows)
    }
}

private extension Chart {
    /// The tables of several charts under each other, each under its chart's title.
    static func joined(_ parts: [Chart]) -> (header: [String], rows: [[String]]) {
        let tables = parts.map(\.dataTable)
        let header = distinct(tables.flatMap(\.header))
        let rows = zip(parts, tables).flatMap { part, table in
            table.rows.map { row in
                [part.title] + header.map { name in table.header.firstIndex(of: name).map { row[$0] } ?? "" }
            }
        }
        return (["Chart"] + header, rows)
    }

    /// The labels of all columns: places and names first, values last.
    var columnNames: [String] {
        let channels = marks.flatMap(\.shownChannels)
        return distinct(channels.filter { !$0.isValue }.map(\.label) + channels.filter(\.isValue).map(\.label))
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
}
