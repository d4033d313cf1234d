/// The units in which an editor counts the letters of a line.
enum PositionEncoding: String {
    case utf8 = "utf-8"
    case utf16 = "utf-16"

    /// How many units stand before the byte at `offset` of a line in UTF-8; of a byte within a letter, before that letter.
    func units(before offset: Int, in line: some RandomAccessCollection<UInt8>) -> Int {
        let before = line.prefix(max(0, offset))
        switch self {
        case .utf8: return before.count
        case .utf16:
            var rest = before[...]
            // The rest of a letter that is cut in two is not counted.
            if before.count < line.count {
                let next = line[line.index(line.startIndex, offsetBy: before.count)]
                if next & 0xC0 == 0x80 {
                    while let last = rest.popLast() { if last & 0xC0 != 0x80 { break } }
                }
            }
            return rest.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
        }
    }

    /// The byte of a line in UTF-8 that `units` stand before; behind the line's end for more than it has, and before a
    /// letter that they would cut in two.
    func offset(ofUnits units: Int, in line: some RandomAccessCollection<UInt8>) -> Int {
        if self == .utf8 { return min(max(0, units), line.count) }
        var (offset, left) = (0, units)
        for byte in line {
            if byte & 0xC0 != 0x80 {
                let width = byte >= 0xF0 ? 2 : 1
                if left < width { return offset }
                left -= width
            }
            offset += 1
        }
        return offset
    }
}
