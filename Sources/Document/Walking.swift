extension InlineNode {
    /// What is directly below this node.
    package var children: [InlineNode] {
        switch kind {
        case .emphasis(let children), .strong(let children), .strikethrough(let children), .lowered(let children),
            .raised(let children):
            children
        case .link(let link): link.children
        case .image(let image): image.children
        case .text, .softBreak, .lineBreak, .code, .rawHTML, .value, .quoted, .reference, .citation, .footnote,
            .formula,
            .taskBox:
            []
        }
    }

    /// This node and all below it, in the order of the text.
    package var all: [InlineNode] { [self] + children.flatMap(\.all) }
}

extension BlockNode {
    /// This block and all in it, in the order of the text.
    package var all: [BlockNode] {
        switch kind {
        case .quote(let blocks): [self] + blocks.flatMap(\.all)
        case .callout(let callout): [self] + callout.blocks.flatMap(\.all)
        case .list(let list): [self] + list.items.joined().flatMap(\.all)
        case .definitions(let items): [self] + items.flatMap(\.meanings).joined().flatMap(\.all)
        case .paragraph, .heading, .code, .rawHTML, .thematicBreak, .table, .figure, .formula, .divisionStart,
            .divisionEnd:
            [self]
        }
    }

    /// The running text that stands directly in this block, captions included.
    package var inlines: [InlineNode] {
        switch kind {
        case .paragraph(let inlines): inlines
        case .heading(let heading): heading.children
        case .table(let table):
            (table.head + table.rows.flatMap(\.self)).flatMap(\.self) + (table.caption?.children ?? [])
        case .figure(let figure): figure.caption.children
        case .callout(let callout): callout.title
        case .definitions(let items): items.flatMap(\.term)
        case .divisionStart(let division): division.title
        case .quote, .list, .code, .rawHTML, .thematicBreak, .formula, .divisionEnd: []
        }
    }

    /// All running text in this block and in those below it.
    package var allInlines: [InlineNode] { all.flatMap(\.inlines).flatMap(\.all) }

    /// The author's own HTML in this block.
    package var rawHTML: [RawHTMLNode] {
        let blocks = all.compactMap { if case .rawHTML(let html) = $0.kind { html } else { nil } }
        return blocks + allInlines.compactMap { if case .rawHTML(let html) = $0.kind { html } else { nil } }
    }

    /// The formulas that labels lead to, in the order of the text.
    package var formulas: [Formula] {
        all.flatMap { block -> [Formula] in
            if case .formula(let formula) = block.kind { return [formula] }
            return block.inlines.flatMap(\.all).compactMap {
                if case .formula(let formula) = $0.kind { formula } else { nil }
            }
        }
    }

    /// The caption of a table or a picture.
    package var caption: CaptionNode? {
        switch kind {
        case .table(let table): table.caption
        case .figure(let figure): figure.caption
        default: nil
        }
    }

    /// Set for a heading.
    package var heading: HeadingNode? { if case .heading(let heading) = kind { heading } else { nil } }
}
