/// A pipe table by GFM's rules: a head, a delimiter row with as many cells, and rows, one line each.
struct PipeTable {
    /// A line of source, and the column (in UTF-8 bytes, 1 for the first) it begins at.
    struct Line: Hashable {
        var text: String
        var column: Int
    }

    var alignments: [Alignment]
    /// The cells of the head; a cell is its Markdown and the column it begins at.
    var head: [Line]
    /// Each as long as `head`: what is missing is empty, what is too much is dropped.
    var rows: [[Line]]
    /// A last line that begins with a colon and a space.
    var caption: Line?

    enum Alignment: String {
        case none, left, center, right
    }

    /// The table that a paragraph of these lines is; `nil` where it is none.
    init?(lines: [Line]) {
        guard lines.count >= 2, lines[0].text.contains("|") else { return nil }
        let head = Self.cells(lines[0])
        let delimiters = Self.cells(lines[1]).map { Self.alignment($0.text) }
        guard !delimiters.isEmpty, !delimiters.contains(nil), delimiters.count == head.count else { return nil }
        alignments = delimiters.compactMap(\.self)
        self.head = head
        caption = lines.count > 2 ? lines.last.flatMap { Self.isCaption($0.text) ? $0 : nil } : nil
        rows = lines.dropFirst(2).dropLast(caption == nil ? 0 : 1).map { line in
            let cells = Self.cells(line).prefix(head.count)
            let end = Line(text: "", column: line.column + line.text.utf8.count)
            return cells + Array(repeating: end, count: head.count - cells.count)
        }
    }

    /// Whether a line is a table's caption: `: Words`.
    static func isCaption(_ line: String) -> Bool { line.hasPrefix(": ") && !line.contains("|") }
}

private extension PipeTable {
    /// The cells of a line: parts between pipes, a backslash before a pipe making it text; the outer pipes may be left
    /// out.
    static func cells(_ line: Line) -> [Line] {
        let bytes = Array(line.text.utf8)
        var bounds: [Int] = []
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "|") {
            if index == 0 || bytes[index - 1] != UInt8(ascii: "\\") { bounds.append(index) }
        }
        let isSpace = { (byte: UInt8) in byte == 32 || byte == 9 }
        let (starts, ends) = ([0] + bounds.map { $0 + 1 }, bounds + [bytes.count])
        var cells = zip(starts, ends).map { start, end in
            let leading = bytes[start..<end].prefix(while: isSpace).count
            let text = bytes[start..<end].dropFirst(leading).reversed().drop(while: isSpace).reversed()
            return Line(
                text: String(decoding: Array(text), as: UTF8.self).replacing("\\|", with: "|"),
                column: line.column + start + leading)
        }
        if !bounds.isEmpty, cells.first?.text.isEmpty == true { cells.removeFirst() }
        if !bounds.isEmpty, cells.last?.text.isEmpty == true { cells.removeLast() }
        return cells
    }

    static func alignment(_ text: String) -> Alignment? {
        let dashes = text.drop { $0 == ":" }.reversed().drop { $0 == ":" }
        guard !dashes.isEmpty, dashes.allSatisfy({ $0 == "-" }), text.count - dashes.count <= 2 else { return nil }
        switch (text.hasPrefix(":"), text.hasSuffix(":")) {
        case (false, false): return Alignment.none
        case (true, false): return .left
        case (false, true): return .right
        case (true, true): return .center
        }
    }
}
