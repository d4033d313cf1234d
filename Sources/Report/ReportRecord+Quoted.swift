package import Notebook
package import Outputs

extension ReportRecord {
    /// What another notebook takes by an expression: the value of an inline value, or of a table's cell; `nil` where there
    /// is none.
    package func value(of quotation: Quotation) -> Value? {
        guard case .value(let expression) = quotation.item else { return nil }
        if let value = values.first(where: { $0.expression == expression }) { return value.value }
        return quotation.cell.flatMap { cell in table(cell.table)?.value(row: cell.row, column: cell.column) }
    }

    /// Every cell of tables with labels that another notebook can take, by what it writes.
    package var cells: [(expression: String, value: Value)] {
        Set(blocks.compactMap(\.label)).filter { $0.hasPrefix("tbl-") }.sorted().flatMap { label in
            guard let table = table(label) else { return [(expression: String, value: Value)]() }
            return table.rows.compactMap(\.first?.text).flatMap { row in
                table.columns.dropFirst().map(\.title).compactMap { column in
                    guard !row.contains("\""), !column.contains("\""), let value = table.value(row: row, column: column)
                    else { return nil }
                    return ("\(label)[\"\(row)\", \"\(column)\"]", value)
                }
            }
        }
    }

    private func table(_ label: String) -> Table? {
        blocks.first { $0.label == label }?.outputs.lazy.compactMap(\.table).first
    }
}

extension Table {
    /// The value in the only row that begins with `row`, below `column`, with the unit of the column; `nil` where there is
    /// none.
    func value(row: String, column: String) -> Value? {
        let found = rows.filter { $0.first?.text == row }
        guard found.count == 1, let index = columns.firstIndex(where: { $0.title == column }) else { return nil }
        var value = found[0][index]
        // A unit that the column's head says for all of its cells.
        if value.unit == nil, value.number != nil { value.unit = columns[index].unit }
        (value.isBest, value.reference) = (nil, nil)
        return value
    }
}
