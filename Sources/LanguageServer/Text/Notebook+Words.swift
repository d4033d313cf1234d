internal import Document
internal import Notebook

extension Notebook {
    /// The bytes of a line, 1 for the first.
    func bytes(ofLine line: Int) -> [UInt8] { lines.indices.contains(line - 1) ? Array(lines[line - 1].utf8) : [] }

    /// Where a name stands in a line by itself, no letter of names before or behind it; from a column on.
    func range(of name: String, inLine line: Int, from column: Int = 1) -> SourceRange? {
        let (bytes, word) = (bytes(ofLine: line), Array(name.utf8))
        guard !word.isEmpty, bytes.count >= word.count else { return nil }
        for start in max(column - 1, 0)..<max(bytes.count - word.count + 1, column)
        where bytes[start...].starts(with: word) {
            let isAlone =
                (start == 0 || !isNameByte(bytes[start - 1]))
                && (start + word.count == bytes.count || !isNameByte(bytes[start + word.count]))
            if isAlone { return range(line, start..<start + word.count) }
        }
        return nil
    }

    /// The names behind `@` in a line, those of other notebooks with a slash.
    func namesBehindSigns(inLine line: Int) -> [(name: String, range: SourceRange)] {
        let bytes = bytes(ofLine: line)
        return bytes.indices.compactMap { index in
            guard bytes[index] == UInt8(ascii: "@"), index == 0 || !isNameByte(bytes[index - 1]) else { return nil }
            var word = bytes[(index + 1)...].prefix { isNameByte($0) || "/.".utf8.contains($0) }
            while let last = word.last, !isNameByte(last) { word.removeLast() }
            return word.isEmpty
                ? nil : (String(decoding: word, as: UTF8.self), range(line, word.startIndex..<word.endIndex))
        }
    }

    /// The key of an option's line, `//| key: value`; `nil` for another line.
    func key(ofOption line: Int) -> String? {
        let text = String(decoding: bytes(ofLine: line).drop { $0 == 32 }, as: UTF8.self)
        guard text.hasPrefix("//|"), let colon = text.firstIndex(of: ":") else { return nil }
        return text[..<colon].dropFirst(3).split(separator: " ").first.map(String.init)
    }

    private func range(_ line: Int, _ bytes: Range<Int>) -> SourceRange {
        SourceRange(
            start: Position(line: line, column: bytes.lowerBound + 1),
            end: Position(line: line, column: bytes.upperBound + 1))
    }
}

/// Whether a label may have this letter.
func isNameByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 95
}
