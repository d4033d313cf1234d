internal import Document
internal import Notebook

extension LaTeXView {
    /// The author's own table. One that is wider than the text has columns that break their lines.
    func table(_ table: TableNode) -> String {
        let rows = [table.head] + table.rows
        let letters = report.letters(table)
        let (line, spans) = report.line.room { _ in letters }
        let shares = letters.shares(ofLine: line)
        let kinds = table.alignments.enumerated().map { column, alignment in
            let kind = ["center": "c", "right": "r"][alignment.rawValue] ?? "l"
            return shares?[column].map { texColumn(kind, share: $0) } ?? kind
        }
        func row(_ cells: [[InlineNode]]) -> String {
            let texts = cells.enumerated().map { cell($1, kinds[$0], isBroken: shares?[$0] != nil) }
            return texBehindCommand(texts.joined(separator: " & ") + " \\\\")
        }
        let set = TeXTable(
            kinds: kinds, head: row(table.head),
            rows: table.rows.enumerated().map { index, cells in
                let lines = cells.enumerated().map { column, cell in
                    cell.hardLines.reduce(0) { $0 + report.words($1).lines(share: shares?[column], line: line) }
                }
                return TeXTable.Row(text: row(cells), lines: lines.max() ?? 1)
            }, width: letters.width(ofLine: line), spans: spans)
        let cells = rows.joined().flatMap { $0 }
        guard let caption = table.caption else { return set.text() + notes(of: cells) }
        return set.text(caption: boxed.text(caption.children), label: caption.label)
            + notes(of: cells + caption.children)
    }
}

private extension LaTeXView {
    /// A cell of a column of that kind. Where the column does not break its lines, a cell with hard ends of lines is a table
    /// by itself, as they would end the row.
    func cell(_ inlines: [InlineNode], _ kind: String, isBroken: Bool) -> String {
        let lines = inlines.hardLines.map { boxed.text($0) }
        guard lines.count > 1 else { return lines.first ?? "" }
        if isBroken { return lines.joined(separator: "\\newline\n") }
        return "\\begin{tabular}[t]{@{}\(kind)@{}}" + lines.map(texBehindCommand).joined(separator: "\\\\\n")
            + "\\end{tabular}"
    }
}

/// A column of a kind ("l", "c", "r") that breaks its lines at that share of the line.
func texColumn(_ kind: String, share: Double) -> String {
    let side = ["c": "\\centering", "r": "\\raggedleft"][kind] ?? "\\raggedright"
    return ">{\(side)\\arraybackslash}p{\\dimexpr \(texShare(share))\\linewidth-2\\tabcolsep\\relax}"
}
