package import Document
internal import Spelling

extension Notebook {
    /// Markdown that a block printed, as part of the report: with formulas, tables and references to the notebook's
    /// labels, but without inline values, footnotes and citations, which belong to the source.
    package func blocks(ofMarkdown text: String) -> [BlockNode] { read(markdown: text).blocks }

    /// The pictures in such Markdown that are files beside the notebook.
    package func images(ofMarkdown text: String) -> [ImageFile] { read(markdown: text).images }

    private func read(markdown text: String) -> (blocks: [BlockNode], images: [ImageFile]) {
        let lines = Spelling.lines(of: text.utf8)
        var parser = NotebookParser(path: path, folder: .empty)
        let math = parser.mask(lines)
        var macros = formulas.last?.macros ?? frontMatter.macros
        if let last = formulas.last { macros.define(last.tex) }
        var reader = ProseReader(
            settings: .init(
                keepsRawHTML: keepsRawHTML, takesValues: false, macros: macros, labels: labels))
        let blocks = withMarkdown(math.lines) {
            reader.blocks($0, Fragment(lines: lines, math: math))
        }
        return (blocks, reader.images)
    }

    /// All text of the notebook's own, the notes included.
    package var prose: [BlockNode] {
        parts.flatMap { part in if case .prose(let block) = part { block.all } else { [BlockNode]() } }
            + footnotes.flatMap { $0.blocks.flatMap(\.all) }
    }

    /// What a link within the page can lead to.
    package var anchors: Set<String> {
        let headings = prose.compactMap { $0.heading?.id }
        let html = parts.flatMap { part in if case .prose(let block) = part { block.rawHTML } else { [RawHTMLNode]() } }
        let works = works.map { "ref-\($0.key)" } + ["bnbook-references"]
        return labels.union(headings + html.flatMap(\.ids) + works + ["page.text", "page.methods", "top"])
    }

    /// Every label that a reference can lead to.
    package var labels: Set<String> {
        var labels = Set(formulas.compactMap(\.label))
        for part in parts {
            switch part {
            case .block(let block): labels.formUnion(block.options.labels)
            case .prose(let prose): labels.formUnion([prose.caption?.label, prose.heading?.id].compactMap(\.self))
            }
        }
        return labels
    }
}
