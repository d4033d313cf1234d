internal import NumberFormats

extension Table {
    /// What the table says of its own marks, sentence by sentence: what ± is and over how many, which cells are
    /// anecdotes, what bold means.
    package var legend: [String] {
        let cells = rows.flatMap(\.self)
        var sentences: [String] = []
        if cells.contains(where: { $0.halfWidth != nil }) {
            let counts = Set(cells.compactMap { $0.halfWidth == nil ? nil : $0.count })
            sentences.append(
                "Mean ± 95 % interval" + (counts.count == 1 ? "; n = \(counts.first!)." : "; n in brackets."))
        }
        if cells.contains(where: \.isAnecdote) { sentences.append("† One run: an anecdote, not a result.") }
        return sentences + bestLegend
    }

    /// Which columns have a best, and which have none although one was looked for.
    private var bestLegend: [String] {
        let sought = columns.indices.filter { column in
            columns[column].best != nil && rows.count > 1 && rows.contains { ($0[column].count ?? 0) > 1 }
        }
        let marked = sought.filter { column in rows.contains { $0[column].isBest == true } }
        func titles(_ indices: [Int]) -> String { indices.map { columns[$0].title }.joined(separator: ", ") }
        return
            (marked.isEmpty
            ? []
            : ["\(titles(marked)): bold is the best, ahead of every other row by a significant paired difference."])
            + (marked.count == sought.count
                ? []
                : ["\(titles(sought.filter { !marked.contains($0) })): no row is significantly ahead of all others."])
    }

    /// The texts of the cells, row by row, without their columns' units, with n where the cells with an interval rest
    /// on different numbers of measurements and, unless told otherwise, the dagger of an anecdote.
    package func texts(marksAnecdotes: Bool = true) -> [[String]] {
        let showsCounts =
            Set(rows.lazy.flatMap { $0.lazy.compactMap { $0.halfWidth == nil ? nil : $0.count } }).count > 1
        return rows.map { row in
            zip(columns, row).map { column, value in
                let text = column.unit != nil ? value.text : value.textWithUnit
                let count = showsCounts && value.halfWidth != nil ? value.count.map { " (\($0))" } ?? "" : ""
                return text + count + (value.isAnecdote && marksAnecdotes ? "†" : "")
            }
        }
    }

    /// The rows as comma-separated values (RFC 4180) with every digit; an interval's half width and its n stand in
    /// columns of their own.
    package var csv: String {
        let intervals = columns.indices.map { column in rows.contains { $0[column].halfWidth != nil } }
        let group = groups.map { groups in groups.flatMap { group in Array(repeating: group.title, count: group.count) }
        }
        let head =
            (group == nil ? [] : ["Group"])
            + zip(columns, intervals).flatMap { column, hasInterval -> [String] in
                let title =
                    column.unit.map { "\(column.fullTitle) (\($0 == "%" || $0 == "pp" ? "fraction" : $0))" }
                    ?? column.fullTitle
                return hasInterval ? [title, "± 95 %", "n"] : [title]
            }
        let body = rows.enumerated().map { index, row in
            (group.map { [$0[index]] } ?? [])
                + zip(row, intervals).flatMap { value, hasInterval -> [String] in
                    let number = value.number.map(exactText) ?? value.text
                    return hasInterval
                        ? [number, value.halfWidth.map(exactText) ?? "", value.count.map(String.init) ?? ""] : [number]
                }
        }
        return csvText([head] + body)
    }
}

extension Table.Column {
    /// The title with what stands above it, for heads of one row.
    package var fullTitle: String { group.map { "\($0), \(title)" } ?? title }
}

/// Rows of cells as comma-separated values (RFC 4180).
package func csvText(_ rows: [[String]]) -> String {
    rows.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
}

private func quoted(_ text: String) -> String {
    // Scalars, since a carriage return and a line feed are one character of Swift's. `#` begins a comment to whoever is told
    // to pass over the first line of such a file.
    text.unicodeScalars.contains { [",", "\"", "#", "\r", "\n"].contains($0) }
        ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
}
