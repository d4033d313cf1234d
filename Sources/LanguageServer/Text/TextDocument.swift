internal import Document

/// A document as it stands in the editor, saved or not.
struct TextDocument {
    let uri: String
    /// The path of its file, or of where it would be saved.
    let path: String
    private(set) var version: Int?
    /// In UTF-8.
    private(set) var bytes: [UInt8]
    /// Where each line begins in `bytes`; lines end as Markdown's do, with LF, CR LF or CR.
    private var starts: [Int] = []
    let encoding: PositionEncoding

    init(_ item: LSP.TextDocumentItem, path: String, encoding: PositionEncoding) {
        (uri, self.path, self.encoding) = (item.uri, path, encoding)
        (version, bytes) = (item.version, Array(item.text.utf8))
        starts = Self.starts(bytes)
    }

    var lineCount: Int { starts.count }

    /// A line's bytes without its end, 1 for the first; empty for one that is not there.
    func line(_ number: Int) -> ArraySlice<UInt8> {
        guard starts.indices.contains(number - 1) else { return [] }
        let end = number < starts.count ? starts[number] : bytes.count
        var line = bytes[starts[number - 1]..<end]
        while let last = line.last, last == 10 || last == 13 { line.removeLast() }
        return line
    }

    /// A place of the editor's.
    func position(_ position: LSP.Position) -> Position {
        let line = min(max(position.line, 0), starts.count - 1) + 1
        if position.line >= starts.count { return Position(line: line, column: self.line(line).count + 1) }
        return Position(
            line: line, column: encoding.offset(ofUnits: position.character, in: self.line(line)) + 1)
    }

    /// A place as the editor has it.
    func position(_ position: Position) -> LSP.Position {
        LSP.Position(
            line: position.line - 1, character: encoding.units(before: position.column - 1, in: line(position.line)))
    }

    func range(_ range: SourceRange) -> LSP.Range {
        LSP.Range(start: position(range.start), end: position(range.end))
    }

    /// All of a line, without its end.
    func range(ofLine line: Int) -> LSP.Range {
        range(
            SourceRange(
                start: Position(line: line, column: 1), end: Position(line: line, column: self.line(line).count + 1)))
    }

    /// Puts the changes in, one after another.
    mutating func apply(_ changes: [LSP.ContentChange], version: Int?) {
        for change in changes {
            if let range = change.range {
                let (start, end) = (offset(range.start), offset(range.end))
                bytes.replaceSubrange(min(start, end)..<max(start, end), with: change.text.utf8)
            } else {
                bytes = Array(change.text.utf8)
            }
            starts = Self.starts(bytes)
        }
        self.version = version
    }
}

private extension TextDocument {
    func offset(_ position: LSP.Position) -> Int {
        if position.line >= starts.count { return bytes.count }
        let place = self.position(position)
        return starts[place.line - 1] + place.column - 1
    }

    static func starts(_ bytes: [UInt8]) -> [Int] {
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices where bytes[index] == 10 || bytes[index] == 13 {
                let isHalf = bytes[index] == 13 && index + 1 < bytes.count && bytes[index + 1] == 10
                if !isHalf { starts.append(index + 1) }
            }
        }
        return starts
    }
}
