internal import Document
internal import Notebook

extension LaTeXView {
    /// The author's own table. One that is wider than the text has columns that break their lines.
    func table(_ table: TableNode) -> String {
        func row(_ cells: [[InlineNode]]) -> String {
            texBehindCommand(cells.map { boxed.text($0) }.joined(separator: " & ") + " \\\\")
        }
        let lines = ["\\toprule", row(table.head), "\\midrule"] + table.rows.map(row) + ["\\bottomrule"]
        let body = "\\begin{tabular}{\(kinds(table))}\n\(lines.joined(separator: "\n"))\n\\end{tabular}"
        let cells = ([table.head] + table.rows).joined().flatMap { $0 }
        guard let caption = table.caption else { return environment("center", body) + notes(of: cells) }
        return float("table", body, caption: boxed.text(caption.children), label: caption.label)
            + notes(of: cells + caption.children)
    }
}

private extension LaTeXView {
    /// How LaTeX sets each column.
    func kinds(_ table: TableNode) -> String {
        let kinds = table.alignments.map { ["center": "c", "right": "r"][$0.rawValue] ?? "l" }
        let longest = table.alignments.indices.map { column in
            ([table.head] + table.rows).map { $0.indices.contains(column) ? report.words($0[column]).count : 0 }.max()
                ?? 0
        }
        guard let shares = columnShares(longest, breaks: kinds.map { _ in true }, line: lettersInLine) else {
            return kinds.joined()
        }
        return zip(kinds, shares).map { kind, share in share.map { texColumn(kind, share: $0) } ?? kind }.joined()
    }
}

extension LaTeXView {
    /// About how many letters a line of the text has.
    var lettersInLine: Double { report.notebook.frontMatter.pdf.columns == 2 ? 44 : 72 }
}
