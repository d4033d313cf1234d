internal import Document
internal import Notebook

extension HTMLView {
    /// Blocks, each ending its line.
    func nodes(_ blocks: [BlockNode]) throws -> [HTMLNode] { try blocks.flatMap(nodes) }

    /// A block, which ends its line.
    func nodes(_ block: BlockNode) throws -> [HTMLNode] {
        switch block.kind {
        case .paragraph(let inlines): [.element("p", try nodes(inlines)), .lineEnd]
        case .heading(let heading): try nodes(heading)
        case .quote(let blocks): [.element("blockquote", [.lineEnd] + (try nodes(blocks))), .lineEnd]
        case .callout(let callout): try nodes(callout)
        case .list(let list): try nodes(list)
        case .code(let info, let text): code(info, text)
        case .rawHTML(let html): [raw(html)]
        case .thematicBreak: [.element("hr", []), .lineEnd]
        case .table(let table): try nodes(table, of: block)
        case .figure(let figure): try nodes(figure, of: block)
        case .formula(let formula): [try equation(formula, in: "div"), .lineEnd]
        case .definitions(let items): try nodes(items)
        // The parts of the notebook draw them, as they hold blocks that are run.
        case .divisionStart, .divisionEnd: []
        }
    }

    /// What stands above a callout.
    func title(_ division: DivisionNode) throws -> [HTMLNode] {
        guard division.title.isEmpty, case .callout(let kind) = division.kind else { return try nodes(division.title) }
        return [.text(report.title(of: kind))]
    }

    /// Blocks that stand where there is room for words alone: a paragraph that is all there is loses its tag.
    func words(_ text: MarkdownText) throws -> [HTMLNode] {
        if text.blocks.count == 1, case .paragraph(let inlines) = text.blocks[0].kind { return try nodes(inlines) }
        return try nodes(text.blocks)
    }

    /// "Table 1. " before a caption's words.
    func caption(_ name: String?, _ inlines: [InlineNode]) throws -> [HTMLNode] {
        let number = name.map { [HTMLNode.element("span", ["class": "number"], [.text("\($0).")]), .text(" ")] } ?? []
        return number + (try nodes(inlines))
    }
}

private extension HTMLView {
    func nodes(_ heading: HeadingNode) throws -> [HTMLNode] {
        let classes = heading.classes.isEmpty ? nil : heading.classes.joined(separator: " ")
        let number = report.sectionNumbers[heading.id].map {
            [HTMLNode.element("span", ["class": "number"], [.text($0)]), .text(" ")]
        }
        let element = HTMLNode.element(
            "h\(level(heading))", ["id": heading.id, "class": classes], (number ?? []) + (try nodes(heading.children)))
        return [element, .lineEnd]
    }

    /// A heading's level on the page: below the title, where there is one.
    func level(_ heading: HeadingNode) -> Int {
        report.notebook.frontMatter.title == nil ? heading.level : min(heading.level + 1, 6)
    }

    func nodes(_ callout: CalloutNode) throws -> [HTMLNode] {
        let name = callout.kind.rawValue.lowercased()
        let words = try callout.title.isEmpty ? [.text(report.title(of: callout.kind))] : nodes(callout.title)
        let title = HTMLNode.element("p", ["class": "callout-title"], words)
        let children = [.lineEnd, title, .lineEnd] + (try nodes(callout.blocks))
        return [.element("aside", ["class": "callout \(name)", "role": "note"], children), .lineEnd]
    }

    func nodes(_ list: ListNode) throws -> [HTMLNode] {
        let items = try list.items.flatMap { blocks -> [HTMLNode] in
            [.element("li", try item(blocks, isTight: list.isTight)), .lineEnd]
        }
        let start = list.start.flatMap { $0 == 1 ? nil : String($0) }
        return [.element(list.start == nil ? "ul" : "ol", ["start": start], [.lineEnd] + items), .lineEnd]
    }

    /// What is in an item: in a tight list paragraphs have no tag and end no line.
    func item(_ blocks: [BlockNode], isTight: Bool) throws -> [HTMLNode] {
        var (children, endsLine) = ([HTMLNode](), false)
        for block in blocks {
            if isTight, case .paragraph(let inlines) = block.kind {
                children += try nodes(inlines)
                endsLine = false
            } else {
                children += (endsLine ? [] : [.lineEnd]) + (try nodes(block))
                endsLine = true
            }
        }
        return children
    }

    func nodes(_ items: [DefinitionNode]) throws -> [HTMLNode] {
        let children = try items.flatMap { definition -> [HTMLNode] in
            let meanings = try definition.meanings.flatMap { blocks -> [HTMLNode] in
                [.element("dd", try item(blocks, isTight: definition.isTight)), .lineEnd]
            }
            return [.element("dt", try nodes(definition.term)), .lineEnd] + meanings
        }
        return [.element("dl", ["class": "terms"], [.lineEnd] + children), .lineEnd]
    }

    func code(_ info: String, _ text: String) -> [HTMLNode] {
        let name = info.split(whereSeparator: \.isWhitespace).first
        // What may be wider than its box can be scrolled by keyboard.
        let isWide = text.split(separator: "\n").contains { $0.count > 40 }
        let marked = name.flatMap { Highlighter.nodes(text, language: String($0)) }
        let code = HTMLNode.element("code", ["class": name.map { "language-\($0)" }], marked ?? [.text(text)])
        return [
            .element("pre", ["class": marked == nil ? nil : "code", "tabindex": isWide ? "0" : nil], [code]), .lineEnd,
        ]
    }

    /// A table in a box that scrolls where the page is too narrow for it.
    func nodes(_ table: TableNode, of block: BlockNode) throws -> [HTMLNode] {
        // Columns of text are not pressed to a word a line beside wide ones.
        let areLong = table.alignments.indices.map { column in
            table.rows.contains { column < $0.count && report.words($0[column]).count > longestUnbroken }
        }
        func row(_ cells: [[InlineNode]], _ tag: String) throws -> [HTMLNode] {
            let cells = try zip(cells, zip(table.alignments, areLong)).flatMap { cell, column -> [HTMLNode] in
                let classes = [column.0 == .none ? nil : column.0.rawValue, column.1 ? "long" : nil]
                let style = classes.compactMap(\.self).joined(separator: " ")
                let nodes = try nodes(cell)
                let words =
                    report.isRightToLeft && report.isNumber(cell) ? [.element("bdi", ["dir": "ltr"], nodes)] : nodes
                return [.element(tag, ["class": style.isEmpty ? nil : style], words), .lineEnd]
            }
            return [.element("tr", [.lineEnd] + cells), .lineEnd]
        }
        let head = HTMLNode.element("thead", [.lineEnd] + (try row(table.head, "th")))
        let body = HTMLNode.element("tbody", [.lineEnd] + (try table.rows.flatMap { try row($0, "td") }))
        let rows = [.lineEnd, head, .lineEnd] + (table.rows.isEmpty ? [] : [body, .lineEnd])
        let box = HTMLNode.element(
            "div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": report.wording[.table]],
            [.lineEnd, .element("table", rows), .lineEnd])
        guard let caption = table.caption else { return [box, .lineEnd] }
        let words = HTMLNode.element(
            "figcaption", try self.caption(report.names[Numbering.key(block)], caption.children))
        let children = [.lineEnd, words, .lineEnd, box, .lineEnd]
        return [.element("figure", ["class": "table", "id": caption.label], children), .lineEnd]
    }

    func nodes(_ figure: FigureNode, of block: BlockNode) throws -> [HTMLNode] {
        let words = try caption(report.names[Numbering.key(block)], figure.caption.children)
        let picture = image(figure.image, alternative: report.alternative(figure), width: figure.width)
        let children = [.lineEnd, picture, .element("figcaption", words), .lineEnd]
        return [.element("figure", ["class": "image", "id": figure.caption.label], children), .lineEnd]
    }
}

/// How many characters of a cell need not be broken into lines.
private let longestUnbroken = 24

extension HTMLNode {
    /// An element without attributes.
    static func element(_ name: String, _ children: [HTMLNode]) -> HTMLNode { .element(name, [Attribute](), children) }
}
