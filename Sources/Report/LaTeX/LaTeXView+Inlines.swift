internal import Document
internal import Notebook
internal import Outputs

extension LaTeXView {
    /// Running text.
    func text(_ inlines: [InlineNode]) -> String { joinedTeX(inlines.withHTMLLinks.map { text($0) }) }

    /// Words of the front matter or of an option.
    func text(_ words: MarkdownText) -> String { text(words.inlines) }

    /// The author's own HTML: its words, where they lead, and its pictures.
    func text(_ html: RawHTMLNode) -> String {
        let words = html.pieces.map { piece in
            let words = texText(piece.words)
            guard let destination = piece.destination, !report.leadsNowhere(destination) else { return words }
            return link(words, to: linkedNotebooks.paper(at: destination))
        }
        let pictures = html.pictures.compactMap { picture in
            report.images[picture.file.path].flatMap { name($0, at: picture.file.path) }.map { "\\bnpicture{\($0)}" }
        }
        return (words + pictures).joined(separator: " ")
    }

    /// A picture beside the notebook; elsewhere its words.
    func picture(_ image: ImageNode, width: String? = nil) -> String {
        guard let file = image.file, let picture = report.images[file.path] else {
            return link(texText(report.words(image.children)), to: image.destination)
        }
        guard let name = name(picture, at: file.path) else { return texText("[\(report.words(image.children))]") }
        if let share = width.flatMap({ $0.hasSuffix("%") ? Double($0.dropLast()) : nil }) {
            return "\\includegraphics[width=\(share / 100)\\linewidth,height=0.8\\textheight,keepaspectratio]{\(name)}"
        }
        // Pixels of a page are three quarters of a point; other units TeX has too.
        let pixels = width.flatMap { $0.hasSuffix("px") ? Double($0.dropLast(2)) : nil }
        let length = pixels.map { "\($0 * 0.75)bp" } ?? width
        return "\\bnpicture\(length.map { "[width=\($0)]" } ?? ""){\(name)}"
    }

    /// The notes that `inlines` are the first to refer to, behind what TeX sets in a box or moves, as it would lose them
    /// there.
    func notes(of inlines: [InlineNode]) -> String {
        if noteForm != .whole { return "" }
        let marks = inlines.flatMap(\.all).compactMap { if case .footnote(let mark) = $0.kind { mark } else { nil } }
        return marks.compactMap { mark in
            note(mark).map { "%\n\\footnotetext[\(mark.number)]{\(inNote.text($0.blocks))}" }
        }.joined()
    }
}

private extension LaTeXView {
    func text(_ inline: InlineNode) -> String {
        switch inline.kind {
        case .text(let text): texText(text)
        case .softBreak: "\n"
        case .lineBreak: lineBreak
        case .code(let text): "\\texttt{\(texText(text))}"
        case .rawHTML(let html): html.isLineBreak ? lineBreak : text(html)
        case .emphasis(let children): "\\emph{\(text(children))}"
        case .strong(let children): "\\textbf{\(text(children))}"
        case .strikethrough(let children): "\\bnstruck{\(boxed.text(children))}" + notes(of: children)
        case .lowered(let children): "\\textsubscript{\(text(children))}"
        case .raised(let children): "\\textsuperscript{\(text(children))}"
        case .link(let link): self.link(link)
        case .image(let image): picture(image, width: image.width)
        case .value(let index): value(index)
        case .quoted(let key): quoted(key)
        case .reference(let reference): self.reference(reference)
        case .citation(let citation): self.citation(citation)
        case .footnote(let mark): footnote(mark)
        case .formula(let formula): self.inline(formula)
        case .taskBox(let isDone): isDone ? "[x]" : "[\\,]"
        }
    }

    func link(_ link: LinkNode) -> String {
        let words = text(link.children)
        if link.destination.hasPrefix("#") { return "\\hyperref[\(link.destination.dropFirst())]{\(words)}" }
        if link.destination.isEmpty || report.leadsNowhere(link.destination) { return words }
        return self.link(words, to: linkedNotebooks.paper(at: link.destination))
    }

    /// Words that lead to an address.
    func link(_ words: String, to address: String) -> String { "\\href{\(texAddress(address))}{\(words)}" }

    /// The file of a picture beside the article; `nil` for one that LaTeX cannot show.
    func name(_ picture: ReportImage, at path: String) -> String? {
        LaTeXReport.isShown(picture) ? LaTeXReport.pictureName(path, picture, of: report.notebook.name) : nil
    }

    func value(_ index: Int) -> String {
        report.transcript.inlines[index].map { texValue($0.text, unit: $0.unit) } ?? "?"
    }

    func quoted(_ key: String) -> String {
        link(
            report.quotes.first { $0.key == key }?.value.map { texValue($0.text, unit: $0.unit) } ?? "?", toQuoted: key)
    }

    /// What is taken from another notebook leads to its article.
    func link(_ words: String, toQuoted key: String) -> String {
        guard let place = report.place(ofQuoted: key), linkedNotebooks.contains(place.notebook) else { return words }
        return link(words, to: address(ofPage: place.notebook, ending: ".pdf"))
    }

    func reference(_ reference: Reference) -> String {
        let links = reference.labels.map { label in
            let words = texText(report.words(reference, label))
            return report.place(ofQuoted: label) == nil
                ? "\\hyperref[\(label)]{\(words)}" : link(words, toQuoted: label)
        }
        guard let last = links.last, links.count > 1 else { return links.first ?? "" }
        return links.dropLast().joined(separator: ", ") + " \(texText(report.wording[.and])) " + last
    }

    func citation(_ citation: Citation) -> String {
        let items = citation.items.map { item in
            (item.prefix.isEmpty ? "" : item.prefix + " ") + report.words(citation, item)
                + (item.suffix.isEmpty ? "" : ", " + item.suffix)
        }.joined(separator: "; ")
        return texText(citation.isInSentence ? items : "(\(items))")
    }

    func footnote(_ mark: FootnoteMark) -> String {
        switch noteForm {
        case .nothing: return ""
        case .mark: return "\\protect\\footnotemark[\(mark.number)]"
        case .whole: break
        }
        guard let note = note(mark) else { return "\\footnotemark[\(mark.number)]" }
        return "\\footnote[\(mark.number)]{\(inNote.text(note.blocks))}"
    }

    /// The note that the text refers to here first.
    func note(_ mark: FootnoteMark) -> Footnote? {
        mark.occurrence == 1 ? report.notebook.footnotes.first { $0.number == mark.number } : nil
    }
}
