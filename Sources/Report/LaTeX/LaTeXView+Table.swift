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
        guard let widths = widths(table) else { return kinds.joined() }
        return zip(kinds, widths).map { kind, width in
            guard let width else { return kind }
            let side = ["c": "\\centering", "r": "\\raggedleft"][kind] ?? "\\raggedright"
            let hundredths = Int((width * 100).rounded(.down))
            return
                ">{\(side)\\arraybackslash}p{\\dimexpr 0.\(hundredths < 10 ? "0" : "")\(hundredths)\\linewidth-2\\tabcolsep\\relax}"
        }.joined()
    }

    /// The share of the line that each column gets which is too wide, `nil` for the others; `nil` for a table that fits.
    func widths(_ table: TableNode) -> [Double?]? {
        let line = report.notebook.frontMatter.pdf.columns == 2 ? 44.0 : 72.0
        let longest = table.alignments.indices.map { column in
            ([table.head] + table.rows).map { $0.indices.contains(column) ? report.words($0[column]).count : 0 }.max()
                ?? 0
        }
        // The space between columns is about that of two letters.
        let needs = longest.map { Double($0) + 2 }
        guard needs.reduce(0, +) > line else { return nil }
        var (isWide, room) = (needs.map { _ in true }, line)
        // What needs no more than an equal share has what it needs.
        while let narrow = needs.indices.first(where: { index in
            isWide[index] && needs[index] <= room / Double(isWide.filter(\.self).count)
        }) {
            isWide[narrow] = false
            room -= needs[narrow]
        }
        // A column of short words beside one of long sentences is still to be read.
        let weights = needs.indices.map { isWide[$0] ? needs[$0].squareRoot() : 0 }
        let sum = weights.reduce(0, +)
        return needs.indices.map { isWide[$0] ? room / line * weights[$0] / sum : nil }
    }
}
