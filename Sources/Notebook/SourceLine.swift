internal import Document

/// A line of source, or a piece of one, with the place of every byte: some are left out, as the backslash of `\|` in a
/// table's cell.
struct SourceLine {
    var bytes: [UInt8] = []
    /// One more than bytes: the last is behind them.
    var places: [Position]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var start: Position { places[0] }
    var end: Position { places[bytes.count] }

    func dropFirst(while isDropped: (UInt8) -> Bool) -> SourceLine {
        let count = bytes.prefix(while: isDropped).count
        return SourceLine(bytes: Array(bytes.dropFirst(count)), places: Array(places.dropFirst(count)))
    }

    func dropLast(while isDropped: (UInt8) -> Bool) -> SourceLine {
        prefix(bytes.count - bytes.reversed().prefix(while: isDropped).count)
    }

    func prefix(_ count: Int) -> SourceLine {
        SourceLine(bytes: Array(bytes.prefix(count)), places: Array(places.prefix(count + 1)))
    }
}

extension BlockText {
    /// What is still to be read, line by line.
    var lines: [SourceLine] {
        var lines = [SourceLine(places: [place])]
        for index in index..<bytes.count {
            if bytes[index] == UInt8(ascii: "\n") {
                lines.append(SourceLine(places: [places[index + 1]]))
            } else {
                lines[lines.count - 1].bytes.append(bytes[index])
                lines[lines.count - 1].places.append(end(at: index + 1))
            }
        }
        return lines
    }
}
