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
            texBehindCommand(cells.map { boxed.text($0) }.joined(separator: " & ") + " \\\\")
        }
        let set = TeXTable(
            kinds: kinds, head: row(table.head),
            rows: table.rows.enumerated().map { index, cells in
                let lines = cells.enumerated().map { report.words($1).lines(share: shares?[$0], line: line) }
                return TeXTable.Row(text: row(cells), lines: lines.max() ?? 1)
            }, width: letters.width(ofLine: line), spans: spans)
        let cells = rows.joined().flatMap { $0 }
        guard let caption = table.caption else { return set.text() + notes(of: cells) }
        return set.text(caption: boxed.text(caption.children), label: caption.label)
            + notes(of: cells + caption.children)
    }
}

/// A column of a kind ("l", "c", "r") that breaks its lines at that share of the line.
func texColumn(_ kind: String, share: Double) -> String {
    let side = ["c": "\\centering", "r": "\\raggedleft"][kind] ?? "\\raggedright"
    return ">{\(side)\\arraybackslash}p{\\dimexpr \(texShare(share))\\linewidth-2\\tabcolsep\\relax}"
}
