/// The objects of a PDF as Typst writes them: none within a stream of objects, and one table of where they begin.
struct PDFObjects {
    private let bytes: [UInt8]
    /// Where that table begins, and in it the line of object 0.
    private let table, lines: Int
    /// The objects in the order in which they stand, each with its bytes.
    let all: [(number: Int, place: Range<Int>)]

    /// `nil` for a file that is written otherwise.
    init?(_ bytes: [UInt8]) {
        let end = String(decoding: bytes.suffix(longestEnd), as: UTF8.self)
        guard let word = end.firstMatch(of: #/startxref\s+(\d+)\s+%%EOF\s*$/#), let table = Int(word.1),
            table < bytes.count
        else { return nil }
        let start = String(decoding: bytes[table...].prefix(longestEnd), as: UTF8.self)
        guard let head = start.prefixMatch(of: #/xref\n0 (\d+)\n/#), let count = Int(head.1) else { return nil }
        (self.bytes, self.table, lines) = (bytes, table, table + head.0.utf8.count)
        var starts = [(number: Int, start: Int)]()
        for number in 1..<max(1, count) {
            let place = min(lines + number * lineLength, bytes.count)
            let line = String(decoding: bytes[place...].prefix(lineLength - 2), as: UTF8.self)
            guard let start = Int(line.prefix(10)), line.hasSuffix(" 00000 n"), (0..<table).contains(start) else {
                return nil
            }
            starts.append((number, start))
        }
        starts.sort { $0.start < $1.start }
        let ends = starts.dropFirst().map(\.start) + [table]
        all = zip(starts, ends).map { ($0.number, $0.start..<$1) }
    }

    /// What an object is, where it begins so: `<</Type/StructElem/S/TD`.
    func text(_ place: Range<Int>, beginning words: String) -> String? {
        guard let line = bytes[place].firstIndex(of: UInt8(ascii: "\n")),
            bytes[(line + 1)..<place.upperBound].starts(with: words.utf8)
        else { return nil }
        return String(decoding: bytes[place], as: UTF8.self)
    }

    /// The PDF with other objects under these numbers.
    func replacing(_ objects: [Int: String]) -> [UInt8] {
        var (pdf, table) = (Array(bytes[..<(all.first?.place.lowerBound ?? table)]), Array(bytes[table...]))
        for (number, place) in all {
            let line = lines - self.table + number * lineLength
            table.replaceSubrange(line..<line + 10, with: tenDigits(pdf.count))
            if let object = objects[number] { pdf += Array(object.utf8) } else { pdf += bytes[place] }
        }
        let end = String(decoding: table.suffix(longestEnd), as: UTF8.self)
        let moved = end.replacing(#/startxref\n\d+\n/#) { _ in "startxref\n\(pdf.count)\n" }
        return pdf + table.dropLast(longestEnd) + Array(moved.utf8)
    }
}

/// The table's lines have one length, and the file's end after it is no longer than this.
private let (lineLength, longestEnd) = (20, 40)

private func tenDigits(_ number: Int) -> [UInt8] {
    let digits = Array(String(number).utf8)
    return [UInt8](repeating: UInt8(ascii: "0"), count: max(0, 10 - digits.count)) + digits
}
