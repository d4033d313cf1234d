/// Separated values as RFC 4180 describes them, record by record: cells may be quoted, lines end in LF, CR LF or CR, and
/// a byte order mark at the start is passed over, as are empty lines and spaces around cells. The file may be gzipped, and is
/// text in UTF-8.
struct TableReader {
    /// Where a cell's text lies, without its quotes, and the column it begins at, in bytes and counted from 1.
    struct Cell {
        var bytes: Range<Int>
        var column: Int
        /// The text, where quotes stand inside of quotes.
        var unquoted: String?
    }

    let path: String
    let separator: UInt8
    private let bytes: [UInt8]
    private let isText: Bool
    private var place = 0
    private(set) var line = 1
    private var lineStart = 0

    /// `separator` is one of comma, semicolon and tab where it is `nil`: the one that comes most often in the first line.
    ///
    /// Throws ``DatasetError/unreadable(file:reason:)``, ``DatasetError/corruptGzip(file:reason:)``.
    init(path: String, separator: UInt8?) throws {
        self.path = path
        var stream = try ByteStream(path: path)
        let bytes = try stream.isGzip ? stream.readAll() : InputFile(path: path).wholeContents()
        if let format = Self.formats.first(where: { bytes.starts(with: $0.beginning) }) {
            throw DatasetError.array(file: path, found: format.name, expected: format.remedy)
        }
        self.bytes = bytes
        isText =
            bytes.allSatisfy { $0 > 0 && $0 < 0x80 }
            || !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (place, lineStart) = (3, 3) }
        self.separator = separator ?? Self.separator(of: bytes[place...])
    }

    /// The next record's cells and the line it begins on; `nil` at the end of the file. Throws
    /// ``DatasetError/csv(file:line:column:found:expected:)`` for a quote without its other half, and for what is no text.
    mutating func next(into cells: inout [Cell]) throws -> Int? {
        while place < bytes.count {
            cells.removeAll(keepingCapacity: true)
            let first = line
            repeat {
                cells.append(try cell())
                if !isText { try check(cells[cells.count - 1], first) }
            } while takes(separator)
            endLine()
            if cells.count > 1 || !cells[0].bytes.isEmpty { return first }
        }
        return nil
    }

    func text(_ cell: Cell) -> String { cell.unquoted ?? String(decoding: bytes[cell.bytes], as: UTF8.self) }

    /// The number that a cell holds; `nil` for none.
    func number(_ cell: Cell, decimalComma: Bool) -> Float? {
        if !decimalComma, cell.unquoted == nil, let number = DecimalNumber.shortFloat(bytes[cell.bytes]) {
            return number
        }
        let text = text(cell)
        if decimalComma && text.contains(".") { return nil }
        return DecimalNumber.float(decimalComma ? text.replacing(",", with: ".", maxReplacements: 1) : text)
    }

    /// Whether it is three digits or more, of which the first is a zero.
    func isPadded(_ cell: Cell) -> Bool {
        cell.bytes.count > 2 && bytes[cell.bytes.lowerBound] == .zero
            && bytes[cell.bytes].allSatisfy { (.zero...UInt8(ascii: "9")).contains($0) }
    }

    /// A number for the cell's text, the same for the same text (FNV-1a).
    func digest(_ cell: Cell) -> UInt64 {
        func folded(_ bytes: some Sequence<UInt8>) -> UInt64 {
            bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
        return cell.unquoted.map { folded($0.utf8) } ?? folded(bytes[cell.bytes])
    }
}

private extension UInt8 {
    static let quote = UInt8(ascii: "\""), space = UInt8(ascii: " "), lineFeed = UInt8(ascii: "\n"),
        carriageReturn = UInt8(ascii: "\r"), zero = UInt8(ascii: "0"), tab = UInt8(ascii: "\t")
}

private extension TableReader {
    /// Other files that hold tables, by what they begin with.
    static let formats: [(beginning: [UInt8], name: String, remedy: String)] = [
        (
            Array("PAR1".utf8), "a table in Parquet",
            "a CSV, which this makes of it: python3 -c 'import pandas; pandas.read_parquet(\"a.parquet\").to_csv(\"a.csv\", index=False)'"
        ),
        (
            Array("PK\u{3}\u{4}".utf8), "a workbook or another zip archive",
            "a CSV, as which a spreadsheet saves a sheet"
        ),
        ([0xFF, 0xFE], "text in UTF-16", fromUTF16), ([0xFE, 0xFF], "text in UTF-16", fromUTF16),
        (Array("<!DOCTYPE".utf8), "a page in HTML", "a CSV; a server may have sent its page of an error"),
        (Array("<html".utf8), "a page in HTML", "a CSV; a server may have sent its page of an error"),
        (Array("<?xml".utf8), "a document in XML", "a CSV"),
        (Array("{\"".utf8), "JSON", "a CSV: pandas.read_json(…).to_csv(…, index=False)"),
        (Array("[{".utf8), "JSON", "a CSV: pandas.read_json(…).to_csv(…, index=False)"),
        (
            Array("version https://git-lfs".utf8), "a pointer of Git LFS",
            "the file itself, which `git lfs pull` fetches"
        ),
        (Array("SQLite format 3".utf8), "a database of SQLite", "a CSV: sqlite3 -header -csv a.db 'SELECT …' > a.csv"),
        (Array("%PDF".utf8), "a PDF", "a CSV"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an Excel workbook", "a CSV, as which a spreadsheet saves a sheet"),
        (Array("ARROW1".utf8), "a table in Arrow's format", "a CSV: pandas.read_feather(…).to_csv(…, index=False)"),
    ]

    static let fromUTF16 = "text in UTF-8; iconv makes it of UTF-16: iconv -f utf-16 -t utf-8 old.csv > new.csv"

    func check(_ cell: Cell, _ line: Int) throws {
        if bytes[cell.bytes].contains(0) {
            throw DatasetError.csv(
                file: path, line: line, column: cell.column, found: "a byte of 0, which no text has",
                expected: Self.fromUTF16)
        }
        guard String(validating: bytes[cell.bytes], as: UTF8.self) == nil else { return }
        throw DatasetError.csv(
            file: path, line: line, column: cell.column, found: "bytes that are no UTF-8",
            expected: "text in UTF-8; iconv makes it of one in Latin-1: "
                + "iconv -f latin1 -t utf-8 old.csv > new.csv")
    }

    static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
        var isQuoted = false, counts: [UInt8: Int] = [:]
        for byte in bytes {
            if byte == .quote { isQuoted.toggle() }
            if !isQuoted, byte == .lineFeed || byte == .carriageReturn { break }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        return [UInt8(ascii: ";"), .tab].first { counts[$0, default: 0] > counts[UInt8(ascii: ","), default: 0] }
            ?? UInt8(ascii: ",")
    }

    func endsCell(_ byte: UInt8) -> Bool { byte == separator || byte == .lineFeed || byte == .carriageReturn }

    mutating func takes(_ byte: UInt8) -> Bool {
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    mutating func endLine() {
        let isBroken = takes(.carriageReturn)
        if takes(.lineFeed) || isBroken { (line, lineStart) = (line + 1, place) }
    }

    mutating func cell() throws -> Cell {
        while takes(.space) {}
        let start = place
        if takes(.quote) { return try quoted(from: start) }
        while place < bytes.count, !endsCell(bytes[place]) { place += 1 }
        var end = place
        while end > start, bytes[end - 1] == .space { end -= 1 }
        return Cell(bytes: start..<end, column: start - lineStart + 1)
    }

    /// What stands behind the opening quote up to the closing one; two quotes are one.
    mutating func quoted(from start: Int) throws -> Cell {
        let (first, column, begin) = (line, start - lineStart + 1, place)
        var hasQuotes = false
        while place < bytes.count {
            if takes(.quote) {
                let end = place - 1
                if takes(.quote) {
                    hasQuotes = true
                    continue
                }
                while takes(.space) {}
                if place < bytes.count, !endsCell(bytes[place]) { break }
                let text = hasQuotes ? String(decoding: bytes[begin..<end], as: UTF8.self) : nil
                return Cell(bytes: begin..<end, column: column, unquoted: text?.replacing("\"\"", with: "\""))
            }
            place += 1
            if bytes[place - 1] == .lineFeed { (line, lineStart) = (line + 1, place) }
        }
        throw DatasetError.csv(
            file: path, line: first, column: column, found: "a quote", expected: "its other half before the field's end"
        )
    }
}
