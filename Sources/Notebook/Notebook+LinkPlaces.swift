package import Document

extension Notebook {
    /// Where the links of all text lead, and where each stands: those of captions and the abstract, and of the author's
    /// own HTML, too.
    package var links: [(destination: String, position: Position)] {
        let texts =
            [frontMatter.abstract] + blocks.flatMap { [$0.options.title, $0.options.caption] + $0.options.subcaptions }
        let own = prose.flatMap { Self.links($0) { $0 } }
        return own
            + texts.compactMap(\.self).flatMap { text in
                text.blocks.flatMap(\.all).flatMap { Self.links($0, text.place) }
            }
    }

    private static func links(
        _ block: BlockNode, _ place: (Position) -> Position
    ) -> [(destination: String, position: Position)] {
        var found: [(destination: String, position: Position)] = []
        if case .rawHTML(let html) = block.kind { found = html.links.map { ($0.destination, $0.position) } }
        for inline in block.inlines.flatMap(\.all) {
            if case .link(let link) = inline.kind, link.claim == nil {
                // What is written as a reference is looked up as one.
                if link.isReference, link.destination.hasPrefix("#") { continue }
                found.append((link.destination, place(inline.range.start)))
            } else if case .rawHTML(let html) = inline.kind {
                found += html.links.map { ($0.destination, place($0.position)) }
            }
        }
        return found
    }
}
