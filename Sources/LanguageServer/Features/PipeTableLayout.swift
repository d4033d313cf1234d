/// A pipe table's lines with its cells below each other.
struct PipeTableLayout {
    /// As many as were given.
    let lines: [String]

    /// The layout of a table's lines; `nil` where the second is no row of dashes, as where a paragraph stands before it.
    init?(_ lines: [String]) {
        guard lines.count > 1, let first = lines.first else { return nil }
        let indentation = String(first.prefix { $0 == " " })
        // A caption below is no row.
        let rows = lines.prefix { !$0.drop { $0 == " " }.hasPrefix(": ") }.map(Self.cells)
        guard rows.count > 1, rows[1].count == rows[0].count,
            rows[1].allSatisfy({ !$0.isEmpty && $0.allSatisfy { "-:".contains($0) } })
        else { return nil }
        let columns = rows[0].count
        guard rows.allSatisfy({ $0.count <= columns }) else { return nil }
        let whole = rows.map { $0 + Array(repeating: "", count: columns - $0.count) }
        let widths = (0..<columns).map { column in
            whole.enumerated().map { $0 == 1 ? 3 : Self.width($1[column]) }.max() ?? 3
        }
        let alignments = rows[1].map { ($0.hasPrefix(":"), $0.count > 1 && $0.hasSuffix(":")) }
        let written = whole.enumerated().map { number, cells in
            let padded = cells.indices.map { column in
                number == 1
                    ? Self.rule(widths[column], alignments[column])
                    : Self.padded(cells[column], widths[column], alignments[column])
            }
            return indentation + "| " + padded.joined(separator: " | ") + " |"
        }
        self.lines = written + lines.dropFirst(written.count)
    }
}

private extension PipeTableLayout {
    /// The texts between pipes, as they are written; a backslash before a pipe makes it text.
    static func cells(_ line: String) -> [String] {
        var cells = [""], isEscaped = false
        for character in line.trimmed {
            if character == "|", !isEscaped { cells.append("") } else { cells[cells.count - 1].append(character) }
            isEscaped = character == "\\"
        }
        var texts = cells.map(\.trimmed)
        if texts.count > 1, texts.first == "" { texts.removeFirst() }
        if texts.count > 1, texts.last == "" { texts.removeLast() }
        return texts
    }

    /// In columns of a terminal: wide letters of East Asia take two.
    static func width(_ text: String) -> Int {
        text.reduce(0) { width, character in
            let scalar = character.unicodeScalars.first?.value ?? 0
            let isWide =
                (0x1100...0x115F).contains(scalar) || (0x2E80...0xA4CF).contains(scalar)
                || (0xAC00...0xD7A3).contains(scalar) || (0xF900...0xFAFF).contains(scalar)
                || (0xFE30...0xFE6F).contains(scalar) || (0xFF00...0xFF60).contains(scalar)
                || (0x1F300...0x1FAFF).contains(scalar) || (0x20000...0x3FFFD).contains(scalar)
            return width + (isWide ? 2 : 1)
        }
    }

    static func rule(_ width: Int, _ alignment: (left: Bool, right: Bool)) -> String {
        (alignment.left ? ":" : "-") + String(repeating: "-", count: width - 2) + (alignment.right ? ":" : "-")
    }

    static func padded(_ text: String, _ width: Int, _ alignment: (left: Bool, right: Bool)) -> String {
        let missing = width - self.width(text)
        let before = alignment.right ? alignment.left ? missing / 2 : missing : 0
        return String(repeating: " ", count: before) + text + String(repeating: " ", count: missing - before)
    }
}

private extension String {
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}
