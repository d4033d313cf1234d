internal import Notebook
internal import Outputs

extension LaTeXView {
    /// A block that is run: its code, and what it shows.
    mutating func text(_ block: Block) -> String {
        let outputs = block.options.output ? report.transcript.blocks[block.index] ?? [] : []
        let place = block.options.printedCode ?? report.notebook.frontMatter.pdf.code
        let isShown = block.options.echo != .hidden && !block.code.isEmpty && place != PDFOptions.Code.none
        var parts = isShown ? [listing(report.printedSource(of: block))] : []
        let numbered = outputs.firstIndex(where: \.isNumbered)
        for (index, output) in outputs.enumerated() {
            parts.append(text(output, block, index, isNumbered: index == numbered))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}

private extension LaTeXView {
    mutating func text(_ output: Output, _ block: Block, _ number: Int, isNumbered: Bool) -> String {
        let thinning = report.thinning(block).map { " \(texText($0))" } ?? ""
        let words = isNumbered ? block.options.caption?.inlines ?? [] : []
        let caption = isNumbered ? boxed.text(words) + thinning : ""
        let label = isNumbered ? block.options.label : nil
        switch output {
        case .text(let text) where block.options.outputIsMarkdown:
            return self.text(report.notebook.blocks(ofMarkdown: TerminalText(text).text))
        case .text(let text): return listing(PrintedText(text, block, number, of: report.notebook.name).plain)
        case .value(let value): return "\\[\n\\text{\(texValue(value.text, unit: value.unit))}\n\\]"
        case .failure(let message): return listing(TerminalText(message).text)
        case .table(let table):
            return report.shown(table, block, number).float(
                caption: caption.isEmpty ? nil : caption, label: label,
                name: "\(report.notebook.name), block \(block.index + 1)", line: report.line) + notes(of: words)
        case .figure(let chart):
            let drawn = drawing(chart, name(block, number), title: block.options.alt)
            return caption.isEmpty && label == nil
                ? environment("center", drawn)
                : float("figure", drawn, caption: caption, label: label) + notes(of: words)
        case .claim(let claim): return text(claim, block, number)
        case .began, .reached, .runs, .input, .notice, .warning, .progress, .claimSummary, .finished: return ""
        }
    }

    func name(_ block: Block, _ number: Int) -> String {
        MarkdownReport.chartName(block, of: report.notebook.name) + (number == 0 ? "" : "-\(number + 1)")
    }

    mutating func text(_ claim: ClaimRecord, _ block: Block, _ number: Int) -> String {
        let name = report.claims.first { $0.block == block.index && $0.output == number }.map { "\($0.name). " } ?? ""
        let words =
            "\\textbf{\(texText(name))}\(texText(claim.statement)): "
            + "\\textbf{\(texText(report.wording.verdict(claim.verdict)))}."
        let label = block.options.label.map { "\\phantomsection\\label{\($0)}" } ?? ""
        let plot = claim.plot.map {
            "\n\n" + drawing($0, self.name(block, number), title: report.plotTitle(of: claim))
        }
        return environment(
            "quote", label + words + "\n\n" + texText(claim.factLine + " " + claim.explanation) + (plot ?? ""))
    }
}
