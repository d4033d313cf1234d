internal import Document
internal import Notebook

extension HTMLView {
    /// The works that the text cites, each with links back; nothing where it cites none. A heading that ends the
    /// notebook is the list's own.
    func references() -> [HTMLNode] {
        let works = report.citations.works
        guard !works.isEmpty else { return [] }
        let heading = HTMLNode.element("h2", ["id": "bnbook-references"], [.text(report.wording[.references])])
        let items = works.flatMap { work in
            [HTMLNode.element("li", ["id": "ref-\(work.key)"], line(of: work)), .lineEnd]
        }
        let children = [.lineEnd] + (report.endsWithHeading ? [] : [heading, .lineEnd])
        return section(
            "references", "doc-bibliography", report.wording[.references],
            children + [.element("ul", [.lineEnd] + items), .lineEnd])
    }

    /// A footnote's text as it stands within a paragraph; `nil` for one that is more than paragraphs, or refers to
    /// notes, and so stands at the end alone.
    func sidenote(_ number: Int) throws -> [HTMLNode]? {
        guard let note = report.notebook.footnotes.first(where: { $0.number == number }), note.isBeside else {
            return nil
        }
        let paragraphs = try note.blocks.map { try nodes($0.inlines) }
        return paragraphs.enumerated().flatMap { $0 == 0 ? $1 : [.element("br", [])] + $1 }
    }

    /// The footnotes that the text refers to, each with links back. Those that also stand beside the text are here for
    /// paper.
    func footnotes() throws -> [HTMLNode] {
        let notes = report.notebook.footnotes
        guard !notes.isEmpty else { return [] }
        let items = try notes.flatMap { [try item($0), .lineEnd] }
        return section(
            "footnotes", "doc-endnotes", report.wording[.footnotes],
            [.lineEnd, .element("ol", [.lineEnd] + items), .lineEnd])
    }
}

private extension HTMLView {
    func section(_ style: String, _ role: String, _ label: String, _ children: [HTMLNode]) -> [HTMLNode] {
        // Landmarks are told apart by their names.
        let name = isChapter ? "\(label), \(report.title)" : label
        return [.element("section", ["class": style, "role": role, "aria-label": name], children), .lineEnd]
    }

    func line(of work: Bibliography.Entry) -> [HTMLNode] {
        var endsWithSpace = false
        let line = report.citations.line(work).map { piece -> HTMLNode in
            endsWithSpace = false
            switch piece {
            case .text(let text):
                endsWithSpace = text.hasSuffix(" ")
                return .text(text)
            case .emphasis(let text): return .element("cite", [.text(text)])
            case .link(let text, let address):
                return .element("a", ["href": address, "class": "address"], [.text(text)])
            }
        }
        let count = report.notebook.citationCounts[work.key] ?? 0
        return line + (endsWithSpace ? [] : [.text(" ")]) + backLinks(count) { "cite-\(work.key)-\($0)" }
    }

    func item(_ note: Footnote) throws -> HTMLNode {
        var view = self
        // What the note cites is listed with links back, which lead to the copy beside the text.
        view.hasIDs = !note.isBeside
        let back = backLinks(note.referenceCount) { "fnref-\(note.number)" + ($0 > 1 ? "-\($0)" : "") }
        var blocks = note.blocks
        var last = back
        if let block = blocks.last, case .paragraph(let inlines) = block.kind {
            blocks.removeLast()
            last = try view.nodes(inlines) + [.text(" ")] + back
        }
        let children = [.lineEnd] + (try view.nodes(blocks)) + [.element("p", last), .lineEnd]
        return .element(
            "li",
            [
                "class": note.isBeside ? "beside" : nil, "id": note.isBeside ? nil : "fn-\(note.number)",
                "value": "\(note.number)",
            ], children)
    }

    func backLinks(_ count: Int, target: (Int) -> String) -> [HTMLNode] {
        (1...max(1, count)).flatMap { occurrence -> [HTMLNode] in
            let which = count > 1 ? [HTMLNode.element("sup", [.text("\(occurrence)")])] : []
            let label = report.wording[.backToText] + (count > 1 ? ", \(occurrence)" : "")
            let link = HTMLNode.element(
                "a",
                [
                    "href": "#\(target(occurrence))", "class": "backlink", "role": "doc-backlink", "aria-label": label,
                ], [.text("↩")] + which)
            return occurrence == 1 ? [link] : [.text(" "), link]
        }
    }
}

private extension Footnote {
    /// Whether it can stand within a paragraph: it is paragraphs, without notes of its own and displayed formulas.
    var isBeside: Bool {
        blocks.allSatisfy { block in
            guard case .paragraph(let inlines) = block.kind else { return false }
            return inlines.flatMap(\.all).allSatisfy { inline in
                switch inline.kind {
                case .footnote: false
                case .formula(let formula): !formula.isDisplayed
                default: true
                }
            }
        }
    }
}

/// The number in "Figure 1"; the whole of a name without one.
func numberAlone(_ name: String) -> String { String(name.split(separator: "\u{00A0}").last ?? "") }
