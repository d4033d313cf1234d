internal import Document
internal import Notebook
internal import Spelling

extension Diagnostic {
    /// As an editor has it, letters of a line counted in `encoding`.
    func published(_ encoding: PositionEncoding) -> LSP.Diagnostic {
        let line = Array((excerpt ?? "").utf8)
        let range = range(in: line)
        func place(_ offset: Int) -> LSP.Position {
            // Of a line that is not known, bytes are all that there is.
            let units = excerpt == nil ? offset : encoding.units(before: offset, in: line)
            return LSP.Position(line: max(position.line, 1) - 1, character: units)
        }
        let replacement = replacement(in: line).map { LSP.Replacement(newText: $0) }
        return LSP.Diagnostic(
            range: LSP.Range(start: place(range.lowerBound), end: place(range.upperBound)),
            severity: severity == .error ? 1 : 2, message: message + (hint.map { "\n\($0)" } ?? ""), data: replacement)
    }

    /// The bytes of its line that it is about: what could be replaced, else the word there, else a letter.
    private func range(in line: [UInt8]) -> Range<Int> {
        if let found = written(in: line) { return found }
        let start = min(max(position.column - 1, 0), line.count)
        let word = line[start...].prefix { isNameByte($0) || $0 == UInt8(ascii: "@") || $0 >= 0x80 }
        return start..<max(word.endIndex, min(start + 1, line.count))
    }

    private func replacement(in line: [UInt8]) -> String? {
        written(in: line) == nil ? nil : hint?.replacement?.name
    }

    /// Where what was written stands, at the mistake's place or behind it.
    private func written(in line: [UInt8]) -> Range<Int>? {
        guard let word = hint?.replacement.map({ Array($0.written.utf8) }), !word.isEmpty else { return nil }
        let first = min(max(position.column - 1, 0), line.count)
        let start = line.indices.first { $0 >= first && line[$0...].starts(with: word) }
        return start.map { $0..<$0 + word.count }
    }
}
