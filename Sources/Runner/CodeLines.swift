import Statistics

/// A part's code by lines, for places in it.
struct CodeLines {
    let code: [UInt8]
    /// The offset of each line's first byte.
    private let starts: [Int]

    init(_ text: String) {
        let code = Array(text.utf8)
        self.code = code
        starts = [0] + code.indices.filter { code[$0] == 0x0A }.map { $0 + 1 }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: code[range], as: UTF8.self) }

    /// The line and the column (1 for the first) of an offset.
    func place(of offset: Int) -> (line: Int, column: Int) {
        let line = line(of: offset)
        return (line + 1, offset - starts[line] + 1)
    }

    /// The offset of a place (line and column, 1 for the first); past the end it is the end.
    func offset(line: Int, column: Int) -> Int {
        guard starts.indices.contains(line - 1) else { return line < 1 ? 0 : code.count }
        return min(starts[line - 1] + column - 1, code.count)
    }

    /// Whether nothing but spaces stands before `offset` on its line.
    func startsLine(_ offset: Int) -> Bool { code[starts[line(of: offset)]..<offset].allSatisfy(isSpace) }

    /// Whether the last line above `offset` that is not empty holds an attribute, which belongs to what follows.
    func followsAttribute(_ offset: Int) -> Bool {
        for line in stride(from: line(of: offset) - 1, through: 0, by: -1) {
            if let first = code[starts[line]..<starts[line + 1]].first(where: { !isSpace($0) && $0 != 0x0A }) {
                return first == UInt8(ascii: "@")
            }
        }
        return false
    }

    /// The words of an item that ends with a name, as imports do.
    func words(of item: SyntaxItem) -> String { text(item.start..<wordEnd(item.end)) }

    /// Where the word that begins at `offset` ends.
    func wordEnd(_ offset: Int) -> Int {
        code[offset...].firstIndex { isSpace($0) || $0 == 0x0A || $0 == 0x0D || $0 == UInt8(ascii: ";") } ?? code.count
    }

    private func line(of offset: Int) -> Int { starts.partitioningIndex { $0 > offset } - 1 }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
}
