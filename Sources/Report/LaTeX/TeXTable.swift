/// A table as LaTeX sets it: on one page or parted over several, made smaller where it is wider than the line, and lying
/// where that would be too small to read.
struct TeXTable {
    /// How LaTeX sets each column.
    var kinds: [String]
    /// The heads, ended by `\\`.
    var head: String
    /// The rows, each ended by `\\`.
    var rows: [Row]
    /// About how many times as wide as the line it is.
    var width: Double
    /// Whether it stands across both columns.
    var spans = false

    /// A row, or several that stay together.
    struct Row {
        var text: String
        /// About how many lines it takes.
        var lines: Int
    }
}

extension TeXTable {
    /// All rows, in one `tabular`.
    var tabular: String { tabular(rows) }

    /// With its caption above it and its note below, as a float, or in the text where it is small and has neither
    /// caption nor `name`, which stands in a comment.
    func text(caption: String? = nil, label: String? = nil, note: String = "", name: String? = nil) -> String {
        let (parts, float) = (parts, spans ? "table*" : "table")
        let isFloat = caption != nil || name != nil || parts.count > 1 || spans || width > ArticleLine.mostReduced
        let texts = parts.indices.map { part in
            let words = caption.map { "\\caption{\($0)}" + (label.map { "\\label{\($0)}" } ?? "") + "\n\\medskip" }
            let continued = caption.map { _ in "\\tablename~\\thetable{} (\(part + 1)/\(parts.count))\\par\\medskip" }
            let foot = note.isEmpty || part + 1 < parts.count ? nil : "\\par\\smallskip{\\footnotesize \(note)}"
            let body = fitted(tabular(parts[part]), above: part == 0 ? words : continued, below: foot)
            let lines: [String?] =
                isFloat
                ? [
                    name.map { "% \(texComment($0))" }, "\\begin{\(float)}[\(spans ? "tp" : "htbp")]", "\\centering",
                    body, "\\end{\(float)}", name == nil ? nil : "",
                ]
                : ["\\begin{center}", body, "\\end{center}"]
            return lines.compactMap(\.self).joined(separator: "\n")
        }
        return texts.joined(separator: "\n")
    }

    /// Without a caption, in a part of a float: made smaller where it is wider than that, or longer than one of so many
    /// rows of tables on a page may be.
    func panel(note: String, rows: Int) -> String {
        let most = "\(texShare(0.8 / Double(rows)))\\textheight"
        let lines = [
            "\\sbox0{%", tabular + "}%",
            "\\ifdim\\wd0>\\linewidth\\sbox0{\\resizebox{\\linewidth}{!}{\\usebox0}}\\fi",
            "\\ifdim\\dimexpr\\ht0+\\dp0\\relax>\(most)\\resizebox*{!}{\(most)}{\\usebox0}\\else\\usebox0\\fi",
        ]
        return (lines + (note.isEmpty ? [] : ["\\par\\smallskip{\\footnotesize \(note)}"])).joined(separator: "\n")
    }
}

private extension TeXTable {
    /// The rows of each page.
    var parts: [[Row]] {
        let most = width > ArticleLine.mostReduced ? 20 : 38
        var (parts, lines) = ([[Row]](), 0)
        for row in rows {
            if parts.isEmpty || lines + row.lines > most {
                parts.append([])
                lines = 0
            }
            parts[parts.count - 1].append(row)
            lines += row.lines
        }
        return parts.isEmpty ? [[]] : parts
    }

    func tabular(_ rows: [Row]) -> String {
        (["\\begin{tabular}{\(kinds.joined())}", "\\toprule", head, "\\midrule"] + rows.map(\.text)
            + ["\\bottomrule", "\\end{tabular}"]).joined(separator: "\n")
    }

    /// What fits the line surely stands as it is; TeX measures the rest.
    func fitted(_ tabular: String, above: String?, below: String?) -> String {
        func lines(_ body: String) -> String { [above, body, below].compactMap(\.self).joined(separator: "\n") }
        guard width > surelyFits else { return lines(tabular) }
        let body = lines("\\ifdim\\wd0>\\linewidth\\resizebox{\\linewidth}{!}{\\usebox0}\\else\\usebox0\\fi")
        guard width > ArticleLine.mostReduced else { return "\\sbox0{%\n\(tabular)}%\n\(body)" }
        return
            "\\sbox0{%\n\(tabular)}%\n\\rotatebox{90}{\\begin{minipage}{0.95\\textheight}\\centering\n\(body)\n\\end{minipage}}"
    }
}

/// So many times as wide as the line it fits, whatever its letters are.
private let surelyFits = 0.6
