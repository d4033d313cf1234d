/// A table of values: typed columns, one unit per column where its cells share it.
public struct Table: Codable, Hashable, Sendable {
    /// A column's head.
    public struct Column: Codable, Hashable, Sendable {
        /// What stands above it.
        public var title: String
        /// The head above it, which it shares with the columns beside it that have the same; `nil` for none.
        public var group: String?
        /// The unit of every cell, taken out of the cells; `nil` where they differ or have none.
        public var unit: String?
        /// Whether the cells are numbers, and so are aligned on their decimal points.
        public var isNumeric: Bool
        /// Which end of the column is the better one, where the best was to be marked; `nil` where it was not.
        public var best: BestMark?
    }

    /// Rows that belong together, under a title.
    public struct Group: Codable, Hashable, Sendable {
        /// What stands above it.
        public var title: String
        /// How many rows it has.
        public var count: Int

        /// A title above the next `count` rows.
        public init(title: String, count: Int) {
            self.title = title
            self.count = count
        }
    }

    /// The columns, from left to right, each with a cell for every row.
    public var columns: [Column]
    /// Row by row, each as long as `columns`.
    public var rows: [[Value]]
    /// The groups that the rows fall into, in order; `nil` where they are not grouped.
    public var groups: [Group]?
    /// A remark under the table; `nil` for none.
    public var note: String?

    /// A table with a row per element of `data`:
    /// `Table(result.trials) { TableColumn("Model") { $0.name }; TableColumn("Test accuracy") { $0.testAccuracy } }`.
    /// `groupedBy` puts rows of the same title together under it, in the order first seen.
    public init<Data: Sequence>(
        _ data: Data, groupedBy title: ((Data.Element) -> String)? = nil, note: String? = nil,
        @TableColumnBuilder<Data.Element> columns: () -> [TableColumn<Data.Element>]
    ) {
        let (data, groups) = grouped(Array(data), by: title)
        let written = columns()
        let cells = written.map { $0.cells(data) }
        self.init(
            columns: zip(written, cells).map { column, values in
                let isNumeric =
                    values.contains { $0.number != nil } && values.allSatisfy { $0.number != nil || $0.text.isEmpty }
                return Column(
                    title: column.title, group: column.group, unit: sharedUnit(values), isNumeric: isNumeric,
                    best: column.best)
            },
            rows: data.indices.map { row in cells.map { $0[row] } }, note: note)
        self.groups = groups
    }

    init(columns: [Column], rows: [[Value]], note: String?) {
        self.columns = columns
        self.rows = rows
        self.note = note
    }
}

extension Table {
    /// A table of what stands in the rows; an element missing at a row's end is an empty cell.
    public init(columns titles: [String], rows: [[any Quantity]], note: String? = nil) {
        self.init(rows, note: note) {
            for (index, title) in titles.enumerated() {
                TableColumn(title) { (row: [any Quantity]) in index < row.count ? row[index] : "" }
            }
        }
    }

    /// The same table with the rows of each group in the order of a column: numbers by size, words by letters, empty
    /// cells last.
    /// - Precondition: there is a column of that title; the message lists the titles there are.
    public func sorted(by title: String, descending: Bool = false) -> Table {
        guard let column = columns.firstIndex(where: { $0.title == title }) else {
            fatalError(
                "the table has no column \"\(title)\"; its columns are \(columns.map { "\"\($0.title)\"" }.joined(separator: ", "))"
            )
        }
        var table = self
        var start = 0
        for count in groups?.map(\.count) ?? [rows.count] {
            let range = start..<start + count
            table.rows[range] =
                rows[range].enumerated().sorted { left, right in
                    let (first, second) = (left.element[column], right.element[column])
                    if first.precedes(second) != second.precedes(first), !first.isEmpty, !second.isEmpty {
                        return first.precedes(second) != descending
                    }
                    return first.isEmpty != second.isEmpty ? second.isEmpty : left.offset < right.offset
                }.map(\.element)[...]
            start += count
        }
        return table
    }
}

private extension Value {
    var isEmpty: Bool { text.isEmpty || number?.isNaN == true }

    func precedes(_ other: Value) -> Bool {
        if let number, let second = other.number { number < second } else { text < other.text }
    }
}

/// The unit all cells have that hold a number.
private func sharedUnit(_ values: [Value]) -> String? {
    let units = Set(values.filter { $0.number != nil }.map(\.unit))
    return units.count == 1 ? units.first ?? nil : nil
}

/// Rows of one title beside each other, and the groups they make.
private func grouped<Row>(_ rows: [Row], by title: ((Row) -> String)?) -> ([Row], [Table.Group]?) {
    guard let title else { return (rows, nil) }
    var groups: [(title: String, rows: [Row])] = []
    var places: [String: Int] = [:]
    for row in rows {
        let title = title(row)
        if let place = places[title] {
            groups[place].rows.append(row)
        } else {
            places[title] = groups.count
            groups.append((title, [row]))
        }
    }
    return (groups.flatMap(\.rows), groups.map { Table.Group(title: $0.title, count: $0.rows.count) })
}
