/// A table of values: typed columns, one unit per column where its cells share it.
public struct Table: Codable, Hashable, Sendable {
    /// A column's head.
    public struct Column: Codable, Hashable, Sendable {
        public var title: String
        /// The unit of every cell, taken out of the cells; `nil` where they differ or have none.
        public var unit: String?
        /// Whether the cells are numbers, and so are aligned on their decimal points.
        public var isNumeric: Bool
    }

    public var columns: [Column]
    /// Row by row, each as long as `columns`.
    public var rows: [[Value]]
    /// A remark under the table; `nil` for none.
    public var note: String?

    /// A table with a row per element of `data`:
    /// `Table(result.trials) { TableColumn("Model") { $0.name }; TableColumn("Test accuracy") { $0.testAccuracy } }`.
    public init<Data: Sequence>(
        _ data: Data, note: String? = nil, @TableColumnBuilder<Data.Element> columns: () -> [TableColumn<Data.Element>]
    ) {
        let data = Array(data)
        let cells = columns().map { column in (column.title, column.cells(data)) }
        self.init(
            columns: cells.map { title, values in
                let isNumeric = values.contains { $0.number != nil } && values.allSatisfy { $0.number != nil || $0.text.isEmpty }
                return Column(title: title, unit: sharedUnit(values), isNumeric: isNumeric)
            },
            rows: data.indices.map { row in cells.map { $0.1[row] } }, note: note)
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
}

/// The unit all cells have that hold a number.
private func sharedUnit(_ values: [Value]) -> String? {
    let units = Set(values.filter { $0.number != nil }.map(\.unit))
    return units.count == 1 ? units.first ?? nil : nil
}
