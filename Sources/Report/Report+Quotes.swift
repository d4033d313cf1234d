package import Notebook
internal import Outputs
internal import Store

extension Report {
    /// What another notebook takes from this one; `nil` for what there is not.
    package func quote(_ quotation: Quotation) -> ReportRecord.Quote? {
        var quote = ReportRecord.Quote(
            key: quotation.key, title: title, digest: SHA256.digest(Array(notebook.source.utf8)))
        switch quotation.item {
        case .label(let label):
            guard let name = names[label] else { return nil }
            (quote.name, quote.words) = (name, reference(label))
        case .value(let expression):
            let index = notebook.inlines.firstIndex { $0.expression == expression }
            guard let value = index.flatMap({ transcript.inlines[$0] }) ?? cell(quotation) else { return nil }
            quote.value = value
        }
        return quote
    }

    /// Why there is no such thing in this report, and what there is.
    package func lack(of quotation: Quotation) -> (message: String, known: [String], name: String)? {
        guard let cell = quotation.cell else { return nil }
        guard let table = table(cell.table) else {
            return ("block \"\(cell.table)\" of \"\(quotation.notebook).md\" shows no table", [], "")
        }
        let rows = table.rows.compactMap(\.first?.text)
        guard rows.contains(cell.row) else {
            return ("\"\(cell.table)\" of \"\(quotation.notebook).md\" has no row \"\(cell.row)\"", rows, cell.row)
        }
        if rows.count(where: { $0 == cell.row }) > 1 {
            return ("\"\(cell.table)\" of \"\(quotation.notebook).md\" has several rows \"\(cell.row)\"", [], "")
        }
        let columns = table.columns.map(\.title)
        return (
            "\"\(cell.table)\" of \"\(quotation.notebook).md\" has no column \"\(cell.column)\"", columns, cell.column
        )
    }

    /// The text of a value of another notebook's, "?" for one that was not found.
    func words(quoted key: String) -> String { quotes.first { $0.key == key }?.value?.textWithUnit ?? "?" }

    /// Where in the reports beside this one a quoted thing stands: "q2" and "#tbl-results".
    func place(ofQuoted key: String) -> (notebook: String, anchor: String)? {
        if let space = key.firstIndex(of: " "), key[..<space].hasSuffix(".md") {
            let expression = key[key.index(after: space)...]
            let isCell = expression.hasPrefix("tbl-") && expression.contains("[")
            return (String(key[..<space].dropLast(3)), isCell ? "#" + expression.prefix { $0 != "[" } : "")
        }
        guard let slash = key.lastIndex(of: "/") else { return nil }
        return (String(key[..<slash]), "#" + key[key.index(after: slash)...])
    }
}

private extension Report {
    /// The table that a block with that label shows.
    func table(_ label: String) -> Table? {
        guard let block = notebook.blocks.first(where: { $0.options.label == label }) else { return nil }
        return (transcript.blocks[block.index] ?? []).lazy.compactMap { output in
            if case .table(let table) = output { table } else { nil }
        }.first
    }

    func cell(_ quotation: Quotation) -> Value? {
        quotation.cell.flatMap { cell in table(cell.table)?.value(row: cell.row, column: cell.column) }
    }
}
