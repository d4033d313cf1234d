internal import Notebook
internal import Outputs
internal import SVGCharts

extension LaTeXView {
    /// A block that is run: its code, and what it shows.
    mutating func text(_ block: Block) -> String {
        let outputs = block.options.output ? report.transcript.blocks[block.index] ?? [] : []
        var parts = report.isPrinted(block, .full) ? [listing(report.printedSource(of: block))] : []
        let panels = block.panels(outputs)
        let numbered = panels.isEmpty ? outputs.firstIndex(where: \.isNumbered) : nil
        // What references lead to, also where the block does not show what is called so.
        let shown = panels.isEmpty ? (numbered == nil ? 0 : 1) : 1 + panels.count
        parts += block.options.labels.dropFirst(shown).map { "\\phantomsection\\label{\($0)}" }
        for (index, output) in outputs.enumerated() where !panels.contains(index) {
            parts.append(text(output, block, index, isNumbered: index == numbered))
        }
        if !panels.isEmpty { parts.append(group(panels.map { ($0, outputs[$0]) }, block)) }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}

extension LaTeXView {
    /// The code of the blocks that is printed behind the text.
    func appendix() -> [String] {
        let listings = report.notebook.blocks.filter { report.isPrinted($0, .appendix) }.map { block in
            let name = texText(report.name(block))
            let words = block.options.label.map { "\\hyperref[\($0)]{\(name)}" } ?? name
            return "\\noindent\\textbf{\(words)}\n\n" + listing(report.printedSource(of: block))
        }
        return listings.isEmpty ? [] : ["\\section*{\(texText(report.wording[.code]))}"] + listings
    }
}

private extension LaTeXView {
    mutating func text(_ output: Output, _ block: Block, _ number: Int, isNumbered: Bool) -> String {
        let words = isNumbered ? block.options.caption?.inlines ?? [] : []
        let caption = isNumbered ? self.caption(block) : ""
        let label = isNumbered ? block.options.label : nil
        switch output {
        case .text(let text) where block.options.outputIsMarkdown:
            return self.text(report.notebook.blocks(ofMarkdown: TerminalText(text).text))
        case .text(let text): return listing(PrintedText(text, block, number, of: report.notebook.name).plain)
        case .value(let value): return "\\[\n\\text{\(texValue(value.text, unit: value.unit))}\n\\]"
        case .failure(let message): return listing(TerminalText(message).text)
        case .table(let table):
            return report.shown(table, block, number).float(
                caption: caption.isEmpty && label == nil ? nil : caption, label: label,
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

    /// Figures and tables in one float, each with its own caption.
    mutating func group(_ outputs: [(number: Int, output: Output)], _ block: Block) -> String {
        let hasFigure = outputs.contains { if case .figure = $0.output { true } else { false } }
        let kind = block.options.label?.hasPrefix("tbl-") ?? !hasFigure ? "table" : "figure"
        let columns = min(max(1, block.options.columns), outputs.count)
        var panels: [Panel] = []
        for (place, (number, output)) in outputs.enumerated() {
            let body = panel(output, block, number, columns: columns, rows: (outputs.count + columns - 1) / columns)
            panels.append(
                Panel(
                    body: body, caption: block.caption(ofPanel: place).map { boxed.text($0) },
                    label: block.label(ofPanel: place)))
        }
        let words = ([block.options.caption] + block.options.subcaptions).flatMap { $0?.inlines ?? [] }
        return float(
            panels, kind, columns: columns, caption: caption(block), label: block.options.label) + notes(of: words)
    }

    /// One of several figures or tables, in a part of the line.
    mutating func panel(_ output: Output, _ block: Block, _ number: Int, columns: Int, rows: Int) -> String {
        switch output {
        case .table(let table):
            let table = report.shown(table, block, number)
            let line = ArticleLine(letters: report.line.letters / Double(columns))
            return table.tex(line: line).panel(note: texText(table.noteWithLegend), rows: rows)
        case .figure(let chart):
            let narrow = columns > 1 ? chart.narrowed(to: narrowWidth(panels: columns)) ?? chart : chart
            return drawing(narrow, name(block, number), title: block.options.alt, rows: rows)
        default: return ""
        }
    }

    func caption(_ block: Block) -> String {
        boxed.text(block.options.caption?.inlines ?? []) + (report.thinning(block).map { " \(texText($0))" } ?? "")
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
