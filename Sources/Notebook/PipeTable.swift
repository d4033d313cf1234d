/// A pipe table by GFM's rules: a head, a delimiter row with as many cells, and rows, one line each.
struct PipeTable {
    /// A cell's Markdown, and the column (in UTF-8 bytes, 1 for the first) it begins at in its line.
    struct Cell {
        var text: String
        var column: Int
    }

    var alignments: [Alignment]
    var head: [Cell]
    /// Each as long as `head`: what is missing is empty, what is too much is dropped.
    var rows: [[Cell]]

    enum Alignment: String {
        case none, left, center, right
    }

    /// The table that a paragraph of these lines is; `nil` where it is none.
    init?(lines: [String]) {
        guard lines.count >= 2, lines[0].contains("|") else { return nil }
        let head = Self.cells(lines[0])
        let delimiters = Self.cells(lines[1]).map { Self.alignment($0.text) }
        guard !delimiters.isEmpty, !delimiters.contains(nil), delimiters.count == head.count else { return nil }
        alignments = delimiters.compactMap(\.self)
        self.head = head
        rows = lines.dropFirst(2).map { line in
            let cells = Self.cells(line).prefix(head.count)
            return cells + Array(repeating: Cell(text: "", column: line.utf8.count + 1), count: head.count - cells.count)
        }
    }
}

private extension PipeTable {
    /// The cells of a line: parts between pipes, a backslash before a pipe making it text; the outer pipes may be left out.
    static func cells(_ line: String) -> [Cell] {
        let bytes = Array(line.utf8)
        var bounds: [Int] = []
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "|") {
            if index == 0 || bytes[index - 1] != UInt8(ascii: "\\") { bounds.append(index) }
        }
        let isSpace = { (byte: UInt8) in byte == 32 || byte == 9 }
        let (starts, ends) = ([0] + bounds.map { $0 + 1 }, bounds + [bytes.count])
        var cells = zip(starts, ends).map { start, end in
            let leading = bytes[start..<end].prefix(while: isSpace).count
            let text = bytes[start..<end].dropFirst(leading).reversed().drop(while: isSpace).reversed()
            return Cell(text: String(decoding: Array(text), as: UTF8.self).replacing("\\|", with: "|"), column: start + leading + 1)
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
