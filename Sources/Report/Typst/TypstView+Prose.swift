internal import Document
internal import Notebook

extension TypstView {
    /// Blocks, one behind another.
    func nodes(_ blocks: [BlockNode]) throws -> [TypstNode] { try blocks.flatMap(nodes) }

    /// A block.
    func nodes(_ block: BlockNode) throws -> [TypstNode] {
        switch block.kind {
        case .paragraph(let inlines): try paragraph(inlines)
        case .heading(let heading): [try node(heading)]
        case .quote(let blocks): [.call("quotation", [:], try nodes(blocks))]
        case .callout(let callout): [try node(callout)]
        case .list(let list): [try node(list)]
        case .code(let info, let text): [code(info, text)]
        case .rawHTML(let html): html.typst(report, linkedNotebooks.paper)
        case .thematicBreak: [.call("thematic-break")]
        case .table(let table): try nodes(table, of: block)
        case .figure(let figure): [try node(figure, of: block)]
        case .formula(let formula): [try equation(formula)]
        case .definitions(let items): try items.flatMap(nodes)
        // The parts of the notebook draw them, as they hold blocks that are run.
        case .divisionStart, .divisionEnd: []
        }
    }

    /// A callout of that kind.
    func box(_ kind: CalloutKind, _ title: [TypstNode], _ body: [TypstNode]) -> TypstNode {
        .call("callout", ["kind": .text(kind.rawValue.lowercased()), "title": .content(title)], body)
    }

    /// Blocks that stand where there is room for words alone.
    func words(_ text: MarkdownText) throws -> [TypstNode] {
        if text.blocks.count == 1, case .paragraph(let inlines) = text.blocks[0].kind { return try nodes(inlines) }
        return try nodes(text.blocks)
    }

    /// What keeps the first lines of a block, and their notes, with the heading above them.
    func room(for block: BlockNode) throws -> [TypstNode] {
        guard case .paragraph(let inlines) = block.kind else { return [] }
        var (letters, first) = (0.0, [InlineNode]())
        for inline in inlines where letters < 2 * report.line.letters {
            first.append(inline)
            letters += Double(report.words([inline]).count)
        }
        let notes = try nodes(first).flatMap { node in
            var node = node
            return node.takeNotes()
        }.compactMap { note -> TypstNode.Value? in
            guard case .labelled(.call(_, _, let words), _) = note else { return nil }
            return words.map { .content($0) }
        }
        return notes.isEmpty ? [] : [.call("room-for", notes.map { .init(name: "", value: $0) }, nil)]
    }

    /// "Table 1. " before a caption's words.
    func caption(_ name: String?, _ words: [TypstNode]) -> [TypstNode] {
        (name.map { [.call("strong", [:], [.text("\($0).")]), .text(" ")] } ?? []) + words
    }

    /// A formula on a line of its own, which takes the width that there is, or in a table no more than it needs.
    func equation(_ formula: Formula, isInCell: Bool = false) throws -> TypstNode {
        let set = try math.typst(formula)
        let rows = set.rows.map { row in
            let parts = row.parts.map { "(\($0.isInner), $\($0.code)$.body)," }
            return TypstNode.Value.code("($\(row.lead)$.body, (\(parts.joined())))")
        }
        let node = TypstNode.call(
            "displayed",
            [
                "alt": .text(set.spoken), "number": .ifAny(number(of: formula, set)), "name": .ifAny(formula.label),
                "width": .code(isInCell ? "auto" : "100%"), "rows": .list(rows), "": .code("$\(set.code)$.body"),
            ])
        return english(node)
    }

    /// The number of a displayed formula: the report's, or the author's own.
    func number(of formula: Formula, _ set: TypstFormula) -> String? {
        (formula.label.flatMap { report.names[$0] }.map(numberAlone) ?? set.tag).map { "(\($0))" }
    }

    /// A listing in that language.
    func code(_ language: String, _ text: String) -> TypstNode {
        let name = language.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
        return .call(
            "raw", ["block": .flag(true), "lang": .ifAny(name.lowercased())], [.text(text)])
    }
}

private extension TypstView {
    /// A paragraph, and those that displayed formulas part it into.
    func paragraph(_ inlines: [InlineNode]) throws -> [TypstNode] {
        try lines(inlines) { [.call("par", [:], $0)] }
    }

    func node(_ heading: HeadingNode) throws -> TypstNode {
        let number = report.sectionNumbers[heading.id].map { $0 + "\u{2002}" } ?? ""
        let level = TypstNode.Argument(name: "level", value: .number(levels[heading.id] ?? 1))
        let outlined = heading.isListed ? [] : [TypstNode.Argument(name: "outlined", value: .flag(false))]
        var words = (number.isEmpty ? [] : [.text(number)]) + (try nodes(heading.children))
        // Bookmarks have the text of what is set, which of a formula are its letters one behind the other.
        if heading.hasFormulas {
            words = [.call("worded", ["": .text(number + report.words(heading.children))], words)]
        }
        return .labelled(.call("heading", [level] + outlined, words), heading.id)
    }

    func node(_ callout: CalloutNode) throws -> TypstNode {
        let title = try callout.title.isEmpty ? [.text(report.title(of: callout.kind))] : nodes(callout.title)
        return box(callout.kind, title, try nodes(callout.blocks))
    }

    /// A term in bold, and below it, indented, what it means.
    func nodes(_ definition: DefinitionNode) throws -> [TypstNode] {
        let term = TypstNode.call("par", [:], [.call("strong", [:], try nodes(definition.term))])
        return try [term]
            + definition.meanings.map { .call("meaning", [:], try nodes($0)) }
    }

    func node(_ list: ListNode) throws -> TypstNode {
        let items = try list.items.map { blocks in
            TypstNode.Argument(name: "", value: .content(try item(blocks, isTight: list.isTight)))
        }
        let tight = TypstNode.Argument(name: "tight", value: .flag(list.isTight))
        guard let start = list.start else { return .call("list", [tight] + items, nil) }
        return .call("enum", [tight, TypstNode.Argument(name: "start", value: .number(start))] + items, nil)
    }

    /// What is in an item: in a tight list paragraphs are words alone.
    func item(_ blocks: [BlockNode], isTight: Bool) throws -> [TypstNode] {
        try blocks.enumerated().flatMap { index, block -> [TypstNode] in
            guard isTight, case .paragraph(let inlines) = block.kind else { return try nodes(block) }
            return (index == 0 ? [] : [.call("linebreak")]) + (try lines(inlines) { $0 })
        }
    }

    func nodes(_ table: TableNode, of block: BlockNode) throws -> [TypstNode] {
        func row(_ cells: [[InlineNode]]) throws -> TypstNode.Value {
            .list(
                try cells.map { cell in
                    let nodes = try lines(cell, isInCell: true) { $0 }
                    return .content(report.isNumber(cell) ? [number(.code(nodes.code))] : nodes)
                })
        }
        let alignments = table.alignments.map {
            TypstNode.Value.code($0 == .none || $0 == .left ? "start" : $0.rawValue)
        }
        let node = TypstNode.call(
            "data-table",
            [
                "align": .list(alignments), "heads": .list([try row(table.head)]),
                "rows": .list(try table.rows.map(row)),
            ])
        guard let caption = table.caption else { return [.call("align", ["": .code("center")], [node])] }
        return captioned(
            node, name: report.names[Numbering.key(block)], try nodes(caption.children), label: caption.label
        ) { _ in report.letters(table) }
    }

    func node(_ figure: FigureNode, of block: BlockNode) throws -> TypstNode {
        let words = caption(report.names[Numbering.key(block)], try nodes(figure.caption.children))
        let picture = image(figure.image, alternative: report.alternative(figure), width: figure.width)
        return self.figure(picture, kind: "figure", caption: words, label: figure.caption.label)
    }
}

extension TypstView {
    /// Running text, with displayed formulas on lines of their own, and what is between them as `text` makes it.
    func lines(_ inlines: [InlineNode], isInCell: Bool = false, text: ([TypstNode]) -> [TypstNode]) throws
        -> [TypstNode]
    {
        var (blocks, line) = ([TypstNode](), [InlineNode]())
        func words() throws -> [TypstNode] {
            let nodes = line.allSatisfy(\.isSpace) ? [] : try nodes(line)
            return nodes.isEmpty ? [] : text(nodes)
        }
        for inline in inlines {
            guard case .formula(let formula) = inline.kind, formula.isDisplayed else {
                line.append(inline)
                continue
            }
            blocks += try words() + [equation(formula, isInCell: isInCell)]
            line = []
        }
        return try blocks + words()
    }

    /// A table with its caption, across both columns where it needs the room.
    func captioned(
        _ table: TypstNode, name: String?, _ words: [TypstNode], label: String?, letters: (Double) -> ColumnLetters
    ) -> [TypstNode] {
        let caption = caption(name, words)
        let figure = figure(table, kind: "table", caption: caption, label: label)
        guard case .call(_, let arguments, _) = table, report.line.room(for: letters).spans else { return [figure] }
        let own: KeyValuePairs<String, TypstNode.Value> = [
            "caption": caption.isEmpty ? .none : .content(caption), "name": .ifAny(label), "number": .ifAny(name),
        ]
        let whole = TypstNode.call(
            "spanning-table", own.map { .init(name: $0.key, value: $0.value) } + arguments, nil)
        return whole.spanning { $0 } ?? [figure]
    }

    /// What bears a caption, "table" or "figure".
    func figure(_ node: TypstNode, kind: String, caption: [TypstNode], label: String?) -> TypstNode {
        let figure = TypstNode.call(
            "captioned", ["kind": .text(kind), "caption": caption.isEmpty ? .none : .content(caption)], [node])
        return label.map { .labelled(figure, $0) } ?? figure
    }
}

private extension InlineNode {
    /// Whether there is nothing to be read.
    var isSpace: Bool {
        switch kind {
        case .softBreak, .lineBreak: true
        case .text(let text): text.allSatisfy(\.isWhitespace)
        default: false
        }
    }
}
