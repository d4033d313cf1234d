internal import Document
internal import Notebook
internal import Outputs
internal import Spelling

extension MarkdownWriter {
    /// The author's lines with what is known now put in.
    mutating func text(_ block: BlockNode) -> String {
        let label = block.heading?.label ?? block.caption?.label ?? block.formulas.first?.label
        let anchor = label.map { "<a id=\"\($0)\"></a>\n\n" } ?? ""
        switch block.kind {
        case .table(let table): return anchor + text(table, block)
        case .figure(let figure): return anchor + text(figure, block)
        default: return anchor + source.text(source.range(of: block.lines), edits(block))
        }
    }

    /// Words of the front matter or of an option, with what is known now put in.
    mutating func text(_ words: MarkdownText) -> String {
        let own = AnnotatedSource(lines(of: words.source.utf8))
        return own.text(own.whole, words.blocks.flatMap { edits($0) })
    }

    /// Markdown that a block printed, without the HTML that reports do not keep and links that lead nowhere, and with its
    /// pictures beside the report.
    mutating func printed(_ text: String) -> String {
        let blocks = report.notebook.blocks(ofMarkdown: text)
        var edits = blocks.flatMap(\.rawHTML).flatMap { self.edits($0) }
        for block in blocks.flatMap(\.all) {
            let inlines = block.inlines.flatMap(\.all)
            var images = inlines.compactMap { inline in
                if case .image(let image) = inline.kind { image } else { nil }
            }
            if case .figure(let figure) = block.kind { images.append(figure.image) }
            edits += images.compactMap { image in copy(of: image).map { .init(range: image.target, text: $0) } }
            edits += inlines.compactMap(wordsAlone).joined()
        }
        guard !edits.isEmpty else { return text.hasSuffix("\n") ? String(text.dropLast()) : text }
        let own = AnnotatedSource(lines(of: text.utf8))
        return own.text(own.whole, edits)
    }

    /// The notes that the text refers to, and the works that it cites.
    mutating func endMatter() -> [String] {
        let all = AnnotatedSource(report.notebook.lines)
        let notes = report.notebook.footnotes.map { note in
            note.inlineRange.map { inlineNote(note, all, $0) }
                ?? all.text(all.range(of: note.lines), note.blocks.flatMap { edits($0) })
        }
        let end = notes + [linkDefinitions].filter { !$0.isEmpty }
        guard !report.citations.works.isEmpty else { return end }
        let works = report.citations.works.map { work in
            let line = report.citations.line(work).map { piece in
                switch piece {
                case .text(let text): escapedMarkdown(text)
                case .emphasis(let text): "*\(escapedMarkdown(text))*"
                case .link(let text, _): "<\(text)>"
                }
            }.joined()
            return "- <a id=\"ref-\(work.key)\"></a>\(line)"
        }
        return [(report.endsWithHeading ? "" : "## References\n\n") + works.joined(separator: "\n")] + end
    }
}

extension MarkdownWriter {
    /// What is replaced of a piece of running text, what is in it apart.
    mutating func edits(_ inline: InlineNode) -> [AnnotatedSource.Edit] {
        switch inline.kind {
        case .lowered: inline.range.marks(1, as: "<sub>", "</sub>")
        case .raised: inline.range.marks(1, as: "<sup>", "</sup>")
        default: wordsAlone(inline) ?? edit(inline).map { [$0] } ?? []
        }
    }

    /// What leaves the words alone of a link that leads nowhere; `nil` for all else.
    func wordsAlone(_ inline: InlineNode) -> [AnnotatedSource.Edit]? {
        guard case .link(let link) = inline.kind, report.leadsNowhere(link.destination) else { return nil }
        return [
            .init(range: SourceRange(start: inline.range.start, end: inline.range.start.moved(by: 1)), text: ""),
            .init(range: SourceRange(start: link.target.start.moved(by: -1), end: inline.range.end), text: ""),
        ]
    }
}

extension MarkdownWriter {
    /// What is replaced of the author's own HTML.
    mutating func edits(_ html: RawHTMLNode) -> [AnnotatedSource.Edit] {
        var edits = html.omissions.map { AnnotatedSource.Edit(range: $0.range, text: $0.replacement) }
        for picture in html.pictures {
            if let name = copy(of: picture.file) { edits.append(.init(range: picture.range, text: name)) }
        }
        for link in html.links where report.leadsNowhere(link.destination) {
            if let range = html.attribute(of: link) { edits.append(.init(range: range, text: "")) }
        }
        return edits
    }

    /// What is replaced of a block's source.
    mutating func edits(_ block: BlockNode) -> [AnnotatedSource.Edit] {
        var edits = block.allInlines.flatMap { self.edits($0) }
        edits += block.all.flatMap { titleEdit($0) + definitionEdits($0) }
        edits += block.rawHTML.flatMap { self.edits($0) }
        for formula in block.formulas {
            if let edit = formula.expansion { edits.append(edit) }
            guard let label = formula.label, let closing = formula.closing, let name = report.names[label] else {
                continue
            }
            let space = formula.tex.last?.isWhitespace == true ? "" : " "
            edits.append(.init(range: closing, text: space + "\\tag{\(numberAlone(name))} $$"))
        }
        if let heading = block.heading {
            if report.notebook.frontMatter.title != nil, let edit = lowered(heading, block) { edits.append(edit) }
            if let attributes = heading.attributes { edits.append(.init(range: attributes, text: "")) }
            if let number = report.sectionNumbers[heading.id], let start = heading.children.first?.range.start {
                edits.append(.init(range: SourceRange(start: start, end: start), text: "\(number)\u{2002}"))
            }
        }
        return edits
    }

    /// What puts a heading one level below the report's title.
    func lowered(_ heading: HeadingNode, _ block: BlockNode) -> AnnotatedSource.Edit? {
        let lines = report.notebook.lines
        let number = block.lines.lowerBound
        guard heading.level < 6, lines.indices.contains(number - 1) else { return nil }
        if let mark = lines[number - 1].utf8.firstIndex(of: UInt8(ascii: "#")),
            lines[number - 1].utf8[..<mark].allSatisfy({ $0 == 32 || $0 == 62 })
        {
            let place = Position(
                line: number, column: lines[number - 1].utf8.distance(from: lines[number - 1].startIndex, to: mark) + 1)
            return .init(range: SourceRange(start: place, end: place), text: "#")
        }
        // A line of = under the words makes a title of them, one of - a section.
        let last = block.lines.upperBound
        guard heading.level == 1, lines.indices.contains(last - 1), lines[last - 1].contains("=") else { return nil }
        let range = source.range(of: last...last)
        return .init(range: range, text: lines[last - 1].replacing("=", with: "-"))
    }

    mutating func edit(_ inline: InlineNode) -> AnnotatedSource.Edit? {
        switch inline.kind {
        case .footnote(let mark):
            let note = report.notebook.footnotes.first { $0.number == mark.number }
            return note?.inlineRange.map { _ in .init(range: inline.range, text: "[^\(mark.label)]") }
        case .value(let index):
            let text = report.transcript.inlines[index]?.textWithUnit ?? "?"
            return .init(range: inline.range, text: escapedMarkdown(text.replacing("\n", with: " ")), isText: true)
        case .quoted(let key):
            let text = escapedMarkdown(report.words(quoted: key).replacing("\n", with: " "))
            return .init(range: inline.range, text: text, isText: true)
        case .reference(let reference): return .init(range: inline.range, text: text(reference))
        case .citation(let citation): return .init(range: inline.range, text: text(citation))
        case .link(let link):
            let label = link.claim.map { "#\($0)" } ?? (link.isReference ? link.destination : nil)
            return label.map { .init(range: link.target, text: "(\($0))") }
                ?? omission(of: link.destination, at: link.target, in: inline, words: link.children)
        case .image(let image):
            if let width = image.width, let name = image.file.flatMap({ copy(of: $0) }) {
                let size = width.hasSuffix("px") ? String(width.dropLast(2)) : width
                let words = escaped(report.words(image.children))
                return .init(range: inline.range, text: "<img src=\"\(name)\" alt=\"\(words)\" width=\"\(size)\">")
            }
            return copy(of: image).map { .init(range: image.target, text: $0) }
                ?? omission(of: image.destination, at: image.target, in: inline, words: image.children)
        default: return nil
        }
    }

    /// Whether an address was left out as the notebook was read, as one that runs something is without raw HTML.
    func leavesOut(_ destination: String) -> Bool { !report.notebook.keepsRawHTML && destination.isEmpty }

    /// What leaves such an address out here, too.
    func omission(
        of destination: String, at target: SourceRange, in inline: InlineNode, words: [InlineNode]
    ) -> AnnotatedSource.Edit? {
        guard leavesOut(destination) else { return nil }
        // An address between angle brackets is its own words.
        return source.text(inline.range, []).hasPrefix("<")
            ? .init(range: inline.range, text: "[\(escapedMarkdown(report.words(words)))]()")
            : .init(range: target, text: "()")
    }

    func text(_ reference: Reference) -> String {
        listed(
            reference.labels.map { label in
                let words = report.words(reference, label)
                let place = report.place(ofQuoted: label).map { "\($0.notebook).md\($0.anchor)" } ?? "#\(label)"
                return report.leadsNowhere(place) ? words : "[\(words)](\(place))"
            })
    }

    func text(_ citation: Citation) -> String {
        let items = citation.items.map { item in
            (item.prefix.isEmpty ? "" : item.prefix + " ")
                + "[\(escapedMarkdown(report.words(citation, item)))](#ref-\(item.key))"
                + (item.suffix.isEmpty ? "" : ", " + item.suffix)
        }
        return citation.isInSentence ? items.joined() : "(" + items.joined(separator: "; ") + ")"
    }

    /// A table with its caption above.
    mutating func text(_ table: TableNode, _ block: BlockNode) -> String {
        let edits = edits(block)
        guard let caption = table.caption else { return source.text(source.range(of: block.lines), edits) }
        let last = min(block.lines.upperBound, max(block.lines.lowerBound, caption.range.start.line - 1))
        let rows = source.text(source.range(of: block.lines.lowerBound...last), edits)
        return name(block) + source.text(caption.range, edits) + "\n\n" + rows
    }

    func name(_ block: BlockNode) -> String { report.names[Numbering.key(block)].map { "**\($0).** " } ?? "" }

    /// What links by reference lead to: the lines that are in no part.
    var linkDefinitions: String {
        let notebook = report.notebook
        var taken = notebook.noteLines
        for part in notebook.parts {
            switch part {
            case .block(let block): taken.formUnion(block.lines)
            case .prose(let block):
                taken.formUnion(block.lines)
                if let caption = block.caption { taken.formUnion(caption.range.start.line...caption.range.end.line) }
            }
        }
        return notebook.lines.indices.filter {
            !taken.contains($0 + 1) && notebook.lines[$0].contains("]:")
                && notebook.lines[$0].drop { $0 == " " }.hasPrefix("[")
        }
        .map { notebook.lines[$0] }.joined(separator: "\n")
    }
}

private extension Formula {
    /// The formula without commands of the author's own, which GitHub does not know; `nil` where there are none.
    var expansion: AnnotatedSource.Edit? {
        let expanded = macros.expanded(tex)
        guard expanded != tex else { return nil }
        let lines = tex.split(separator: "\n", omittingEmptySubsequences: false)
        let end =
            closing?.start ?? Position(line: position.line, column: position.column + (lines.first?.utf8.count ?? 0))
        return .init(range: SourceRange(start: position, end: end), text: expanded.replacing("\n", with: " "))
    }
}
