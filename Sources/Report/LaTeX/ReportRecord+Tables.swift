internal import Notebook
internal import Outputs

extension ReportRecord {
    /// The tables as `table`s for `\input`; they need array, booktabs, graphicx and siunitx.
    package var tablesTeX: String {
        let captions = texCaptions
        let tables = blocks.enumerated().flatMap { index, block in
            block.outputs.compactMap(\.table).enumerated().map { number, table in
                let caption = number == 0 ? captions[block.line] : nil
                return table.float(
                    caption: caption?.words ?? (number == 0 ? block.caption.map(texText) : nil),
                    label: number == 0 ? block.label.flatMap(texLabel) : nil, name: "\(notebook), block \(index + 1)")
                    + (caption?.notes ?? "")
            }
        }
        let head =
            "% The tables of \(texComment(title)), by bnbook. They need \\usepackage{array,booktabs,graphicx,siunitx} and\n% \\sisetup{separate-uncertainty=true, detect-weight=true, retain-zero-uncertainty=true, retain-explicit-plus=true}.\n"
        return head + tables.joined(separator: "\n")
    }

    /// A label, where it is one: a record may be anybody's.
    private func texLabel(_ label: String) -> String? {
        label.allSatisfy { $0.isLetter || $0.isNumber || "-_:.".contains($0) } ? label : nil
    }

    /// The captions by the lines of their blocks, with their values, formulas and emphasis; none where the notebook cannot
    /// be read.
    private var texCaptions: [Int: (words: String, notes: String)] {
        guard let notebook = try? parsedNotebook(), notebook.inlines.map(\.expression) == values.map(\.expression)
        else { return [:] }
        var transcript = Transcript()
        for (index, value) in values.enumerated() { transcript.inlines[index] = value.value }
        let view = LaTeXView(report: Report(notebook: notebook, transcript: transcript))
        let captions = notebook.blocks.compactMap { block in
            block.options.caption.map {
                (block.fenceLine, (view.boxed.text($0), view.notes(of: $0.inlines)))
            }
        }
        return Dictionary(captions, uniquingKeysWith: { first, _ in first })
    }
}
