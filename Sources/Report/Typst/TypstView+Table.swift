internal import Notebook
internal import Outputs
internal import SVGCharts

extension TypstView {
    /// A table of values, with numbers aligned on their points.
    func table(_ table: Table, _ block: Block) -> TypstNode {
        let align = table.columns.map { TypstNode.Value.code($0.isNumeric ? "right" : "start") }
        return .call(
            "data-table",
            [
                "align": .list(align), "heads": .list(heads(table)), "rows": .list(rows(table, block)),
                "row-heads": .flag(table.hasRowHeads), "note": .ifAny(table.noteWithLegend),
            ])
    }
}

private extension TypstView {
    /// The heads, those above others first: a cell is what stands in it, or with that how many columns it takes.
    func heads(_ table: Table) -> [TypstNode.Value] {
        let titles = TypstNode.Value.list(
            table.columns.map { column in
                .text(column.title + (column.unit.map { " (\($0))" } ?? ""))
            })
        guard table.columns.contains(where: { $0.group != nil }) else { return [titles] }
        return [
            .list(table.spanners.map { .code("(\(quotedTypst($0.title ?? "")), \($0.count))") }), titles,
        ]
    }

    func rows(_ table: Table, _ block: Block) -> [TypstNode.Value] {
        let all = table.texts(marksAnecdotes: true)
        let texts = table.columns.indices.map { column in
            let column = (isNumeric: table.columns[column].isNumeric, texts: all.map { $0[column] })
            return column.isNumeric ? decimalAligned(column.texts) : column.texts.map { [AlignedPiece(text: $0)] }
        }
        var (rows, start) = ([TypstNode.Value](), 0)
        for group in table.groups ?? [Table.Group(title: "", count: table.rows.count)] {
            if !group.title.isEmpty {
                rows.append(
                    .list([.code("(emph(\(quotedTypst(group.title))), \(table.columns.count))")]))
            }
            rows += (start..<start + group.count).map { row in
                .list(
                    table.columns.indices.map { column in
                        let value = table.rows[row][column]
                        let cell = cell(value, texts[column][row], block)
                        // A number is not parted from its interval.
                        let whole = table.columns[column].isNumeric ? .call("box", [:], [cell]) : cell
                        return .content([value.number == nil ? whole : number(whole)])
                    })
            }
            start += group.count
        }
        return rows
    }

    func cell(_ value: Value, _ pieces: [AlignedPiece], _ block: Block) -> TypstNode {
        if let series = value.series {
            return .call("spark", ["": .text(sparkline(series, style: .print)), "alt": .text(value.text)])
        }
        let text = pieces.flatMap { piece in
            [TypstNode.text(piece.text)] + (piece.room.isEmpty ? [] : [.call("hide", [:], [.text(piece.room)])])
        }
        let words = value.isBest == true ? TypstNode.call("strong", [:], text) : .code(text.code)
        let set = value.isVolatile ? TypstNode.call("emph", [:], [words]) : words
        if value.number == nil, options.methods,
            let link = report.provenance.link(ofTrial: value.text, inBlock: block.index)
        {
            return self.link([set], to: link.target)
        }
        return value.reference.flatMap { report.names[$0] == nil ? nil : link([set], to: $0) } ?? set
    }
}
