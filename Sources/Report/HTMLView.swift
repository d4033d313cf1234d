internal import Document
internal import Notebook
internal import Outputs
internal import SVGCharts

/// What the HTML templates show of a report's parts. Strings are markup already: the templates put them in as they are.
struct HTMLView<Math: MathRenderer> {
    let report: Report
    let math: Math
    /// The notebooks to whose pages links lead, as `PageNavigation` has them.
    let linkedNotebooks: Set<String>
    /// Whether what is cited can be gone back from.
    var hasIDs = true

    /// A part of the notebook; of `prose` and `block` one is set, the other is false.
    func element(_ part: Notebook.Part) throws -> [String: Any] {
        switch part {
        case .block(let block): ["prose": false, "block": try self.block(block)]
        case .prose(let block): ["prose": try nodes(block).markup, "block": false]
        }
    }

    /// What stands below the notebook: the list of references, then the footnotes.
    func endMatter() throws -> [[String: Any]] {
        try [references(), footnotes()].filter { !$0.isEmpty }.map { ["prose": $0.markup, "block": false] }
    }
}

extension HTMLView {
    /// An output; of `text`, `html`, `value`, `table`, `figure`, `claim` and `expectedFailure` one is set, the others
    /// are false.
    func output(_ output: Output, of block: Block, number: Int, isFirst: Bool, caption: String) throws -> [String: Any]
    {
        var view: [String: Any] = [
            "text": false, "value": false, "table": false, "figure": false, "claim": false, "expectedFailure": false,
            "html": false,
        ]
        switch output {
        case .text(let text) where block.options.outputIsMarkdown:
            view["html"] = try nodes(report.notebook.blocks(ofMarkdown: text)).markup
        case .text(let text): view["text"] = escaped(TerminalText(text).abridged())
        case .value(let value): view["value"] = escaped(value.textWithUnit)
        case .failure(let message): view["expectedFailure"] = escaped(message)
        case .table(let table):
            let name = block.options.label ?? "table-\(block.index + 1)-\(number + 1)"
            view["table"] =
                TableView(table: table, caption: caption, name: name, labels: Set(report.names.keys)) {
                    report.provenance.link(ofTrial: $0, inBlock: block.index)
                }.values
        case .claim(let claim): view["claim"] = self.claim(claim, block, number)
        case .figure(let chart): view["figure"] = figure(chart, block, number, caption)
        case .began, .reached, .run, .input, .notice, .warning, .progress, .claimSummary, .finished: break
        }
        return view
    }

    func claim(_ claim: ClaimRecord, _ block: Block, _ number: Int) -> [String: Any] {
        let name = report.claims.first { $0.block == block.index && $0.output == number }?.name
        let plot = claim.plot?.svg(
            id: escaped(id(block, number)), style: .inline, title: "Differences behind: \(claim.statement)")
        return [
            "verdict": escaped(claim.verdict), "name": name.map { escaped($0) + ": " } ?? "",
            "statement": escaped(claim.statement),
            "facts": claim.facts.map {
                ["name": escaped($0.name.prefix(1).uppercased() + $0.name.dropFirst()), "text": escaped($0.text)]
            }, "plot": orFalse(plot ?? ""),
            "explanation": escaped(claim.explanation),
            "expected": orFalse(claim.expected.flatMap { $0 == claim.verdict ? nil : escaped($0) } ?? ""),
        ]
    }

    /// The id of a drawing, unique on the page.
    func id(_ block: Block, _ number: Int) -> String {
        "\(block.options.label ?? "block-\(block.index + 1)")-drawing-\(number + 1)"
    }

    /// A chart for wide screens and paper, and where it would become illegible on a narrow screen another for that, or
    /// for a large drawing, a way to scroll it.
    func figure(_ chart: Chart, _ block: Block, _ number: Int, _ caption: String) -> [String: Any] {
        func svg(_ chart: Chart, _ id: String) -> String {
            chart.svg(id: escaped(id), style: .inline, seriesOrder: report.seriesOrder, title: block.options.alt)
        }
        let chart =
            block.options.columns > 1
            ? chart.narrowed(to: max(leastWidth, 2 * phoneWidth / Double(block.options.columns))) ?? chart : chart
        let (drawing, narrow) = (svg(chart, id(block, number)), chart.narrowed(to: phoneWidth))
        let isHeavy = drawing.utf8.count > heaviestDrawnTwice
        let data = chart.dataTable
        return [
            "caption": orFalse(caption),
            "svg": drawing,
            "narrowSVG": orFalse(isHeavy ? "" : narrow.map { svg($0, id(block, number) + "-narrow") } ?? ""),
            "isScrolled": isHeavy && narrow != nil,
            "dataColumns": data.header.map(escaped),
            "dataRows": data.rows.map { ["cells": $0.map(escaped)] },
        ]
    }
}

/// The width in pixels that a chart has on a phone.
private let phoneWidth = 360.0

/// A chart that is narrower cannot be read.
private let leastWidth = 240.0

/// Charts of more bytes are not drawn twice.
private let heaviestDrawnTwice = 9000
