internal import Outputs

extension Table {
    /// The table with its caption above it and its note below, made smaller where it is still wider than the text, whose
    /// lines have so many letters; `name` stands in a comment.
    func float(caption: String?, label: String?, name: String, line: Double = 72) -> String {
        let note = ([note].compactMap(\.self) + legend).joined(separator: " ")
        let lines: [String?] = [
            "% \(texComment(name))", "\\begin{table}[htbp]", "\\centering",
            caption.map { "\\caption{\($0)}" + (label.map { "\\label{\($0)}" } ?? "") + "\n\\medskip" },
            "\\sbox0{%", tabular(line: line) + "}%",
            "\\ifdim\\wd0>\\linewidth\\resizebox{\\linewidth}{!}{\\usebox0}\\else\\usebox0\\fi",
            note.isEmpty ? nil : "\\par\\smallskip{\\footnotesize \(texText(note))}", "\\end{table}", "",
        ]
        return lines.compactMap(\.self).joined(separator: "\n")
    }
}
