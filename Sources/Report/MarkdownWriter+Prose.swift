internal import Notebook
internal import Outputs

extension MarkdownWriter {
    /// The author's lines with what is known now put in.
    mutating func text(_ prose: Prose) -> String {
        var text = replaced(prose.lines, prose.spans + (prose.caption.map { $0.isTable ? [] : $0.spans } ?? []))
        if let heading = prose.heading {
            if !heading.attributes.isEmpty, let range = text.ranges(of: heading.attributes).last {
                text.removeSubrange(range)
            }
            text = numbered(text, heading)
            if let label = heading.label { text = "<a id=\"\(label)\"></a>\n\n" + text }
        }
        for case .gap(.math(_, _, let label?)) in prose.content.pieces {
            guard let range = text.firstRange(of: "$$ {#\(label)}") ?? text.firstRange(of: "$${#\(label)}") else {
                continue
            }
            text.replaceSubrange(range, with: "\\tag{\(numberAlone(report.names[label] ?? ""))} $$")
        }
        for case .gap(.image(let image)) in prose.content.pieces { text = copied(image, in: text) }
        return prose.caption.map { captioned(text, prose, $0) } ?? text
    }

    /// Words of the front matter or of an option, with what is known now put in.
    func text(_ words: MarkdownText) -> String {
        replaced(
            words.source.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }, from: 1,
            words.spans)
    }

    /// The notes that the text refers to, and the works that it cites.
    func endMatter() -> [String] {
        let notes =
            report.notebook.footnotes.map { replaced($0.lines, $0.spans) } + [linkDefinitions].filter { !$0.isEmpty }
        guard !report.citations.works.isEmpty else { return notes }
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
        return [(report.endsWithHeading ? "" : "## References\n\n") + works.joined(separator: "\n")] + notes
    }

    func replacement(_ gap: Gap) -> String {
        switch gap {
        case .value(let index): escapedMarkdown(report.transcript.inlines[index]?.textWithUnit ?? "?")
        case .reference(let reference):
            joined(
                reference.labels.map { label in
                    let name = reference.isNumberOnly ? report.names[label] ?? label : report.reference(label)
                    return "[\(reference.isNumberOnly ? numberAlone(name) : name)](#\(label))"
                })
        case .claimTarget(let label): "(#\(label))"
        case .citation(let citation): text(citation)
        case .footnote(let mark): "[^\(mark.label)]"
        case .image(let image): image.written
        case .math(let tex, _, _): "$\(tex)$"
        }
    }
}

private extension MarkdownWriter {
    /// A heading's line with its number in front, where headings are numbered.
    func numbered(_ text: String, _ heading: Prose.Heading) -> String {
        guard let number = report.sectionNumbers[heading.id] else { return text }
        let marks = text.prefix { $0 == " " }.count < 4 ? text.prefix { " #".contains($0) } : ""
        return marks + "\(number)\u{2002}" + text.dropFirst(marks.count)
    }

    func text(_ citation: Citation) -> String {
        let items = citation.items.map { item in
            let (names, year) = (escapedMarkdown(report.citations.names(item.key)), report.citations.year(item.key))
            let words = citation.isInSentence ? "\(names) (\(year))" : item.isYearOnly ? year : "\(names) \(year)"
            return (item.prefix.isEmpty ? "" : item.prefix + " ") + "[\(words)](#ref-\(item.key))"
                + (item.suffix.isEmpty ? "" : ", " + item.suffix)
        }
        return citation.isInSentence ? items.joined() : "(" + items.joined(separator: "; ") + ")"
    }

    /// What links by reference lead to: the lines that are in no part.
    var linkDefinitions: String {
        let notebook = report.notebook
        var taken = Set(
            notebook.parts.flatMap { part -> ClosedRange<Int> in
                switch part {
                case .block(let block): block.lines
                case .prose(let prose): prose.lines
                }
            })
        for prose in notebook.parts.lazy.compactMap({ if case .prose(let prose) = $0 { prose } else { nil } }) {
            if let caption = prose.caption { taken.formUnion(caption.start.line...caption.end.line) }
        }
        for note in notebook.footnotes { taken.formUnion(note.lines) }
        return notebook.lines.indices.filter {
            !taken.contains($0 + 1) && notebook.lines[$0].contains("]:")
                && notebook.lines[$0].drop { $0 == " " }.hasPrefix("[")
        }
        .map { notebook.lines[$0] }.filter { !$0.hasPrefix("[^") }.joined(separator: "\n")
    }

    /// A table or a picture with its caption below.
    func captioned(_ text: String, _ prose: Prose, _ caption: Prose.Caption) -> String {
        let name = report.names[Numbering.key(prose)].map { "**\($0).** " } ?? ""
        let anchor = caption.label.map { "<a id=\"\($0)\"></a>\n\n" } ?? ""
        if caption.isTable {
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            if prose.lines.contains(caption.start.line) { lines.removeLast() }
            let source = report.notebook.lines[caption.start.line - 1].utf8.prefix(caption.end.column - 1)
            let words = replaced([Array(source)], from: caption.start.line, caption.spans).utf8.dropFirst(
                caption.start.column - 1)
            return anchor + lines.joined(separator: "\n") + "\n\n" + name + String(Substring(words))
        }
        guard let open = text.firstRange(of: "!["), let close = text.ranges(of: "](").last,
            let end = text[close.upperBound...].firstIndex(of: ")")
        else {
            return anchor + text
        }
        let image = prose.content.pieces.lazy.compactMap { if case .gap(.image(let image)) = $0 { image } else { nil } }
            .first
        let picture = "![\(escapedMarkdown(image?.alternative ?? ""))](\(text[close.upperBound...end])"
        return anchor + text[..<open.lowerBound] + picture + "\n\n" + name + text[open.upperBound..<close.lowerBound]
    }

    /// Puts a picture beside the report, and lets the text show it there.
    mutating func copied(_ image: ImageFile, in text: String) -> String {
        guard let picture = report.images[image.path] else { return text }
        let name = MarkdownReport.pictureName(image.path, of: report.notebook.name)
        files[name] = picture.bytes
        let target = "](\(name.replacing(" ", with: "%20"))"
        return ["](<\(image.written)>", "](\(image.written)"].first { text.contains($0) }.map {
            text.replacing($0, with: target)
        } ?? text
    }

    func replaced(_ lines: ClosedRange<Int>, _ spans: [Prose.Span]) -> String {
        replaced(lines.map { Array(report.notebook.lines[$0 - 1].utf8) }, from: lines.lowerBound, spans)
    }

    /// Lines, the first of which has the number `first`, with spans replaced from the last to the first, so that places
    /// stay true.
    func replaced(_ lines: [[UInt8]], from first: Int, _ spans: [Prose.Span]) -> String {
        var lines = lines
        for span in spans.sorted(by: { $0.start > $1.start }) {
            let (top, bottom) = (span.start.line - first, span.end.line - first)
            guard top >= 0, top <= bottom, bottom < lines.count, span.start.column >= 1,
                span.start.column - 1 <= lines[top].count,
                span.end.column >= 1, span.end.column - 1 <= lines[bottom].count,
                top < bottom || span.start.column <= span.end.column
            else { continue }
            let line =
                lines[top][..<(span.start.column - 1)] + replacement(span.gap).utf8
                + lines[bottom][(span.end.column - 1)...]
            lines.replaceSubrange(top...bottom, with: [Array(line)])
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }
}
