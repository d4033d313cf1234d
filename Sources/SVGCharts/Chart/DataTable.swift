package import NumberFormats

/// The data of a chart as a table.
package struct DataTable: Sendable {
    /// A column's head, and how its values are written.
    package struct Column: Sendable {
        /// What stands above it.
        package var title: String
        /// What the columns beside it measure as well; `nil` for a column that stands by itself.
        package var group: String?
        /// How its values are written.
        package var format: NumberFormat?

        /// The title with what stands above it, for heads of one row.
        package var fullTitle: String { group.map { "\($0), \(title)" } ?? title }
    }

    /// In order, those that differ within a group beside each other.
    package var columns: [Column]
    /// Row by row, each as long as `columns`; `nil` for an empty cell.
    package var rows: [[PlottableData?]]

    /// The titles of all columns.
    package var header: [String] { columns.map(\.fullTitle) }

    /// The cells of the first rows as a reader sees them, of all where no number is given.
    package func texts(first count: Int? = nil) -> [[String]] {
        rows.prefix(count ?? rows.count).map { row in zip(columns, row).map { $1?.text($0.format) ?? "" } }
    }

    /// The table with every digit, for programs: the ends of intervals stand in columns of their own.
    package var exact: [[String]] {
        let intervals = columns.indices.map { column in
            rows.contains { if case .interval? = $0[column] { true } else { false } }
        }
        let head = zip(columns, intervals).flatMap { column, isInterval in
            [column.fullTitle] + (isInterval ? ["\(column.fullTitle), low", "\(column.fullTitle), high"] : [])
        }
        return [head]
            + rows.map { row in
                zip(row, zip(intervals, columns)).flatMap { $0.exact(isInterval: $1.0, $1.1.format) }
            }
    }
}

extension DataTable {
    /// The same data with a column for each name of the one column of names, and a row for each place: as curves are
    /// compared. `nil` where there is no such column, where a name has two values at a place, or where most cells would
    /// be empty.
    func wide(names: Int, values: Int) -> DataTable? {
        let places = columns.indices.filter { $0 != names && $0 != values }
        var (rowOf, columnOf) = ([[PlottableData?]: Int](), [String: Int]())
        var cells: [[PlottableData?]] = [], found: [(row: Int, column: Int, value: PlottableData)] = []
        for row in rows {
            guard let name = row[names]?.name, let value = row[values] else { return nil }
            let place = places.map { row[$0] }
            if rowOf[place] == nil { cells.append(place) }
            let at = (rowOf[place, default: rowOf.count], columnOf[name, default: columnOf.count])
            (rowOf[place], columnOf[name]) = at
            found.append((at.0, at.1, value))
        }
        guard (2...Self.mostNames).contains(columnOf.count), 2 * rows.count >= cells.count * columnOf.count else {
            return nil
        }
        for row in cells.indices { cells[row] += Array(repeating: nil, count: columnOf.count) }
        for entry in found {
            guard cells[entry.row][places.count + entry.column] == nil else { return nil }
            cells[entry.row][places.count + entry.column] = entry.value
        }
        let heads = columnOf.sorted { $0.value < $1.value }.map {
            Column(title: $0.key, group: columns[values].title, format: columns[values].format)
        }
        return DataTable(columns: places.map { columns[$0] } + heads, rows: cells)
    }

    /// More columns than these are not read beside each other.
    private static let mostNames = 12
}

private extension PlottableData? {
    /// A cell, or the three of an interval; a number that is known for sure leaves its ends empty.
    func exact(isInterval: Bool, _ format: NumberFormat?) -> [String] {
        func text(_ number: Double) -> String { format == .day ? NumberFormat.day.string(number) : exactText(number) }
        return switch self {
        case .interval(let mean, let low, let high)?: [mean, low, high].map(text)
        case .number(let number)?: [text(number)] + (isInterval ? ["", ""] : [])
        case .category(let name)?: [name] + (isInterval ? ["", ""] : [])
        case nil: Array(repeating: "", count: isInterval ? 3 : 1)
        }
    }
}
