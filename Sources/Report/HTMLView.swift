internal import Document
internal import Notebook
internal import Outputs
internal import SVGCharts
internal import Statistics

/// What the HTML templates show of a report's parts.
struct HTMLView<Math: MathRenderer> {
    let report: Report
    let math: Math
    /// The notebooks to whose pages links lead, as `PageNavigation` has them.
    let linkedNotebooks: Set<String>
    /// Whether what is cited can be gone back from.
    var hasIDs = true
    /// Whether other reports stand on the same page.
    var isChapter = false

    /// The parts of the notebook; of `prose` and `block` one is set in each, the other is false. A folded block that
    /// shows nothing stands with the folded one behind it.
    func elements(_ parts: [Notebook.Part]) throws -> [TemplateValue] {
        var (elements, silent) = ([TemplateValue](), [Block]())
        var divisions = OpenDivisions()
        for (index, part) in parts.enumerated() {
            switch part {
            case .prose(let block):
                let nodes = try divisions.nodes(block) {
                    try self.nodes($0)
                } title: {
                    try self.title($0)
                }
                elements.append(["prose": .markup(nodes), "block": false])
            case .block(let block):
                if report.joinsNext(index, of: parts) {
                    silent.append(block)
                    continue
                }
                elements.append(["prose": false, "block": try self.block(block, before: silent)])
                silent = []
            }
        }
        return elements
    }

    /// The report's title as links to it show it.
    func linkTitle() throws -> [HTMLNode] {
        try report.titleWords.map { try nodes($0, isInLink: true) } ?? [.text(report.title)]
    }

    /// What stands below the notebook: the list of references, then the footnotes.
    func endMatter() throws -> [TemplateValue] {
        try [references(), footnotes()].filter { !$0.isEmpty }.map { ["prose": .markup($0), "block": false] }
    }
}

extension HTMLView {
    /// An output; of `text`, `html`, `value`, `table`, `figure`, `claim` and `expectedFailure` one is set, the others
    /// are false.
    func output(_ output: Output, of block: Block, number: Int, isFirst: Bool, caption: String) throws -> TemplateValue
    {
        var view = noOutput
        switch output {
        case .text(let text) where block.options.outputIsMarkdown:
            view["html"] = .markup(try nodes(report.notebook.blocks(ofMarkdown: TerminalText(text).text)))
        case .text(let text):
            view["text"] = .markup(PrintedText(text, block, number, of: report.notebook.name).nodes)
        case .value(let value): view["value"] = .text(value.textWithUnit)
        case .failure(let message): view["expectedFailure"] = .text(TerminalText(message).text)
        case .table(let table):
            let shown = report.shown(table, block, number)
            view["table"] =
                TableView(
                    table: shown, caption: caption, name: name(block, "table", number), labels: Set(report.names.keys)
                ) {
                    report.provenance.link(ofTrial: $0, inBlock: block.index)
                }.values
        case .claim(let claim): view["claim"] = self.claim(claim, block, number)
        case .figure(let chart): view["figure"] = figure(chart, block, number, caption)
        case .began, .reached, .runs, .input, .notice, .warning, .progress, .claimSummary, .finished: break
        }
        return .fields(view)
    }

    func claim(_ claim: ClaimRecord, _ block: Block, _ number: Int) -> TemplateValue {
        let name = report.claims.first { $0.block == block.index && $0.output == number }?.name
        func plot(_ chart: Chart?, _ suffix: String) -> String? {
            chart?.svg(
                id: escaped(id(block, number)) + suffix, style: .inline,
                title: report.plotTitle(of: claim))
        }
        return [
            "titleID": .text(id(block, number) + "-title"),
            "verdict": .text(claim.verdict.rawValue), "verdictText": .text(report.wording.verdict(claim.verdict)),
            "name": .text(name.map { $0 + ": " } ?? ""),
            "statement": .text(claim.statement),
            "facts": .list(
                claim.facts.map {
                    ["name": .text($0.name.prefix(1).uppercased() + $0.name.dropFirst()), "text": .text($0.text)]
                }), "plot": .ifAny(markup: plot(claim.plot, "")),
            "narrowPlot": .ifAny(markup: plot(claim.plot?.narrowed(to: phoneWidth - claimInset), "-narrow")),
            "explanation": .text(claim.explanation),
            "expected": .ifAny(claim.expected.flatMap { $0 == claim.verdict ? nil : report.wording.verdict($0) }),
        ]
    }

    /// The id of a drawing, unique on the page.
    func id(_ block: Block, _ number: Int) -> String {
        "\(block.options.label ?? "block-\(block.index + 1)")-drawing-\(number + 1)"
    }

    /// A chart for wide screens and paper, and where it would become illegible on a narrow screen another for that, or
    /// for a large drawing, a way to scroll it.
    func figure(_ chart: Chart, _ block: Block, _ number: Int, _ caption: String) -> TemplateValue {
        func svg(_ chart: Chart, _ id: String) -> String {
            chart.svg(id: escaped(id), style: .inline, seriesOrder: report.seriesOrder, title: block.options.alt)
        }
        let chart =
            block.options.columns > 1
            ? chart.narrowed(to: max(leastWidth, panelsWidth / Double(block.options.columns))) ?? chart : chart
        let (drawing, narrow) = (svg(chart, id(block, number)), chart.narrowed(to: phoneWidth))
        let isHeavy = drawing.utf8.count > heaviestDrawnTwice
        return [
            "caption": .ifAny(markup: caption),
            "svg": .markup(drawing),
            "narrowSVG": .ifAny(markup: isHeavy ? nil : narrow.map { svg($0, id(block, number) + "-narrow") }),
            "isScrolled": .flag(isHeavy && narrow != nil || chart.keepsItsWidth),
        ]
    }
}

/// All that an output can be, and is not.
let noOutput: [String: TemplateValue] = [
    "text": false, "value": false, "table": false, "figure": false, "claim": false, "expectedFailure": false,
    "html": false,
]

/// The width in pixels that a chart has on the narrowest phone, where 284 are left for it: its text stays above 11. On
/// wider ones the drawing grows.
private let phoneWidth = 300.0

/// What the frame of a claim takes of it.
private let claimInset = 58.0

/// The width of charts beside each other.
private let panelsWidth = 720.0

/// A chart that is narrower cannot be read.
private let leastWidth = 240.0

/// Charts of more bytes are not drawn twice.
private let heaviestDrawnTwice = 30_000
