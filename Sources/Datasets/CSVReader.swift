/// Comma-separated values as RFC 4180 describes them, record by record: fields may be quoted, lines end in LF, CR LF or
/// CR, and a byte order mark at the start is passed over, as are empty lines and spaces around fields.
struct CSVReader {
    /// A field's text without its quotes, and the column it begins at, both in bytes; columns are counted from 1.
    struct Field {
        var text: String
        var column: Int
    }

    struct Record {
        /// The line it begins on, counted from 1.
        var line: Int
        var fields: [Field]
    }

    let path: String
    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    private var lineStart = 0

    /// Throws ``DatasetError/unreadable(file:reason:)``.
    init(path: String) throws {
        self.path = path
        bytes = try InputFile(path: path).wholeContents()
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (place, lineStart) = (3, 3) }
    }

    /// The next record; `nil` at the end of the file. Throws ``DatasetError/csv(file:line:column:found:expected:)`` for
    /// a quote without its other half.
    mutating func next() throws -> Record? {
        while place < bytes.count {
            var record = Record(line: line, fields: [])
            repeat { record.fields.append(try field()) } while takes(.comma)
            endLine()
            if record.fields.count > 1 || !record.fields[0].text.isEmpty { return record }
        }
        return nil
    }
}

private extension UInt8 {
    static let comma = UInt8(ascii: ","), quote = UInt8(ascii: "\""), space = UInt8(ascii: " "),
        lineFeed = UInt8(ascii: "\n"), carriageReturn = UInt8(ascii: "\r")

    var endsField: Bool { self == .comma || self == .lineFeed || self == .carriageReturn }
}

private extension CSVReader {
    mutating func takes(_ byte: UInt8) -> Bool {
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    mutating func endLine() {
        let isBroken = takes(.carriageReturn)
        if takes(.lineFeed) || isBroken { (line, lineStart) = (line + 1, place) }
    }

    mutating func field() throws -> Field {
        while takes(.space) {}
        let start = place
        if takes(.quote) { return try quoted(from: start) }
        while place < bytes.count, !bytes[place].endsField { place += 1 }
        var end = place
        while end > start, bytes[end - 1] == .space { end -= 1 }
        return Field(text: String(decoding: bytes[start..<end], as: UTF8.self), column: start - lineStart + 1)
    }

    /// What stands behind the opening quote up to the closing one; two quotes are one.
    mutating func quoted(from start: Int) throws -> Field {
        let (first, column) = (line, start - lineStart + 1)
        var text: [UInt8] = []
        while place < bytes.count {
            if takes(.quote) {
                guard takes(.quote) else {
                    while takes(.space) {}
                    if place < bytes.count, !bytes[place].endsField { break }
                    return Field(text: String(decoding: text, as: UTF8.self), column: column)
                }
                text.append(.quote)
            } else {
                text.append(bytes[place])
                place += 1
                if text.last == .lineFeed { (line, lineStart) = (line + 1, place) }
            }
        }
        throw DatasetError.csv(
            file: path, line: first, column: column, found: "a quote", expected: "its other half before the field's end"
        )
    }
}
