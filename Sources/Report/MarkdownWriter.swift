internal import Notebook
internal import Outputs
internal import SVGCharts

/// Writes the parts of a report as Markdown, and collects the charts it links to.
struct MarkdownWriter {
    let report: Report
    private(set) var files: [String: String] = [:]

    init(report: Report) { self.report = report }

    mutating func text(_ part: Notebook.Part) -> String {
        switch part {
        case .prose(let prose): text(prose)
        case .block(let block): text(block)
        }
    }
}

private extension MarkdownWriter {
    /// The author's lines, with spans replaced from the last to the first, so that columns stay true.
    func text(_ prose: Prose) -> String {
        var lines = prose.lines.map { Array(report.notebook.lines[$0 - 1].utf8) }
        for span in prose.spans.sorted(by: { $0.position > $1.position }) {
            let line = span.position.line - prose.lines.lowerBound
            let start = span.position.column - 1
            guard lines.indices.contains(line), start >= 0, start + span.length <= lines[line].count else { continue }
            lines[line].replaceSubrange(start..<start + span.length, with: Array(replacement(span.gap).utf8))
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        var text = lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
        if let heading = prose.heading, let range = text.firstRange(of: " {#\(heading.id)}") {
            text.removeSubrange(range)
            text = "<a id=\"\(heading.id)\"></a>\n\n" + text
        }
        for case .gap(.math(_, _, let label?)) in prose.content.pieces {
            guard let range = text.firstRange(of: "$$ {#\(label)}") ?? text.firstRange(of: "$${#\(label)}") else { continue }
            let number = report.names[label]?.split(separator: "\u{00A0}").last ?? ""
            text.replaceSubrange(range, with: "\\tag{\(number)} $$")
        }
        return text
    }

    func replacement(_ gap: Gap) -> String {
        switch gap {
        case .value(let index): escapedMarkdown(report.transcript.inlines[index]?.textWithUnit ?? "?")
        case .reference(let label): "[\(report.names[label] ?? label)](#\(label))"
        case .math(let tex, _, _): "$\(tex)$"
        }
    }

    mutating func text(_ block: Block) -> String {
        var pieces: [String] = []
        if let label = block.options.label { pieces.append("<a id=\"\(label)\"></a>") }
        if block.options.echo != .hidden { pieces.append(listing(block)) }
        let outputs = block.options.output ? report.transcript.blocks[block.index] ?? [] : []
        var needsCaption = true
        for (number, output) in outputs.enumerated() {
            pieces.append(text(output, block, number))
            if case .table = output, needsCaption { pieces.append(caption(block)); needsCaption = false }
            if case .figure = output, needsCaption { pieces.append(caption(block)); needsCaption = false }
        }
        if report.transcript.failure?.part == .block(block.index), let failure = report.failure {
            pieces.append("> [!CAUTION]\n> " + fenced(failure.text).replacing("\n", with: "\n> "))
        }
        return pieces.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    func listing(_ block: Block) -> String {
        let code = fenced(block.code, "swift")
        return block.options.echo == .folded ? "<details><summary>Code</summary>\n\n\(code)\n\n</details>" : code
    }

    /// A fence longer than any run of backticks inside.
    func fenced(_ text: String, _ info: String = "") -> String {
        var (longest, run) = (2, 0)
        for character in text { run = character == "`" ? run + 1 : 0; longest = max(longest, run) }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence)\(info)\n\(text.hasSuffix("\n") ? String(text.dropLast()) : text)\n\(fence)"
    }

    mutating func text(_ output: Output, _ block: Block, _ number: Int) -> String {
        switch output {
        case .text(let text): return fenced(text, "text")
        case .value(let value): return fenced(value.textWithUnit, "text")
        case .failure(let message): return fenced(message, "text")
        case .table(let table): return text(table)
        case .claim(let claim): return text(claim, block)
        case .figure(let chart): return image(chart, block, number)
        case .began, .reached, .run, .input, .notice, .warning, .progress, .finished: return ""
        }
    }

    /// GitHub's callouts come in kinds; the verdict picks one.
    func text(_ claim: ClaimRecord, _ block: Block) -> String {
        let kind = ["supported": "TIP", "refuted": "CAUTION"][claim.verdict] ?? "NOTE"
        let name = report.names[Numbering.key(block)].map { "\($0), " } ?? ""
        return "> [!\(kind)]\n> **\(name)\(claim.verdict).** \(escapedMarkdown(claim.statement))\n>\n> \(escapedMarkdown(claim.explanation))"
    }

    func text(_ table: Table) -> String {
        let head = table.columns.map { escapedCell($0.title + ($0.unit.map { " (\($0))" } ?? "")) }
        let rule = table.columns.map { $0.isNumeric ? "--:" : ":--" }
        let rows = table.rows.map { row in
            zip(row, table.columns).map { escapedCell($1.unit != nil ? $0.text : $0.textWithUnit) }
        }
        let lines = ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
        return lines.joined(separator: "\n") + (table.note.map { "\n\n\(escapedMarkdown($0))" } ?? "")
    }

    mutating func image(_ chart: Chart, _ block: Block, _ number: Int) -> String {
        let label = block.options.label ?? "block-\(block.index + 1)"
        let name = "\(report.notebook.name)-\(label)\(number == 0 ? "" : "-\(number + 1)").svg"
        let summary = block.options.alt ?? chart.summary
        files[name] = chart.svg(id: "c", style: .standalone, seriesOrder: report.seriesOrder, title: block.options.alt)
        return "![\(escapedMarkdown(summary))](\(name.replacing(" ", with: "%20")))"
    }

    func caption(_ block: Block) -> String {
        let name = report.names[Numbering.key(block)].map { "**\($0).** " } ?? ""
        guard let content = block.options.caption, var text = block.options.captionText else { return name }
        for case .gap(let gap) in content.pieces {
            switch gap {
            case .value:
                guard let start = text.firstRange(of: "`{swift} "), let end = text[start.upperBound...].firstIndex(of: "`") else { continue }
                text.replaceSubrange(start.lowerBound...end, with: replacement(gap))
            case .reference(let label):
                guard let range = text.firstRange(of: "@\(label)") else { continue }
                text.replaceSubrange(range, with: replacement(gap))
            case .math: break
            }
        }
        return name + text
    }
}

/// Text that Markdown takes for itself; values hold few of these characters.
func escapedMarkdown(_ text: String) -> String {
    text.reduce(into: "") { $0 += "\\`*_[]<>|".contains($1) ? "\\\($1)" : "\($1)" }
}

private func escapedCell(_ text: String) -> String { escapedMarkdown(text).replacing("\n", with: " ") }
