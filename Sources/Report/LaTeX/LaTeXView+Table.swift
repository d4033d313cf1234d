internal import Document
internal import Notebook

extension LaTeXView {
    /// The author's own table. One that is wider than the text has columns that break their lines.
    func table(_ table: TableNode) -> String {
        let rows = [table.head] + table.rows
        let words = rows.map { $0.map(report.words) }
        let longest = table.alignments.indices.map { column in words.map { $0.cell(column).count }.max() ?? 0 }
        let longestWords = table.alignments.indices.map { column in
            words.map { $0.cell(column).longestWord }.max() ?? 0
        }
        let shares = columnShares(longest, words: longestWords, line: lettersInLine)
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
                let lines = words[index + 1].enumerated().map { $1.lines(share: shares?[$0], line: lettersInLine) }
                return TeXTable.Row(text: row(cells), lines: lines.max() ?? 1)
            }, width: tableWidth(longest, shares, line: lettersInLine))
        let cells = rows.joined().flatMap { $0 }
        guard let caption = table.caption else { return set.text() + notes(of: cells) }
        return set.text(caption: boxed.text(caption.children), label: caption.label)
            + notes(of: cells + caption.children)
    }

    /// About how many letters a line of the text has.
    var lettersInLine: Double { report.notebook.frontMatter.pdf.columns == 2 ? 44 : 72 }
}

private extension [String] {
    /// A row's cell, where it has that many.
    func cell(_ column: Int) -> String { indices.contains(column) ? self[column] : "" }
}
