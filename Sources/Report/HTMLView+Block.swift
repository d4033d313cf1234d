internal import Notebook
internal import Outputs
internal import Spelling

extension HTMLView {
    func block(_ block: Block) throws -> TemplateValue {
        let outputs = block.options.output ? report.transcript.blocks[block.index] ?? [] : []
        let failed = report.transcript.failure?.part == .block(block.index) ? report.failure?.message : nil
        return [
            "id": .ifAny(block.options.label),
            "code": block.options.echo == .hidden ? .none : .ifAny(markup: listing(block).markup),
            "isFolded": .flag(block.options.echo == .folded),
            "codeSummary": .text(block.options.codeSummary),
            "outputs": .list(try views(of: outputs, block)),
            "runs": outputs.isEmpty ? .none : runs(block),
            "failure": .ifAny(failed),
        ]
    }
}

private extension HTMLView {
    /// The link to the runs that what a block shows rests on.
    func runs(_ block: Block) -> TemplateValue {
        guard let link = report.provenance.link(ofBlock: block.index) else { return .none }
        return ["target": .text(link.target), "words": .text(link.words), "count": .text(counted(link.count, "run"))]
    }

    /// The code, with its fence and options where the author wants it so.
    func listing(_ block: Block) -> [HTMLNode] {
        guard block.options.echo == .fenced else { return SwiftHighlighter.nodes(block.code) }
        let lines = block.lines.map { String(report.notebook.lines[$0 - 1].dropFirst(block.indentation)) }
        let inner = SwiftHighlighter.nodes(lines.dropFirst().dropLast().joined(separator: "\n"))
        return [.text((lines.first ?? "") + "\n")] + inner + [.text("\n" + (lines.last ?? ""))]
    }

    /// The outputs; several figures or tables stand side by side, each with its caption, where the options say so.
    func views(of outputs: [Output], _ block: Block) throws -> [TemplateValue] {
        let panels = outputs.indices.filter { outputs[$0].isPanel }
        let isGroup = (block.options.columns > 1 || !block.options.subcaptions.isEmpty) && panels.count > 1
        guard isGroup, let first = panels.first, let last = panels.last else {
            let numbered = outputs.firstIndex(where: \.isNumbered)
            return try outputs.enumerated().map { index, output in
                try self.output(
                    output, of: block, number: index, isFirst: index == numbered,
                    caption: index == numbered ? caption(block) : "")
            }
        }
        var views: [TemplateValue] = []
        for (index, output) in outputs.enumerated() {
            if index == first {
                views.append(raw("<figure class=\"group\">\n<div class=\"layout columns-\(block.options.columns)\">\n"))
            }
            let panel = panels.firstIndex(of: index)
            if let panel { views.append(raw("<div class=\"panel\"\(id(ofPanel: panel, block))>\n")) }
            views.append(
                try self.output(
                    output, of: block, number: index, isFirst: false,
                    caption: panel.map { try subcaption($0, block) } ?? ""))
            if panel != nil { views.append(raw("</div>\n")) }
            if index == last {
                let caption = try caption(block)
                views.append(
                    raw("</div>\n" + (caption.isEmpty ? "" : "<figcaption>\(caption)</figcaption>\n") + "</figure>\n"))
            }
        }
        return views
    }

    func raw(_ html: String) -> TemplateValue { .fields(noOutput.merging(["html": .markup(html)]) { $1 }) }

    func caption(_ block: Block) throws -> String {
        let name = report.names[Numbering.key(block)]
        return (try caption(name, []) + (block.options.caption.map(words) ?? [])).markup
    }

    func id(ofPanel panel: Int, _ block: Block) -> String {
        let labels = block.options.labels.dropFirst()
        return panel < labels.count ? " id=\"\(escaped(labels[labels.startIndex + panel]))\"" : ""
    }

    func subcaption(_ panel: Int, _ block: Block) throws -> String {
        guard panel < block.options.subcaptions.count else { return "" }
        return "<span class=\"number\">(\(subletter(panel)))</span> "
            + (try words(block.options.subcaptions[panel]).markup)
    }
}

extension Output {
    /// Whether it is one of the things that stand side by side.
    var isPanel: Bool {
        switch self {
        case .table, .figure: true
        default: false
        }
    }

    /// Whether it bears the block's caption and number where it is the first such.
    var isNumbered: Bool { if case .claim = self { true } else { isPanel } }
}
