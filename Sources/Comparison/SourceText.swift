/// The bytes of a file, and where in it a byte stands.
struct SourceText {
    let bytes: [UInt8]
    private let lineStarts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The line and the column of a byte, from 1.
    func place(of offset: Int) -> (line: Int, column: Int) {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + 1, text(lineStarts[low]..<max(lineStarts[low], min(offset, bytes.count))).count + 1)
    }
}

extension Difference {
    /// At a byte of a file.
    func at(_ offset: Int, in source: SourceText) -> Difference {
        var difference = self
        (difference.line, difference.column) = source.place(of: offset)
        // A message is read, and looked for, in plain words: "Table 1" with an ordinary space.
        difference.message = message.replacing("\u{A0}", with: " ")
        return difference
    }
}
