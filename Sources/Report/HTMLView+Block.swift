internal import Notebook
internal import NumberFormats
internal import Outputs
internal import SVGCharts

extension HTMLView {
    /// A block with what it shows; `before` are the folded blocks above it that show nothing, whose code stands with its
    /// own.
    func block(_ block: Block, before: [Block] = []) throws -> TemplateValue {
        let outputs = block.options.output ? report.transcript.blocks[block.index] ?? [] : []
        let failed = report.transcript.failure?.part == .block(block.index) ? report.failure?.message : nil
        let more = more(outputs, block, before)
        let fields: [String: TemplateValue] = [
            "id": .ifAny(block.options.label),
            "code": isListed(block) && block.options.echo != .folded ? .ifAny(markup: listing(block).markup) : .none,
            "finding": outputs.isEmpty ? .none : .ifAny(markup: try block.options.title.map { try words($0).markup }),
            "outputs": .list(try views(of: outputs, block)),
            "failure": .ifAny(failed),
            "isUnprinted": .flag(
                (block.options.printedCode ?? report.notebook.frontMatter.pdf.code) == PDFOptions.Code.none),
        ]
        return .fields(fields.merging(more) { $1 })
    }

    /// What one of the things that a block shows is called, by its own label where it has one.
    func name(_ block: Block, _ kind: String, _ number: Int) -> String {
        let panel = block.panels(report.transcript.blocks[block.index] ?? []).firstIndex(of: number)
        return panel.flatMap(block.label(ofPanel:)) ?? block.options.label
            ?? "\(kind)-\(block.index + 1)-\(number + 1)"
    }
}

private extension HTMLView {
    /// The link to the runs that what a block shows rests on.
    func runs(_ block: Block) -> TemplateValue {
        guard let link = report.provenance.link(ofBlock: block.index) else { return .none }
        return [
            "target": .text(link.target), "words": .text(link.words),
            "count": .text(report.wording.countedRuns(link.count)),
        ]
    }

    /// The quiet line under what a block shows: its code where that is folded, the data of its charts, the runs behind
    /// them, its tables as files.
    func more(_ outputs: [Output], _ block: Block, _ before: [Block]) -> [String: TemplateValue] {
        let folded = (before + [block]).filter { isListed($0) && $0.options.echo == .folded }
        let charts = outputs.enumerated().compactMap { number, output in
            if case .figure(let chart) = output {
                (number: number, table: report.whole(chart, block, number).dataTable)
            } else {
                nil
            }
        }
        let tables = Dictionary(uniqueKeysWithValues: charts.map { ($0.number, $0.table) })
        let files = outputs.enumerated().compactMap { number, output in file(output, tables[number], block, number) }
        let runs = outputs.isEmpty ? TemplateValue.none : self.runs(block)
        let data = charts.enumerated().map { index, chart in
            self.data(chart.table, block, chart.number, which: charts.count > 1 ? "\(index + 1)" : "")
        }
        return [
            "name": .text(name(block)),
            "codeSummary": .text(report.codeSummary(of: block)),
            "hasFoldedCode": .flag(!folded.isEmpty), "foldedCode": .list(folded.map { .markup(listing($0)) }),
            "data": .list(data), "files": .list(files), "runs": runs,
            "hasMore": .flag(!folded.isEmpty || !files.isEmpty || runs != .none),
        ]
    }

    /// What a reader calls a block.
    func name(_ block: Block) -> String { report.name(block) }

    func isListed(_ block: Block) -> Bool { block.options.echo != .hidden && !block.code.isEmpty }

    /// The link to a table or to the data of a chart, within the page or beside it; `nil` for other outputs.
    func file(_ output: Output, _ data: DataTable?, _ block: Block, _ number: Int) -> TemplateValue? {
        if let file = report.dataFile(block, number) {
            return ["file": .text(file.name), "address": .text(addressPart(file.name))]
        }
        switch output {
        case .table(let table): return link(table.csv, "table", block, number)
        case .figure: return data.map { link(csvText($0.exact), "figure", block, number) }
        default: return nil
        }
    }

    func link(_ csv: String, _ kind: String, _ block: Block, _ number: Int) -> TemplateValue {
        return ["file": .text(name(block, kind, number) + ".csv"), "address": .text(dataLink(csv, type: "text/csv"))]
    }

    /// A chart's numbers as a table, for those who do not see it.
    func data(_ table: DataTable, _ block: Block, _ number: Int, which: String) -> TemplateValue {
        let whole = report.dataFile(block, number)
        let rows = table.texts(first: whole == nil ? nil : report.shownRows)
        let isNumeric = table.columns.indices.map { column in
            rows.allSatisfy {
                $0[column].isEmpty || $0[column].first.map { "−-+0123456789N∞".contains($0) } == true
            }
        }
        let file = table.rows.count > rows.count ? whole : nil
        return [
            "which": .ifAny(which), "hasGroups": .flag(table.columns.contains { $0.group != nil }),
            "groups": .list(
                spanningHeads(table.columns.map(\.group)).map { ["title": .ifAny($0.title), "span": "\($0.count)"] }),
            "columns": .list(
                zip(table.columns, isNumeric).map { ["title": .text($0.title), "isNumeric": .flag($1)] }),
            "rows": .list(
                rows.map { row in
                    ["cells": .list(zip(row, isNumeric).map { ["text": .text($0), "isNumeric": .flag($1)] })]
                }), "note": .ifAny(file.map { report.cutWords(of: table.rows.count, $0) }),
        ]
    }

    /// The code, with its fence and options where the author wants it so.
    func listing(_ block: Block) -> [HTMLNode] {
        guard block.options.echo == .fenced else { return Highlighter.swift(block.code) }
        let lines = report.fencedLines(of: block)
        let inner = Highlighter.swift(lines.dropFirst().dropLast().joined(separator: "\n"))
        return [.text((lines.first ?? "") + "\n")] + inner + [.text("\n" + (lines.last ?? ""))]
    }

    /// The outputs; several figures or tables stand side by side, each with its caption, where the options say so.
    func views(of outputs: [Output], _ block: Block) throws -> [TemplateValue] {
        let panels = block.panels(outputs)
        guard let first = panels.first, let last = panels.last else {
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
        let thinning = report.thinning(block).map { [HTMLNode.text(" \($0)")] } ?? []
        return (try caption(name, []) + (block.options.caption.map(words) ?? []) + thinning).markup
    }

    func id(ofPanel panel: Int, _ block: Block) -> String {
        block.label(ofPanel: panel).map { " id=\"\(escaped($0))\"" } ?? ""
    }

    func subcaption(_ panel: Int, _ block: Block) throws -> String {
        guard let caption = block.caption(ofPanel: panel) else { return "" }
        return "<span class=\"number\">(\(subletter(panel)))</span> " + (try words(caption).markup)
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
