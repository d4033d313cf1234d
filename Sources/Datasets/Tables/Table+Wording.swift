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
        if names.count == 1 {
            let separators: [Character] = ["|", ":", " ", ";", "\t", ","]
            let separator = separators.first { names[0].split(separator: $0).contains { $0 == name } }
            if let separator { return "; separator: \"\(visible(String(separator)))\" reads them apart" }
        }
        if let nearest = suggestion(for: name, among: names) { return "; \(nearest)" }
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
    func expectedNumber(_ text: String, _ place: Int) -> String {
        let column = columns[place], isFree = column.role == .feature && source.columns[column.name] == nil
        if source.decimalComma, text.contains("."),
            DecimalNumber.isWellFormed(text) || CellLook(text, decimalComma: true) == .grouped(separator: ".")
        {
            return "a decimal comma, as decimalComma: true says, and no point; \(Self.points)"
        }
        if DecimalNumber.isWellFormed(text) {
            return "a number that float32 holds, 0 or from 1.4e-45 to 3.4e38 in size"
        }
        if let look = CellLook(text, decimalComma: source.decimalComma) {
            return "a decimal \(look == .decimalComma ? "point" : "number"); \(remedy(for: look, in: place))"
        }
        return isFree
            ? "a decimal number as before; columns: [\"\(column.name)\": .category] reads names, missingWords: [\"\(visible(text))\"] a missing value"
            : "a decimal number"
    }

    /// How cells of a look would be read as numbers; what is said of commas holds for the whole file.
    func remedy(for look: CellLook, in place: Int) -> String {
        guard look == .decimalComma || look == .grouped(separator: ","), let pointed else { return look.remedy }
        return look == .decimalComma
            ? "note that the column \"\(pointed.name)\" has points, such as \"\(pointed.example)\", which decimalComma: true does not read: \(Self.points)"
            : CellLook.remedy(forGroups: ",")
    }

    /// What to do about points where commas are decimal ones.
    static let points =
        "where they part thousands, write 1.234 as 1234, and where they are decimal ones, as commas; pandas.read_csv(…, thousands=\".\", decimal=\",\").to_csv(…, index=False) does the first"

    /// A column of numbers with decimal points, and one of them; `nil` for none.
    var pointed: (name: String, example: String)? {
        guard !source.decimalComma, !columns.isEmpty else { return nil }
        for (place, column) in columns.enumerated() where column.kind == .number && column.role != .ignored {
            let cells = stride(from: place, to: cells.count, by: columns.count).lazy.map { self.cells[$0] }
            if let value = cells.first(where: { $0.isFinite && $0 != $0.rounded() }) {
                return (column.name, "\(value)")
            }
        }
        return nil
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
