internal import Notebook
internal import Outputs
internal import SVGCharts
internal import Statistics

/// Writes the parts of a report as Markdown, and collects the charts it links to.
struct MarkdownWriter {
    let report: Report
    /// Files that stand beside the text, by name.
    var files: [String: [UInt8]] = [:]

    /// The notebook's lines, without those of notes, which stand at the end.
    let source: AnnotatedSource

    init(report: Report) {
        self.report = report
        source = AnnotatedSource(report.notebook.lines, without: report.notebook.noteLines)
    }

    mutating func texts(_ trees: [PartTree]) -> [String] {
        var texts: [String] = []
        for tree in trees {
            switch tree {
            case .part(.prose(let prose)): texts.append(text(prose))
            case .part(.block(let block)): texts.append(text(block))
            case .division(let division, let trees): texts.append(text(division, self.texts(trees)))
            }
        }
        return texts
    }
}

private extension MarkdownWriter {
    mutating func text(_ block: Block) -> String {
        var pieces: [String] = []
        if let label = block.options.label { pieces.append("<a id=\"\(label)\"></a>") }
        for label in block.options.labels.dropFirst() { pieces.append("<a id=\"\(label)\"></a>") }
        if block.options.echo != .hidden { pieces.append(listing(block)) }
        let outputs = block.options.output ? report.transcript.blocks[block.index] ?? [] : []
        let panels = outputs.indices.filter { outputs[$0].isPanel }
        let hasSubcaptions = !block.options.subcaptions.isEmpty && panels.count > 1
        for (number, output) in outputs.enumerated() {
            // The caption comes first, as a note under a table would come between.
            if number == panels.first {
                pieces.append(block.options.title.map { "**\(text($0))**" } ?? "")
                pieces.append(caption(block))
            }
            let isRow = block.options.columns > 1 && !(hasSubcaptions && panels.contains { outputs[$0].isTable })
            if isRow, let row = row(of: number, outputs, block) {
                // What each of them is stands in one line, in their order.
                if hasSubcaptions, number == panels.first { pieces.append(subcaptions(block, panels.count)) }
                pieces.append(row)
                continue
            }
            if hasSubcaptions, let panel = panels.firstIndex(of: number), panel < block.options.subcaptions.count {
                pieces.append(subcaption(panel, block))
            }
            pieces.append(text(output, block, number))
        }
        if report.transcript.failure?.part == .block(block.index), let failure = report.failure {
            pieces.append("> [!CAUTION]\n> " + fenced(failure.text).replacing("\n", with: "\n> "))
        }
        return pieces.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// Figures that stand side by side: all of them with the first, "" for the others, `nil` where there are other things
    /// among them.
    mutating func row(of number: Int, _ outputs: [Output], _ block: Block) -> String? {
        let charts = outputs.enumerated().compactMap { index, output in
            if case .figure(let chart) = output { (index: index, chart: chart) } else { nil }
        }
        guard charts.count > 1, charts.contains(where: { $0.index == number }) else { return nil }
        guard charts[0].index == number else { return "" }
        let width = 100 / min(block.options.columns, charts.count) - 1
        return charts.map { index, chart in
            let (words, file) = picture(chart, block, index)
            return "<img src=\"\(file)\" alt=\"\(escaped(words))\" width=\"\(width)%\">"
        }.joined(separator: "\n")
    }

    /// A link to a file beside the report, called by its name.
    static func link(_ file: String) -> String { "[\(escapedMarkdown(file))](\(addressPart(file)))" }

    /// Text that names a file, which becomes a link where it last does.
    static func linking(_ file: String, in text: String) -> String {
        guard let place = text.ranges(of: escapedMarkdown(file)).last else { return text }
        return text[..<place.lowerBound] + link(file) + text[place.upperBound...]
    }

    /// "(a) Left · (b) Right".
    mutating func subcaptions(_ block: Block, _ count: Int) -> String {
        var texts: [String] = []
        for panel in block.options.subcaptions.indices.prefix(count) { texts.append(subcaption(panel, block)) }
        return texts.joined(separator: " · ")
    }

    mutating func subcaption(_ panel: Int, _ block: Block) -> String {
        "(\(subletter(panel))) " + text(block.options.subcaptions[panel])
    }

    func listing(_ block: Block) -> String {
        if block.options.echo == .fenced {
            return fenced(
                report.notebook.lines[(block.lines.lowerBound - 1)..<block.lines.upperBound].joined(separator: "\n"),
                "markdown")
        }
        let code = fenced(block.code, "swift")
        return block.options.echo == .folded
            ? "<details><summary>\(escapedMarkdown(report.codeSummary(of: block)))</summary>\n\n\(code)\n\n</details>"
            : code
    }

    /// A fence longer than any run of backticks inside.
    func fenced(_ text: String, _ info: String = "") -> String {
        var (longest, run) = (2, 0)
        for byte in text.utf8 { run = byte == UInt8(ascii: "`") ? run + 1 : 0; longest = max(longest, run) }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence)\(info)\n\(text.hasSuffix("\n") ? String(text.dropLast()) : text)\n\(fence)"
    }

    mutating func text(_ output: Output, _ block: Block, _ number: Int) -> String {
        switch output {
        case .text(let text) where block.options.outputIsMarkdown:
            return printed(TerminalText(text).text)
        case .text(let text):
            let printed = PrintedText(text, block, number, of: report.notebook.name)
            return fenced(printed.plain, "text") + (printed.folding == nil ? "" : "\n\n" + Self.link(printed.fileName))
        case .value(let value): return fenced(value.textWithUnit.withVisibleControls, "text")
        case .failure(let message): return fenced(TerminalText(message).text, "text")
        case .table(let table):
            let shown = text(report.shown(table, block, number))
            return report.dataFile(block, number).map { Self.linking($0.name, in: shown) } ?? shown
        case .claim(let claim): return text(claim, block, number)
        case .figure(let chart): return image(chart, block, number)
        case .began, .reached, .runs, .input, .notice, .warning, .progress, .claimSummary, .finished: return ""
        }
    }

    /// A quote that begins with the verdict's sign: GitHub's callouts would head it "Tip" or "Caution".
    mutating func text(_ claim: ClaimRecord, _ block: Block, _ number: Int) -> String {
        let sign = [Verdict.supported: "✅", .refuted: "❌"][claim.verdict] ?? "❔"
        let name = report.claims.first { $0.block == block.index && $0.output == number }.map { "\($0.name), " } ?? ""
        let expected =
            claim.expected.flatMap {
                $0 == claim.verdict ? nil : " \(report.wording[.expected]) \(report.wording.verdict($0))."
            } ?? ""
        let plot =
            claim.plot.map {
                ">\n> " + image($0, block, number)
            } ?? ""
        return "> \(sign) **\(name)\(report.wording.verdict(claim.verdict)).** \(escapedMarkdown(claim.statement))\n>\n"
            + "> \(escapedMarkdown(claim.factLine + " " + claim.explanation + expected))"
            + (plot.isEmpty ? "" : "\n" + plot)
    }

    func text(_ table: Table) -> String {
        let head = table.columns.map { escapedCell($0.fullTitle + ($0.unit.map { " (\($0))" } ?? "")) }
        let rule = table.columns.map { $0.isNumeric ? "--:" : ":--" }
        var rows = zip(table.rows, table.texts()).map { values, texts in zip(values, texts).map(cell) }
        var start = 0
        for (number, group) in (table.groups ?? []).enumerated() {
            rows.insert(
                ["**\(escapedCell(group.title))**"] + table.columns.dropFirst().map { _ in "" }, at: start + number)
            start += group.count
        }
        let lines = ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
        let note = table.noteWithLegend
        return lines.joined(separator: "\n") + (note.isEmpty ? "" : "\n\n\(escapedMarkdown(note))")
    }

    func cell(_ value: Value, _ text: String) -> String {
        let text = escapedCell(text)
        if value.isBest == true { return "**\(text)**" }
        return value.reference.flatMap { report.names[$0] == nil ? nil : "[\(text)](#\($0))" } ?? text
    }

    mutating func image(_ chart: Chart, _ block: Block, _ number: Int) -> String {
        let (words, file) = picture(chart, block, number)
        return "![\(escapedMarkdown(words))](\(file))"
    }

    /// Puts a chart beside the report; gives what it shows in words, and its address.
    mutating func picture(_ chart: Chart, _ block: Block, _ number: Int) -> (words: String, file: String) {
        let stem = MarkdownReport.chartName(block, of: report.notebook.name)
        var (name, place) = ("\(stem)\(number == 0 ? "" : "-\(number + 1)").svg", number + 1)
        // The second chart of `fig-a` and the first of `fig-a-2`, say.
        while files[name] != nil {
            place += 1
            name = "\(stem)-\(place).svg"
        }
        files[name] = Array(
            chart.svg(id: "c", style: .standalone, seriesOrder: report.seriesOrder, title: block.options.alt).utf8)
        return (block.options.alt ?? chart.summary, name.replacing(" ", with: "%20"))
    }

    mutating func caption(_ block: Block) -> String {
        let name = report.names[Numbering.key(block)].map { "**\($0).** " } ?? ""
        let files = report.transcript.blocks[block.index, default: []].indices.compactMap {
            report.dataFile(block, $0)?.name
        }
        let thinning = report.thinning(block).map { words in
            (block.options.caption == nil ? "" : " ")
                + files.reduce(escapedMarkdown(words)) { Self.linking($1, in: $0) }
        }
        return name + (block.options.caption.map { text($0) } ?? "") + (thinning ?? "")
    }
}

private extension Output {
    var isTable: Bool { if case .table = self { true } else { false } }
}

private func escapedCell(_ text: String) -> String { escapedMarkdown(text).replacing("\n", with: " ") }
