internal import CCMark
internal import Document

extension ProseReader {
    /// The table that a paragraph is, and the lines above it; `nil` where it holds none.
    mutating func table(
        _ node: MarkdownNode, _ paragraph: ClosedRange<Int>, _ fragment: Fragment
    ) -> [BlockNode]? {
        let hasRowBehind = TableEnd.isMark(node.next) && node.next?.start.line == paragraph.upperBound + 1
        let lines = paragraph.lowerBound...paragraph.upperBound + (hasRowBehind ? 1 : 0)
        guard lines.upperBound > lines.lowerBound, lines.upperBound <= fragment.lines.count,
            fragment.lines[lines.lowerBound..<lines.upperBound].contains(where: PipeTable.mayDelimit)
        else { return nil }
        let rows = BlockText(node, fragment.lines, through: lines.upperBound).lines
        guard let (table, index) = PipeTable.first(in: rows), let first = rows.first?.start.line else { return nil }
        for place in table.surplus {
            warn(
                fragment.place(place),
                "the row has more cells than the table's head, which are not shown; write \\| for a bar within a cell")
        }
        let above = index == 0 ? [] : self.paragraph(rows[..<index], fragment)
        let start = index == 0 ? lines.lowerBound : rows[index].start.line
        let node = TableNode(
            alignments: table.alignments, head: table.head.map { words($0, fragment) },
            rows: table.rows.map { row in row.map { words($0, fragment) } },
            caption: table.caption.map { tableCaption($0, fragment) })
        let end = max(start, lines.upperBound)
        return above.map { block in
            var block = block
            block.lines = max(lines.lowerBound, min(first, start))...max(first, start - 1)
            return block
        } + [BlockNode(.table(node), lines: start...end)]
    }

    /// A table's caption, `: Words {#tbl-a}`, on a line of its own.
    mutating func tableCaption(_ line: SourceLine, _ fragment: Fragment) -> CaptionNode {
        var line = line.dropFirst { $0 == UInt8(ascii: ":") || $0 == 32 }.dropLast { $0 == 32 }
        var attributes = Attributes()
        if let (found, source) = Attributes.trailing(line.text) {
            attributes = found
            let spaces = source.prefix { $0 == " " }.count
            let length = source.utf8.count
            let place = line.places[line.bytes.count - length + spaces]
            check(attributes, of: "table", kind: "tbl", known: [], at: fragment.place(place))
            line = line.prefix(line.bytes.count - length)
        }
        return CaptionNode(
            label: attributes.id, children: words(line, fragment), range: fragment.range(line.start, line.end))
    }
}

private extension ProseReader {
    /// A line of Markdown that stands by itself, and begins no block whatever it begins with: it is read behind a
    /// letter and a space.
    mutating func words(_ line: SourceLine, _ fragment: Fragment) -> [InlineNode] {
        guard !line.bytes.isEmpty else { return [] }
        let behind = SourceLine(bytes: Array("x ".utf8) + line.bytes, places: [line.start, line.start] + line.places)
        var inlines = words(Fragment([behind], of: fragment))
        if let first = inlines.first, case .text(let text) = first.kind {
            let rest = String(text.dropFirst(2))
            if rest.isEmpty { inlines.removeFirst() } else { inlines[0].kind = .text(rest) }
        }
        return inlines
    }

    /// The lines above a table.
    mutating func paragraph(_ lines: ArraySlice<SourceLine>, _ fragment: Fragment) -> [BlockNode] {
        markdown(Fragment(Array(lines), of: fragment))
    }
}

private extension Fragment {
    /// Lines of a fragment that are parsed by themselves; formulas stand within them.
    init(_ lines: [SourceLine], of whole: Fragment) {
        let texts = lines.map(\.text)
        let place = { (found: Position) -> Position in
            let line = lines[min(max(found.line - 1, 0), lines.count - 1)]
            return line.places[min(max(found.column - 1, 0), line.places.count - 1)]
        }
        self.init(
            lines: texts, math: MathMask(texts, displays: false), place: { whole.place(place($0)) })
        hasOwnRanges = false
    }
}
