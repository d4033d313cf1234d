/// A place in a source: line and column (in UTF-8 bytes), both 1 for the first.
package struct Position: Hashable, Sendable, Comparable {
    /// 1 for the first.
    package var line: Int
    /// In bytes of UTF-8, 1 for the first.
    package var column: Int

    /// The place of a byte.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The place of the byte at `offset` in these bytes, or behind them.
    package init(ofByte offset: Int, in bytes: some RandomAccessCollection<UInt8>) {
        let before = bytes.prefix(offset)
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
    }

    package static func < (left: Position, right: Position) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
