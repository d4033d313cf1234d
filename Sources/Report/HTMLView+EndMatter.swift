internal import Notebook

extension HTMLView {
    /// The works that the text cites, each with links back; "" where it cites none. A heading that ends the notebook is
    /// the list's own.
    func references() -> String {
        let works = report.citations.works
        guard !works.isEmpty else { return "" }
        let items = works.map { work in
            let line = report.citations.line(work).map { piece in
                switch piece {
                case .text(let text): escaped(text)
                case .emphasis(let text): "<cite>\(escaped(text))</cite>"
                case .link(let text, let address): "<a href=\"\(escaped(address))\">\(escaped(text))</a>"
                }
            }.joined()
            let count = report.notebook.citationCounts[work.key] ?? 0
            let back = (1...max(1, count)).map { backLink("cite-\(escaped(work.key))-\($0)", $0, of: count) }.joined(
                separator: " ")
            return "<li id=\"ref-\(escaped(work.key))\">\(line.hasSuffix(" ") ? line : line + " ")\(back)</li>\n"
        }
        let heading = report.endsWithHeading ? "" : "<h2 id=\"bnbook-references\">References</h2>\n"
        return
            "<section class=\"references\" role=\"doc-bibliography\" aria-label=\"References\">\n\(heading)<ul>\n\(items.joined())</ul>\n</section>\n"
    }

    /// A footnote's text as it stands within a paragraph; `nil` for one that is more than paragraphs, or refers to
    /// notes, and so stands at the end alone.
    func sidenote(_ number: Int) throws -> String? {
        guard let note = report.notebook.footnotes.first(where: { $0.number == number }) else { return nil }
        let refersToNotes = note.content.pieces.contains { if case .gap(.footnote) = $0 { true } else { false } }
        if refersToNotes { return nil }
        let blocks = try html(note.content).split(separator: "</p>\n")
        guard blocks.allSatisfy({ $0.hasPrefix("<p>") && !$0.contains("<div") }) else { return nil }
        return blocks.map { $0.dropFirst("<p>".count) }.joined(separator: "<br>")
    }

    /// The footnotes that the text refers to, each with links back; "" where there are none. Those that also stand
    /// beside the text are here for paper.
    func footnotes() throws -> String {
        let notes = report.notebook.footnotes
        guard !notes.isEmpty else { return "" }
        let items = try notes.map { note in
            let back = (1...max(1, note.referenceCount)).map {
                backLink("fnref-\(note.number)" + ($0 > 1 ? "-\($0)" : ""), $0, of: note.referenceCount)
            }.joined(separator: " ")
            let isBeside = try sidenote(note.number) != nil
            // What the note cites is listed with links back, which lead to the copy beside the text.
            let text = isBeside ? try html(note.content).replacing(#/ id="[^"]*"/#, with: "") : try html(note.content)
            let isClosed = text.hasSuffix("</p>\n")
            return "<li \(isBeside ? "class=\"beside\"" : "id=\"fn-\(note.number)\"") value=\"\(note.number)\">\n"
                + (isClosed ? "\(text.dropLast(5)) \(back)</p>\n" : "\(text)<p>\(back)</p>\n") + "</li>\n"
        }
        return
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n\(items.joined())</ol>\n</section>\n"
    }

    /// A table or a picture of the author's Markdown, with its caption where it has one.
    func captioned(_ prose: Prose) throws -> String {
        let content = try html(prose.content)
        guard let caption = prose.caption else { return content.hasPrefix("<table>") ? scrolling(content) : content }
        let name = report.names[Numbering.key(prose)].map { "<span class=\"number\">\(escaped($0)).</span> " } ?? ""
        let words = "<figcaption>\(name)\(try html(caption.content))</figcaption>\n"
        let opening =
            "<figure class=\"\(caption.isTable ? "table" : "image")\"\(caption.label.map { " id=\"\(escaped($0))\"" } ?? "")>\n"
        return opening + (caption.isTable ? words + scrolling(content) : content + words) + "</figure>\n"
    }
}

private extension HTMLView {
    /// A table in a box that scrolls where the page is too narrow for it. GFM's `align` is none of HTML5's attributes.
    func scrolling(_ table: String) -> String {
        let table = table.replacing(#/<(t[hd]) align="(\w+)">/#) { "<\($0.1) class=\"\($0.2)\">" }
        return "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n\(table)</div>\n"
    }

    func backLink(_ target: String, _ occurrence: Int, of count: Int) -> String {
        let which = count > 1 ? "<sup>\(occurrence)</sup>" : ""
        return
            "<a href=\"#\(target)\" class=\"backlink\" role=\"doc-backlink\" aria-label=\"Back to the text\(count > 1 ? ", \(occurrence)" : "")\">↩\(which)</a>"
    }
}
