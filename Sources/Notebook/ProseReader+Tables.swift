extension ProseReader {
    /// A pipe table whose head stands on line `first`; its cells are Markdown each for itself.
    mutating func html(_ table: PipeTable, from first: Int, _ fragment: Fragment, _ taken: inout Taken) -> String {
        var html = "<table>\n<thead>\n"
        for (index, row) in ([table.head] + table.rows).enumerated() {
            let (line, tag) = (first + index + (index == 0 ? 0 : 1), index == 0 ? "th" : "td")
            html += "<tr>\n"
            for (cell, alignment) in zip(row, table.alignments) {
                let piece = fragment.piece(cell.text, at: Position(line: line, column: cell.column))
                let style = alignment == .none ? "" : " align=\"\(alignment)\""
                let text =
                    cell.text.isEmpty
                    ? "" : withMarkdown(links.completing(cell.text)) { withoutTag("p", self.html($0, piece, &taken)) }
                html += "<\(tag)\(style)>\(text.hasSuffix("\n") ? String(text.dropLast()) : text)</\(tag)>\n"
            }
            html += index == 0 ? "</tr>\n</thead>\n" + (table.rows.isEmpty ? "" : "<tbody>\n") : "</tr>\n"
        }
        return html + (table.rows.isEmpty ? "" : "</tbody>\n") + "</table>\n"
    }

    /// A table's caption, `: Words {#tbl-a}`, on a line of its own.
    mutating func tableCaption(_ line: PipeTable.Line, on number: Int, _ fragment: Fragment) -> Prose.Caption {
        var text = line.text.drop { $0 == ":" || $0 == " " }
        let column = line.column + line.text.utf8.count - text.utf8.count
        while text.last == " " { text.removeLast() }
        var attributes = Attributes()
        if let (found, source) = Attributes.trailing(String(text)) {
            attributes = found
            text = text.dropLast(source.count)
            let place = Position(line: number, column: column + text.utf8.count + source.prefix { $0 == " " }.count)
            check(attributes, of: "table", kind: "tbl", known: [], at: fragment.place(place))
        }
        let piece = fragment.piece(String(text), at: Position(line: number, column: column))
        var taken = Taken()
        let html = withMarkdown(links.completing(String(text))) { withoutTag("p", self.html($0, piece, &taken)) }
        return Prose.Caption(
            label: attributes.id, isTable: true, content: Content(html: html, gaps: taken.gaps),
            start: Position(line: number, column: column),
            end: Position(line: number, column: column + text.utf8.count), spans: taken.spans)
    }
}
