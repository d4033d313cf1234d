internal import Notebook
internal import Outputs
internal import SVGCharts
internal import Statistics

extension TypstView {
    /// A block that is run: its code, and what it shows.
    func nodes(_ block: Block) throws -> [TypstNode] {
        let outputs = block.options.output ? report.transcript.blocks[block.index] ?? [] : []
        let code = report.isPrinted(block, .full) ? [listing(block)] : []
        let title = outputs.isEmpty ? nil : try block.options.title.map { try words($0) }
        let shown = try nodes(of: outputs, block)
        let anchor: [TypstNode] =
            block.options.label.map { label in
                outputs.contains(where: \.isNumbered) ? [] : [.labelled(.call("anchor"), label)]
            } ?? []
        return code + anchor + (title.map { [.call("finding", [:], $0)] } ?? []) + shown
    }

    /// The code of the blocks that is printed behind the text.
    func appendix() -> [TypstNode] {
        let blocks = report.notebook.blocks.filter { report.isPrinted($0, .appendix) }
        if blocks.isEmpty { return [] }
        let heading = TypstNode.call("heading", ["level": .number(1)], [.text(report.wording[.code])])
        return [heading]
            + blocks.flatMap { block -> [TypstNode] in
                let name = report.name(block)
                let words = TypstNode.call("strong", [:], [.text(name)])
                return [
                    .call("par", [:], block.options.label.map { [link([words], to: $0)] } ?? [words]), listing(block),
                ]
            }
    }
}

private extension TypstView {
    /// The code, with its fence and options where the author wants it so.
    func listing(_ block: Block) -> TypstNode {
        code(block.options.echo == .fenced ? "markdown" : "swift", report.printedSource(of: block))
    }

    /// The outputs; several figures or tables stand side by side, each with its caption, where the options say so.
    func nodes(of outputs: [Output], _ block: Block) throws -> [TypstNode] {
        let panels = block.panels(outputs)
        let numbered = outputs.firstIndex(where: \.isNumbered)
        guard !panels.isEmpty else {
            return try outputs.enumerated().flatMap { index, output in
                try nodes(output, block, index, isNumbered: index == numbered)
            }
        }
        let before = try outputs.indices.filter { !panels.contains($0) }.flatMap {
            try nodes(outputs[$0], block, $0, isNumbered: false)
        }
        let cells = try panels.enumerated().map { place, index in
            TypstNode.Value.content([try panel(outputs[index], block, index, place)])
        }
        let grid = TypstNode.call(
            "panels", ["columns": .number(min(block.options.columns, panels.count)), "": .list(cells)])
        let group = figure(
            grid, kind: "figure", caption: try caption(block), label: block.options.label)
        // In one of two columns what stands beside each other would be too small.
        let spans = options.columns > 1 && block.options.columns > 1
        return before + (spans ? group.spanning { .call("spanning", [:], [$0]) } ?? [group] : [group])
    }

    /// One of several figures or tables, with its own caption.
    func panel(_ output: Output, _ block: Block, _ number: Int, _ place: Int) throws -> TypstNode {
        let words =
            try block.caption(ofPanel: place).map { caption in
                [TypstNode.text("(\(subletter(place))) ")] + (try self.words(caption))
            } ?? []
        let node = TypstNode.call(
            "panel", ["caption": words.isEmpty ? .none : .content(words)], body(output, block, number))
        return block.label(ofPanel: place).map { .labelled(node, $0) } ?? node
    }

    func caption(_ block: Block) throws -> [TypstNode] {
        caption(report.names[Numbering.key(block)], try captionWords(block))
    }

    func captionWords(_ block: Block) throws -> [TypstNode] {
        let thinning = report.thinning(block).map { [TypstNode.text(" \($0)")] } ?? []
        return try (block.options.caption.map(words) ?? []) + thinning
    }

    func nodes(_ output: Output, _ block: Block, _ number: Int, isNumbered: Bool) throws -> [TypstNode] {
        let body: [TypstNode]
        if case .text(let text) = output, block.options.outputIsMarkdown {
            body = try nodes(report.notebook.blocks(ofMarkdown: TerminalText(text).text))
        } else {
            body = self.body(output, block, number)
        }
        guard isNumbered, !body.isEmpty else { return body }
        let caption = try caption(block)
        if case .claim = output { return block.options.label.map { [.labelled(body[0], $0)] } ?? body }
        if caption.isEmpty, block.options.label == nil { return body }
        guard case .table(let table) = output else {
            return [
                figure(
                    body.count == 1 ? body[0] : .code(body.code), kind: "figure", caption: caption,
                    label: block.options.label)
            ]
        }
        return captioned(
            body[0], name: report.names[Numbering.key(block)], try captionWords(block), label: block.options.label
        ) { table.letters(table.texts(marksAnecdotes: true), ofLine: $0) }
    }

    /// What an output is without a caption.
    func body(_ output: Output, _ block: Block, _ number: Int) -> [TypstNode] {
        switch output {
        case .text(let text):
            [.call("printed", [:], [code("", PrintedText(text, block, number, of: report.notebook.name).plain)])]
        case .value(let value): [.call("printed", [:], [code("", value.textWithUnit)])]
        case .failure(let message): [.call("printed", [:], [code("", TerminalText(message).text)])]
        case .table(let table): [self.table(report.shown(table, block, number), block)]
        case .figure(let chart):
            [
                drawing(
                    options.columns > 1 || block.options.columns > 1
                        ? chart.narrowed(to: narrowWidth(panels: block.options.columns)) ?? chart : chart,
                    alternative: block.options.alt, id(block, number))
            ]
        case .claim(let claim): [self.claim(claim, block, number)]
        case .began, .reached, .runs, .input, .notice, .warning, .progress, .claimSummary, .finished: []
        }
    }

    /// The id of a drawing, unique in the document.
    func id(_ block: Block, _ number: Int) -> String { "c\(block.index + 1)-\(number + 1)" }

    /// A chart, which says in words what it shows.
    func drawing(_ chart: Chart, alternative: String?, _ id: String) -> TypstNode {
        let svg = chart.svg(id: id, style: .print, seriesOrder: report.seriesOrder, title: alternative)
        let node = TypstNode.call("chart", ["": .text(svg), "alt": .text(alternative ?? chart.summary)])
        return alternative == nil ? english(node) : node
    }

    func claim(_ claim: ClaimRecord, _ block: Block, _ number: Int) -> TypstNode {
        let name = report.claims.first { $0.block == block.index && $0.output == number }?.name
        let facts = claim.facts.map {
            TypstNode.Value.list([
                .content([
                    english(.text($0.name.prefix(1).uppercased() + $0.name.dropFirst()), hasOwnLines: true)
                ]),
                .content([english(.text($0.text), hasOwnLines: true)]),
            ])
        }
        let expected = claim.expected.flatMap {
            $0 == claim.verdict ? nil : "\(report.wording[.expected]) \(report.wording.verdict($0))."
        }
        let plot = claim.plot.map { plot in
            let chart = plot.narrowed(to: claimWidth) ?? plot
            return [english(drawing(chart, alternative: report.plotTitle(of: claim), id(block, number)))]
        }
        return .call(
            "claim",
            [
                "verdict": .text(claim.verdict.rawValue), "words": .text(report.wording.verdict(claim.verdict)),
                "name": .ifAny(name), "statement": .text(claim.statement), "facts": .list(facts),
                "explanation": .content([english(.text(claim.explanation))]), "expected": .ifAny(expected),
                "plot": plot.map { .content($0) } ?? .none,
            ])
    }
}

/// The width in pixels of a chart in one of two columns, or of one of so many beside each other, whose letters are not
/// made smaller than they can be read.
func narrowWidth(panels: Int) -> Double { panels < 3 ? 360 : max(180, 680 / Double(panels)) }
/// The width in pixels of the differences in a claim.
private let claimWidth = 480.0
