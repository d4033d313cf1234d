extension Notebook {
    /// Markdown that a block printed, as part of the report: with formulas, tables and references to the notebook's
    /// labels, but without inline values, footnotes and citations, which belong to the source.
    package func content(ofMarkdown text: String) -> Content {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var parser = NotebookParser(path: path, folder: .empty)
        let math = parser.mask(lines)
        var reader = ProseReader(settings: .init(takesValues: false))
        let known = labels
        return withMarkdown(math.lines.joined(separator: "\n")) { document in
            var taken = Taken()
            let html = reader.html(document, Fragment(lines: math.lines, math: math), &taken)
            var content = Content(html: html, gaps: taken.gaps)
            for (index, piece) in content.pieces.enumerated() {
                guard case .gap(.reference(let reference)) = piece, !reference.labels.allSatisfy(known.contains) else {
                    continue
                }
                content.pieces[index] = .html(escapedHTML(reference.labels.map { "@\($0)" }.joined(separator: "; ")))
            }
            return content
        }
    }

    /// Every label that a reference can lead to.
    var labels: Set<String> {
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
