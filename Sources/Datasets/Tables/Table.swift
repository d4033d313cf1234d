internal import Experiments
internal import Spelling

/// A table while its files are read: a number for each cell, NaN for a missing one, a name's code for a category.
struct Table {
    let source: TableSource
    private(set) var columns: [TableColumn] = []
    /// Row by row, a number for each column.
    private(set) var cells: [Float] = []
    /// Of each ignored column, a digest of each cell.
    private(set) var groups: [String: [UInt64]] = [:]
    private(set) var rowCount = 0
    /// Of columns of categories, the names that are in a second file alone.
    private(set) var newNames: [(column: String, names: [String])] = []
    /// Rows with missing values that were left out.
    private(set) var droppedCount = 0
    private var firstMissing: DatasetError?
    private let missingWords: Set<String>

    init(_ source: TableSource) {
        self.source = source
        missingWords = Set(["", "NA", "N/A", "NaN", "nan", "null", "NULL"] + source.missingWords)
    }

    /// Adds the rows of a file. Throws a ``DatasetError`` that names file, line and column.
    mutating func read(_ path: String) throws {
        guard source.separator.utf8.count < 2 else {
            throw DatasetError.wrongWord(
                name: "the separator", value: source.separator, expected: "one character, such as \",\"")
        }
        var reader = try TableReader(path: path, separator: source.separator.utf8.first), cells: [TableReader.Cell] = []
        guard let line = try reader.next(into: &cells) else {
            throw DatasetError.csv(file: path, line: 1, column: 1, found: "nothing", expected: "a line of column names")
        }
        try takeHeader(cells, line, reader)
        let (before, dropped) = (rowCount, droppedCount), known = columns.map(\.codes.count)
        while let line = try reader.next(into: &cells) {
            guard cells.count == columns.count else { throw wrongCount(cells, line, reader) }
            try take(cells, line, reader)
        }
        try checkMissing()
        for (column, known) in zip(columns, known) where before > 0 && column.role == .feature {
            let new = column.codes.filter { $0.value >= known }.sorted { $0.value < $1.value }.map(\.key)
            if !new.isEmpty { newNames.append((column.name, new)) }
        }
        guard rowCount == before else { return }
        let (found, expected) =
            droppedCount == dropped
            ? ("a line of column names alone", "a line for each sample below it")
            : ("missing values in every row", "a row without; .mean, .median or .indicator leave none out")
        throw DatasetError.csv(file: path, line: line, column: 1, found: found, expected: expected)
    }
}

private extension Table {
    /// Throws for missing values that were not to be.
    func checkMissing() throws {
        guard case .csv(let file, let line, let column, let found, let expected)? = firstMissing else { return }
        let counts = columns.filter { $0.missingCount > 0 }.map { "\($0.missingCount) in \(called($0.name))" }
        let all = columns.reduce(0) { $0 + $1.missingCount }
        let words = all == 1 ? "" : ", the first of \(all) (\(listed(counts)))"
        let empty = columns.filter { $0.missingCount == rowCount && !$0.name.isEmpty }.map { "\"\($0.name)\"" }
        let hint =
            empty.isEmpty || rowCount < 2
            ? ""
            : "; ignoring: [\(listed(empty))] leaves out what has no value at all"
        throw DatasetError.csv(file: file, line: line, column: column, found: found + words, expected: expected + hint)
    }

    mutating func takeHeader(_ cells: [TableReader.Cell], _ line: Int, _ reader: TableReader) throws {
        let names = cells.map(reader.text)
        guard columns.isEmpty else {
            let known = columns.map(\.name)
            if names == known { return }
            throw DatasetError.csv(
                file: reader.path, line: 1, column: 1, found: "the columns \(listed(names))",
                expected: "\(listed(known)) as in \(source.file)")
        }
        func error(_ column: Int, _ found: String, _ expected: String) -> DatasetError {
            DatasetError.csv(file: reader.path, line: line, column: column, found: found, expected: expected)
        }
        let predicted = source.predicts.names
        for name in predicted + source.ignoring + source.columns.keys.sorted() where !names.contains(name) {
            throw error(1, "the columns \(listed(names))", "one called \(name)" + hint(for: name, among: names, reader))
        }
        var seen: Set<String> = []
        for (cell, name) in zip(cells, names) where !seen.insert(name).inserted {
            let found = name.isEmpty ? "a second column without a name" : "the column \(name) twice"
            throw error(cell.column, found, "names that differ")
        }
        let ignored = Set(source.ignoring), own = Set(predicted)
        columns = names.map { name in
            let role: TableColumn.Role =
                own.contains(name) ? source.predicts.role : ignored.contains(name) ? .ignored : .feature
            return TableColumn(name, role: role, kind: source.columns[name])
        }
        guard columns.contains(where: { $0.role == .feature }) else {
            throw error(1, "no column but \(listed(names))", "features beside it")
        }
        for name in ignored { groups[name] = [] }
    }

    /// Adds a row, or leaves it out.
    mutating func take(_ row: [TableReader.Cell], _ line: Int, _ reader: TableReader) throws {
        var isMissing = false
        for place in columns.indices {
            let value = try number(row[place], place, line, reader)
            isMissing = isMissing || value.isNaN
            cells.append(value)
        }
        if isMissing, source.missing == .dropRow {
            cells.removeLast(columns.count)
            droppedCount += 1
            return
        }
        for (place, column) in columns.enumerated() where column.role == .ignored {
            groups[column.name]!.append(reader.digest(row[place]))
        }
        rowCount += 1
    }

    mutating func number(_ cell: TableReader.Cell, _ place: Int, _ line: Int, _ reader: TableReader) throws -> Float {
        if columns[place].role == .ignored { return 0 }
        // What most cells are.
        let value = reader.number(cell, decimalComma: source.decimalComma)
        if columns[place].kind == .number, columns[place].role != .flag, let value {
            if columns[place].padded == nil, reader.isPadded(cell) { columns[place].padded = reader.text(cell) }
            return value
        }
        let text = reader.text(cell)
        if missingWords.contains(text) { return try missing(text, cell, place, line, reader) }
        func error(_ found: String, _ expected: String) -> DatasetError {
            .csv(file: reader.path, line: line, column: cell.column, found: found, expected: expected)
        }
        let column = columns[place]
        var shown: String { "\"\(visible(text))\"" }
        if column.role == .flag {
            guard let flag = ["1": 1, "0": 0, "true": 1, "false": 0, "yes": 1, "no": 0][text.lowercased()] else {
                throw error("\(shown) as \(column.name)", "0 or 1, no or yes, false or true")
            }
            return Float(flag)
        }
        if column.kind == .undecided {
            columns[place].kind = value == nil && !DecimalNumber.isWellFormed(text) ? .category : .number
            columns[place].first = text
            if value != nil, reader.isPadded(cell) { columns[place].padded = text }
        }
        switch columns[place].kind {
        case .number, .undecided:
            if let value { return value }
            throw error("\(shown) as \(column.name)", expectedNumber(text, place))
        case .ordinal(let places):
            if let number = places[text] { return Float(number) }
            let names = places.sorted { $0.value < $1.value }.map(\.key)
            throw error(
                "\(shown) as \(column.name)",
                "one of \(names.joined(separator: ", "))"
                    + (suggestion(for: text, among: names).map { "; \($0)" } ?? ""))
        case .category where column.role == .label: return Float(try label(text, place, error))
        case .category:
            // Names before numbers are more likely a missing value's than a category's.
            if !column.isTold, DecimalNumber.isWellFormed(text), !column.hasHexadecimalNames(like: text),
                let first = column.codes.min(by: { $0.value < $1.value })
            {
                let look =
                    mostLook(of: place).map { " (\($0.words) are read as words: \(remedy(for: $0, in: place)))" } ?? ""
                throw error(
                    "\(shown) as \(column.name)",
                    "a word, as \"\(visible(first.key))\" before\(look); missingWords: [\"\(visible(first.key))\"] reads that as missing, columns: [\"\(column.name)\": .category] all as names"
                )
            }
            let code = columns[place].code(text)
            guard code < TableColumn.largestCategoryCount else {
                let look = mostLook(of: place), likeness = look.map { ", which look like \($0.words)" } ?? ""
                throw error(
                    "more than \(TableColumn.largestCategoryCount) different words as \(column.name)" + likeness,
                    (look.map { "numbers (\(remedy(for: $0, in: place)))" } ?? "fewer categories")
                        + ", or the column among ignoring:")
            }
            return Float(code)
        }
    }

    /// "2" and "2.0" are one class.
    mutating func label(_ text: String, _ place: Int, _ error: (String, String) -> DatasetError) throws -> Int {
        var name = text
        if let number = DecimalNumber.double(text) {
            guard let whole = Int(exactly: number) else {
                throw error(
                    "the label \"\(visible(text))\"",
                    "a class: a word or a whole number; target: \"\(columns[place].name)\" predicts numbers")
            }
            name = String(whole)
        }
        let code = columns[place].code(name)
        guard code < 256 else {
            throw error(
                "more than 256 different labels",
                "at most 256 classes; target: \"\(columns[place].name)\" predicts numbers")
        }
        return code
    }

    mutating func missing(
        _ text: String, _ cell: TableReader.Cell, _ place: Int, _ line: Int, _ reader: TableReader
    ) throws -> Float {
        columns[place].missingCount += 1
        let column = columns[place], isPredicted = column.role != .feature
        if source.missing == .dropRow || !isPredicted && source.missing != .refused { return .nan }
        let remedies =
            isPredicted
            ? "missing: .dropRow, which leaves such samples out" : "missing: .mean, .median, .indicator or .dropRow"
        let error = DatasetError.csv(
            file: reader.path, line: line, column: cell.column,
            found: text.isEmpty
                ? "a missing value as \(called(column.name))"
                : "the missing value \"\(text)\" as \(called(column.name))",
            expected: "a value, or \(remedies)"
                + (column.name.isEmpty ? "; ignoring: [\"\"] leaves the column out" : ""))
        if firstMissing == nil { firstMissing = error }
        return .nan
    }

}

private extension TableSource.Predicted {
    var names: [String] {
        switch self {
        case .label(let name): [name]
        case .targets(let names), .labels(let names): names
        }
    }

    var role: TableColumn.Role {
        switch self {
        case .label: .label
        case .targets: .target
        case .labels: .flag
        }
    }
}
