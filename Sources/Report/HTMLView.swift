internal import Notebook
internal import Outputs
internal import SVGCharts

/// What the HTML templates show of a report's parts. Strings are markup already: the templates put them in as they are.
struct HTMLView<Math: MathRenderer> {
    let report: Report
    let math: Math
    /// The names of the notebooks beside this one.
    let siblings: Set<String>

    /// A part of the notebook; of `prose`, `heading` and `block` one is set, the others are false.
    func element(_ part: Notebook.Part) throws -> [String: Any] {
        var element: [String: Any] = ["prose": false, "heading": false, "block": false]
        switch part {
        case .block(let block): element["block"] = try self.block(block)
        case .prose(let prose):
            if let heading = prose.heading {
                element["heading"] = ["level": "\(heading.level)", "id": escaped(heading.id), "html": try html(heading.content)]
            } else {
                element["prose"] = try html(prose.content)
            }
        }
        return element
    }

    /// Prose with its gaps filled.
    func html(_ content: Content) throws -> String {
        try content.pieces.map { piece in
            switch piece {
            case .html(let html): linked(html)
            case .gap(let gap): try html(gap)
            }
        }.joined()
    }
}

private extension HTMLView {
    /// HTML whose links to other notebooks lead to their pages.
    func linked(_ html: String) -> String {
        guard html.contains(".md") else { return html }
        return siblings.sorted().reduce(html) { html, name in
            html.replacing("href=\"\(escaped(name)).md\"", with: "href=\"\(escaped(name)).html\"")
                .replacing("href=\"\(escaped(name)).md#", with: "href=\"\(escaped(name)).html#")
        }
    }

    func html(_ gap: Gap) throws -> String {
        switch gap {
        case .value(let index):
            guard let value = report.transcript.inlines[index] else { return "<span class=\"missing\">?</span>" }
            return "<span class=\"value\(value.isVolatile ? " volatile" : "")\">\(escaped(value.textWithUnit))</span>"
        case .reference(let label): return "<a href=\"#\(escaped(label))\">\(escaped(report.names[label] ?? label))</a>"
        case .math(let tex, let isDisplayed, let label):
            let formula = try math.mathML(tex, isDisplayed: isDisplayed)
            guard isDisplayed else { return formula }
            let number = label.flatMap { report.names[$0] }.map { "<span class=\"number\">(\(escaped(String($0.split(separator: "\u{00A0}").last ?? ""))))</span>" }
            return "<div class=\"equation\"\(label.map { " id=\"\(escaped($0))\"" } ?? "")>\(formula)\(number ?? "")</div>"
        }
    }

    func block(_ block: Block) throws -> [String: Any] {
        let outputs = block.options.output ? report.transcript.blocks[block.index] ?? [] : []
        let failed = report.transcript.failure?.part == .block(block.index) ? report.failure?.message : nil
        return [
            "id": orFalse(block.options.label.map(escaped) ?? ""),
            "code": orFalse(block.options.echo == .hidden ? "" : SwiftHighlighter.html(block.code)),
            "isFolded": block.options.echo == .folded,
            "outputs": try outputs.enumerated().map { try output($0.element, of: block, number: $0.offset, isFirst: isFirst($0.offset, outputs)) },
            "failure": orFalse(failed.map(escaped) ?? ""),
        ]
    }

    /// Whether an output is the block's first table, figure or claim: the one that bears caption and number.
    func isFirst(_ index: Int, _ outputs: [Output]) -> Bool {
        outputs.firstIndex {
            switch $0 {
            case .table, .figure, .claim: true
            default: false
            }
        } == index
    }

    /// An output; of `text`, `value`, `table`, `figure`, `claim` and `expectedFailure` one is set, the others are false.
    func output(_ output: Output, of block: Block, number: Int, isFirst: Bool) throws -> [String: Any] {
        var view: [String: Any] = ["text": false, "value": false, "table": false, "figure": false, "claim": false, "expectedFailure": false]
        let caption = isFirst ? try self.caption(block) : ""
        switch output {
        case .text(let text): view["text"] = escaped(text)
        case .value(let value): view["value"] = escaped(value.textWithUnit)
        case .failure(let message): view["expectedFailure"] = escaped(message)
        case .table(let table): view["table"] = tableView(table, caption: caption)
        case .claim(let claim): view["claim"] = self.claim(claim, isFirst ? report.names[Numbering.key(block)] : nil)
        case .figure(let chart): view["figure"] = figure(chart, block, number, caption)
        case .began, .reached, .run, .input, .notice, .warning, .progress, .finished: break
        }
        return view
    }

    func caption(_ block: Block) throws -> String {
        let name = report.names[Numbering.key(block)].map { "<span class=\"number\">\(escaped($0)).</span> " } ?? ""
        return name + (try block.options.caption.map(html) ?? "")
    }

    func tableView(_ table: Table, caption: String) -> [String: Any] {
        func style(_ column: Int) -> String { table.columns[column].isNumeric ? "number" : "text" }
        return [
            "caption": orFalse(caption),
            "columns": table.columns.indices.map { index in
                ["title": escaped(table.columns[index].title), "unit": orFalse(escaped(table.columns[index].unit ?? "")), "style": style(index)]
            },
            "rows": table.rows.map { row in
                ["cells": row.indices.map { index in
                    let hasUnit = table.columns[index].unit != nil
                    let text = hasUnit ? row[index].text : row[index].textWithUnit
                    return ["text": escaped(text), "style": style(index) + (row[index].isVolatile ? " volatile" : "")]
                }]
            },
            "note": orFalse(escaped(table.note ?? "")),
        ]
    }

    func claim(_ claim: ClaimRecord, _ name: String?) -> [String: Any] {
        [
            "verdict": escaped(claim.verdict), "name": name.map { escaped($0) + ": " } ?? "", "statement": escaped(claim.statement),
            "explanation": escaped(claim.explanation),
        ]
    }

    func figure(_ chart: Chart, _ block: Block, _ number: Int, _ caption: String) -> [String: Any] {
        let id = (block.options.label ?? "block-\(block.index + 1)") + "-\(number + 1)"
        let data = chart.dataTable
        return [
            "caption": orFalse(caption),
            "svg": chart.svg(id: escaped(id), style: .inline, seriesOrder: report.seriesOrder, title: block.options.alt),
            "dataColumns": data.header.map(escaped),
            "dataRows": data.rows.map { ["cells": $0.map(escaped)] },
        ]
    }
}
