internal import Experiments
internal import Spelling

/// The words for what is wrong with a table.
extension Table {
    /// What is wrong with a line of more or fewer values than there are columns.
    func wrongCount(_ cells: [TableReader.Cell], _ line: Int, _ reader: TableReader) -> DatasetError {
        let isLonger = cells.count > columns.count, separator = String(UnicodeScalar(reader.separator))
        let isEmpty = isLonger && cells.last.map(reader.text)?.isEmpty == true
        let ending = isEmpty ? ", the last of them empty" : ""
        let hint =
            isEmpty || !isLonger
            ? "" : "; a value that holds \"\(visible(separator))\" stands in quotation marks"
        return .csv(
            file: reader.path, line: line, column: 1, found: counted(cells.count, "value") + ending,
            expected: "\(columns.count), one for each column" + hint)
    }

    /// What may help where a column of that name is not among `names`.
    func hint(for name: String, among names: [String], _ reader: TableReader) -> String {
        if let nearest = suggestion(for: name, among: names) { return "; \(nearest)" }
        if names.count == 1 {
            let separators: [Character] = ["|", ":", " ", ";", "\t", ","]
            let separator = separators.first { names[0].split(separator: $0).contains { $0 == name } }
            if let separator { return "; separator: \"\(visible(String(separator)))\" reads them apart" }
        }
        var rest = reader, cells: [TableReader.Cell] = []
        for _ in 0..<20 {
            guard let line = try? rest.next(into: &cells) else { break }
            if cells.contains(where: { rest.text($0) == name }) {
                return " on the first line; line \(line) has it, and nothing may stand above"
            }
        }
        return names.contains(where: DecimalNumber.isWellFormed)
            ? "; the first line looks like a sample, where names of columns are expected" : ""
    }

    /// A number of another size is told what a float holds.
    func expectedNumber(_ text: String, _ column: TableColumn) -> String {
        if DecimalNumber.isWellFormed(text) {
            return "a number that float32 holds, 0 or from 1.4e-45 to 3.4e38 in size"
        }
        if let look = CellLook(text, decimalComma: source.decimalComma) {
            return look == .decimalComma
                ? "a decimal point; decimalComma: true reads commas as such" : "a decimal number; \(look.remedy)"
        }
        return column.role == .feature && source.columns[column.name] == nil
            ? "a decimal number as before; columns: [\"\(column.name)\": .category] reads names, missingWords: [\"\(visible(text))\"] a missing value"
            : "a decimal number"
    }

    func called(_ name: String) -> String { name.isEmpty ? "the column without a name" : name }

    /// The first names, none of more letters than a reader takes for one.
    func listed(_ names: [String]) -> String {
        let shown = names.prefix(8).map { visible(String($0.prefix(80))) + ($0.count > 80 ? "…" : "") }
        return shown.joined(separator: ", ") + (names.count > 8 ? ", … (\(names.count) in all)" : "")
    }

    /// Without characters that a terminal does not show.
    func visible(_ text: String) -> String {
        text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? $0.escaped(asASCII: true) : String($0) }.joined()
    }
}
