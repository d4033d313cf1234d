internal import Document
internal import Notebook
internal import Outputs

extension TypstView {
    /// Running text.
    func nodes(_ inlines: [InlineNode], isInLink: Bool = false) throws -> [TypstNode] {
        try inlines.withHTMLLinks.flatMap { try nodes($0, isInLink: isInLink) }
    }

    /// A picture beside the notebook; elsewhere its words, which lead to it.
    func image(_ image: ImageNode, alternative: String, width: String? = nil) -> TypstNode {
        guard let file = image.file, report.images[file.path] != nil else {
            let words = alternative.isEmpty ? image.destination : alternative
            return .call("link", ["": .text(image.destination)], [.text(words)])
        }
        return picture(file.path, alternative, width)
    }

    /// The author's picture at a path beside the notebook.
    func picture(_ path: String, _ alternative: String, _ width: String? = nil) -> TypstNode {
        .call(
            "picture",
            [
                "": .text(TypstDocument.pictureName(path)), "alt": .text(alternative),
                "width": width.map { .code($0.hasSuffix("px") ? "\($0.dropLast(2)) * 0.75pt" : $0) } ?? .none,
            ])
    }

    /// A number, which goes from left to right where the text around it does not.
    func number(_ node: TypstNode) -> TypstNode {
        report.isRightToLeft ? .call("box", [:], [.call("text", ["dir": .code("ltr")], [node])]) : node
    }

    /// Words that lead to what has that name, where it is in the document.
    func link(_ words: [TypstNode], to label: String) -> TypstNode { .call("to", ["": .text(label)], words) }
}

private extension TypstView {
    func nodes(_ inline: InlineNode, isInLink: Bool) throws -> [TypstNode] {
        switch inline.kind {
        case .text(let text): [.text(text)]
        case .softBreak: [.text(" ")]
        case .lineBreak: [.call("linebreak")]
        case .code(let text): [.call("raw", [:], [.text(text)])]
        case .rawHTML(let html): html.typst(report, linkedNotebooks.paper)
        case .emphasis(let children): [.call("emph", [:], try nodes(children, isInLink: isInLink))]
        case .strong(let children): [.call("strong", [:], try nodes(children, isInLink: isInLink))]
        case .strikethrough(let children): [.call("strike", [:], try nodes(children, isInLink: isInLink))]
        case .lowered(let children): [.call("sub", [:], try nodes(children, isInLink: isInLink))]
        case .raised(let children): [.call("super", [:], try nodes(children, isInLink: isInLink))]
        case .link(let link): try nodes(link, isInLink: isInLink)
        case .image(let image): [self.image(image, alternative: report.words(image.children), width: image.width)]
        case .value(let index): [value(index, isInLink: isInLink)]
        case .quoted(let key):
            quoted(
                report.quotes.first { $0.key == key }?.value.map(set) ?? .text("?"), key, isInLink: isInLink)
        case .reference(let reference): self.reference(reference, isInLink: isInLink)
        case .citation(let citation): self.citation(citation, isInLink: isInLink)
        case .footnote(let mark): isInLink ? [] : [try footnote(mark)]
        case .formula(let formula): try self.formula(formula)
        case .taskBox(let isDone): [.text(isDone ? "☑" : "☐")]
        }
    }

    /// A formula in the line, where a displayed one has no line of its own, too.
    func formula(_ formula: Formula) throws -> [TypstNode] {
        let set = try math.typst(formula)
        let code = formula.isDisplayed ? "$display(\(set.code))$" : "$\(set.code)$"
        let node = TypstNode.call("math.equation", ["alt": .text(set.spoken)], [.code(code)])
        return [english(formula.label.map { .labelled(node, $0) } ?? node)]
            + (number(of: formula, set).map { [.text("\u{2003}\($0)")] } ?? [])
    }

    func nodes(_ link: LinkNode, isInLink: Bool) throws -> [TypstNode] {
        let children = try nodes(link.children, isInLink: true)
        if isInLink || link.destination.isEmpty || children.isEmpty || report.leadsNowhere(link.destination) {
            return children
        }
        if link.destination.hasPrefix("#") { return [self.link(children, to: String(link.destination.dropFirst()))] }
        return [.call("link", ["": .text(linkedNotebooks.paper(at: link.destination))], children)]
    }

    func value(_ index: Int, isInLink: Bool) -> TypstNode {
        guard let value = report.transcript.inlines[index] else { return .text("?") }
        let words = set(value)
        let text = value.isVolatile ? TypstNode.call("emph", [:], [words]) : words
        guard !isInLink, options.methods,
            let link = report.provenance.link(ofExpression: report.notebook.inlines[index].expression)
        else { return text }
        return self.link([text], to: link.target)
    }

    /// A number stays with its interval and its unit.
    func set(_ value: Value) -> TypstNode {
        let words = TypstNode.text(value.textWithUnit.replacing(" ", with: "\u{00A0}"))
        return value.number == nil ? words : number(words)
    }

    /// What is taken from another notebook, which leads to its report.
    func quoted(_ text: TypstNode, _ key: String, isInLink: Bool) -> [TypstNode] {
        guard !isInLink, let place = report.place(ofQuoted: key), linkedNotebooks.contains(place.notebook) else {
            return [text]
        }
        return [.call("link", ["": .text(address(ofPage: place.notebook, ending: ".pdf"))], [text])]
    }

    /// "Figure 1", "1", "Figure 1, Figure 2 and Table 1".
    func reference(_ reference: Reference, isInLink: Bool) -> [TypstNode] {
        let links = reference.labels.map { label in
            let text = TypstNode.text(report.words(reference, label))
            if report.place(ofQuoted: label) != nil { return quoted(text, label, isInLink: isInLink)[0] }
            return isInLink ? text : link([text], to: label)
        }
        return links.enumerated().flatMap { index, link in
            index == 0 ? [link] : [.text(index == links.count - 1 ? " \(report.wording[.and]) " : ", "), link]
        }
    }

    /// "(Ioffe & Szegedy 2015, p. 3)", in a sentence "Ioffe & Szegedy (2015)".
    func citation(_ citation: Citation, isInLink: Bool) -> [TypstNode] {
        let items = citation.items.enumerated().flatMap { index, item -> [TypstNode] in
            let words = TypstNode.text(report.words(citation, item))
            return (index == 0 ? [] : [.text("; ")]) + (item.prefix.isEmpty ? [] : [.text(item.prefix + " ")])
                + [isInLink ? words : link([words], to: "ref-\(item.key)")]
                + (item.suffix.isEmpty ? [] : [.text(", " + item.suffix)])
        }
        return citation.isInSentence ? items : [.text("(")] + items + [.text(")")]
    }

    /// The mark, and at the foot of the page where the text first refers to the note, the note.
    func footnote(_ mark: FootnoteMark) throws -> TypstNode {
        let label = "fn-\(mark.number)"
        // The text's own, as what stands across columns is counted where it stands.
        let number: TypstNode.Value = .code("(..) => \"\(mark.number)\"")
        let note = report.notebook.footnotes.first { $0.number == mark.number }
        guard mark.occurrence == 1, let note else {
            return .call("footnote", ["": .code("label(\(quotedTypst(label)))"), "numbering": number])
        }
        // Its first words stand behind its number.
        let children: [TypstNode] =
            if case .paragraph(let inlines)? = note.blocks.first?.kind {
                try lines(inlines) { $0 } + nodes(Array(note.blocks.dropFirst()))
            } else {
                try nodes(note.blocks)
            }
        return .labelled(
            .call("footnote", ["numbering": number], children), label)
    }
}
