internal import Document

/// A pipe table by GFM's rules: a head, a delimiter row with as many cells, and rows, one line each.
struct PipeTable {
    var alignments: [TableNode.Alignment]
    /// The cells of the head.
    var head: [SourceLine]
    /// Each as long as `head`: what is missing is empty, what is too much is dropped.
    var rows: [[SourceLine]]
    /// Where a row has more cells than the head; they are dropped.
    var surplus: [Position] = []
    /// A last line that begins with a colon and a space.
    var caption: SourceLine?

    /// The table in a paragraph of these lines, and the index of its head; `nil` where there is none.
    static func first(in lines: [SourceLine]) -> (table: PipeTable, index: Int)? {
        head(in: lines).map { index, head, alignments in
            (PipeTable(head: head, alignments: alignments, below: lines[(index + 2)...]), index)
        }
    }

    /// The first line in a paragraph that is a table's head, its cells, and how the delimiter row below aligns them; `nil`
    /// where there is none.
    static func head(in lines: [SourceLine]) -> (index: Int, cells: [SourceLine], alignments: [TableNode.Alignment])? {
        for index in lines.indices.dropLast() where isDelimiter(lines[index + 1]) {
            let (first, second) = (lines[index], lines[index + 1])
            guard first.bytes.contains(pipe) || second.bytes.contains(where: { $0 == pipe || $0 == 58 }) else {
                continue
            }
            let (head, delimiters) = (cells(first), cells(second).map { alignment($0.text) })
            guard !delimiters.isEmpty, !delimiters.contains(nil), delimiters.count == head.count else { continue }
            return (index, head, delimiters.compactMap(\.self))
        }
        return nil
    }

    /// Whether a line of source may be a delimiter row, enough to look closer: quotes and lists may stand before one,
    /// nothing behind it.
    static func mayDelimit(_ line: String) -> Bool {
        line.utf8.contains(UInt8(ascii: "-"))
            && line.utf8.reversed().drop(while: { "|-: \t".utf8.contains($0) }).allSatisfy {
                " \t>*+.)".utf8.contains($0) || (48...57).contains($0)
            }
    }

    /// Whether a line is a table's caption: `: Words`, in a paragraph of its own even with pipes.
    static func isCaption(_ line: SourceLine, isAlone: Bool) -> Bool {
        guard line.bytes.starts(with: ": ".utf8) else { return false }
        return isAlone || !line.bytes.contains(pipe) || Attributes.trailing(line.text)?.0.id != nil
    }
}

private let pipe = UInt8(ascii: "|")

private extension PipeTable {
    /// The table with this head, below whose delimiter row these lines stand.
    init(head: [SourceLine], alignments: [TableNode.Alignment], below lines: ArraySlice<SourceLine>) {
        (self.head, self.alignments) = (head, alignments)
        caption = lines.last.flatMap { Self.isCaption($0, isAlone: false) ? $0 : nil }
        var surplus: [Position] = []
        rows = lines.dropLast(caption == nil ? 0 : 1).map { line in
            let all = Self.cells(line)
            if all.count > head.count { surplus.append(all[head.count].start) }
            let cells = all.prefix(head.count)
            let end = SourceLine(places: [line.end])
            return cells + Array(repeating: end, count: head.count - cells.count)
        }
        self.surplus = surplus
    }

    /// Whether a line holds nothing but what a delimiter row does: enough to look closer.
    static func isDelimiter(_ line: SourceLine) -> Bool {
        line.bytes.contains(UInt8(ascii: "-")) && line.bytes.allSatisfy { "|-: \t".utf8.contains($0) }
    }

    /// The cells of a line: parts between pipes, a backslash before a pipe making it text; the outer pipes may be left
    /// out.
    static func cells(_ line: SourceLine) -> [SourceLine] {
        let isSpace = { (byte: UInt8) in byte == 32 || byte == 9 }
        var (cells, cell) = ([SourceLine](), SourceLine(places: [line.start]))
        for (index, byte) in line.bytes.enumerated() {
            if byte == pipe {
                guard index > 0, line.bytes[index - 1] == UInt8(ascii: "\\") else {
                    cells.append(cell)
                    cell = SourceLine(places: [line.places[index + 1]])
                    continue
                }
                cell.bytes.removeLast()
                cell.places.removeLast()
            }
            cell.bytes.append(byte)
            cell.places.append(line.places[index + 1])
        }
        cells.append(cell)
        let hasPipes = cells.count > 1
        cells = cells.map { $0.dropFirst(while: isSpace).dropLast(while: isSpace) }
        if hasPipes, cells.first?.bytes.isEmpty == true { cells.removeFirst() }
        if hasPipes, cells.last?.bytes.isEmpty == true { cells.removeLast() }
        return cells
    }

    static func alignment(_ text: String) -> TableNode.Alignment? {
        let dashes = text.drop { $0 == ":" }.reversed().drop { $0 == ":" }
        guard !dashes.isEmpty, dashes.allSatisfy({ $0 == "-" }), text.count - dashes.count <= 2 else { return nil }
        switch (text.hasPrefix(":"), text.hasSuffix(":")) {
        case (false, false): return TableNode.Alignment.none
        case (true, false): return .left
        case (false, true): return .right
        case (true, true): return .center
        }
    }
}
