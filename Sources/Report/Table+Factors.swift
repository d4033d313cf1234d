internal import Outputs

extension Table {
    /// The titles of the columns that tell the rows of both tables apart: as few as do, words before numbers that were set,
    /// from left to right; the first column where none do.
    static func factors(_ old: Table, _ new: Table) -> [String] {
        var chosen: [String] = []
        for title in old.candidates where new.candidates.contains(title) {
            chosen.append(title)
            if [old, new].allSatisfy({ Set($0.keyed(by: chosen).map(\.key)).count == $0.rows.count }) { return chosen }
        }
        return old.columns.first.map { [$0.title] } ?? []
    }

    /// Each row with what stands in the columns of these titles.
    func keyed(by titles: [String]) -> [(key: [String], cells: [Value])] {
        let columns = titles.compactMap { title in titledColumns.first { $0.title == title }?.index }
        return rows.map { row in (columns.map { row[$0].text }, row) }
    }

    /// The columns with their titles, to which the head above them belongs.
    var titledColumns: [(title: String, index: Int)] {
        columns.enumerated().map { index, column in
            (column.group.map { "\($0), \(column.title)" } ?? column.title, index)
        }
    }

    /// Titles of columns that hold no results.
    private var candidates: [String] {
        let own = titledColumns.filter { column in rows.allSatisfy { !$0[column.index].isResult } }
        let words = own.filter { column in rows.contains { $0[column.index].number == nil } }.map(\.title)
        return words + own.map(\.title).filter { !words.contains($0) }
    }
}

private extension Value {
    /// Whether it was measured, rather than set.
    var isResult: Bool { halfWidth != nil || count != nil || isVolatile || series != nil }
}
