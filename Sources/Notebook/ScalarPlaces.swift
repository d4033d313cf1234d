internal import Document

/// Where in a notebook the bytes of a YAML scalar stand: quotes are gone, lines are folded, options have `//|` before
/// them.
struct ScalarPlaces: Hashable {
    /// The place of each byte, line by line.
    private var places: [[Position]] = []
    private let start: Position

    /// The text of a scalar that begins at `start` in `lines`.
    init(_ text: [String], from start: Position, in lines: [String]) {
        self.start = start
        var source = ScalarSource(lines: lines, from: start)
        for line in text {
            places.append(line.utf8.map { source.place(of: $0) })
            source.endLine()
        }
    }

    /// A place in the text as one in the notebook.
    func place(_ found: Position) -> Position {
        guard places.indices.contains(found.line - 1) else { return start }
        let line = places[found.line - 1]
        if line.indices.contains(found.column - 1) { return line[found.column - 1] }
        return line.last.map { Position(line: $0.line, column: $0.column + 1) } ?? start
    }
}

/// The lines of a scalar, read byte by byte along with its text.
private struct ScalarSource {
    private let lines: [String]
    private var bytes: [UInt8]
    private var line: Int
    private var index: Int
    private let isQuoted: Bool

    init(lines: [String], from start: Position) {
        self.lines = lines
        (line, index) = (start.line, start.column - 1)
        bytes = lines.indices.contains(line - 1) ? Array(lines[line - 1].utf8) : []
        let first = index < bytes.count ? bytes[index] : 0
        isQuoted = first == UInt8(ascii: "\"")
        if first == UInt8(ascii: "|") || first == UInt8(ascii: ">") { goToNextLine() }
    }

    /// The place of the byte that comes next in the text.
    mutating func place(of byte: UInt8) -> Position {
        if byte == UInt8(ascii: " "), index >= bytes.count || bytes[index] != byte {
            defer { if bytes[min(index, bytes.count)...].allSatisfy({ $0 == 32 }) { goToNextLine() } }
            return Position(line: line, column: index + 1)
        }
        if index >= bytes.count { goToNextLine() }
        if let found = bytes[min(index, bytes.count)...].prefix(8).firstIndex(of: byte) { index = found }
        defer {
            index += 1
            if isQuoted, byte == UInt8(ascii: "\\"), index < bytes.count, bytes[index] == byte { index += 1 }
        }
        return Position(line: line, column: index + 1)
    }

    /// Goes on to the next line of the text, which is one of the source's or more.
    mutating func endLine() { if index >= bytes.count { goToNextLine() } }

    private mutating func goToNextLine() {
        repeat {
            guard line < lines.count else { return }
            line += 1
            bytes = Array(lines[line - 1].utf8)
            index = bytes.prefix { $0 == 32 }.count
            if bytes[index...].starts(with: "//|".utf8) {
                index += 3
                index += bytes[index...].prefix { $0 == 32 }.count
            }
        } while index >= bytes.count
    }
}
