internal import Document
internal import Notebook
internal import Outputs

extension HTMLView {
    /// Running text, which may be within a link of the author's.
    func nodes(_ inlines: [InlineNode], isInLink: Bool = false) throws -> [HTMLNode] {
        var (nodes, taken) = ([HTMLNode](), 0)
        for (index, inline) in inlines.enumerated() {
            let next = index + 1 < inlines.count ? inlines[index + 1] : nil
            let closing = inline.isFormulaWithin ? next?.closing ?? "" : ""
            let own =
                switch inline.kind {
                case .taskBox(let isDone): [box(isDone, of: Array(inlines[(index + 1)...]))]
                case .formula(let formula) where !formula.isDisplayed:
                    [try self.inline(formula, closing: String(closing), isInLink: isInLink)]
                default: try self.nodes(inline.dropping(taken), isInLink: isInLink)
                }
            nodes += own
            taken = closing.count
        }
        return nodes
    }

    /// A picture; one beside the notebook is put into the page.
    func image(_ image: ImageNode, alternative: String, width: String? = nil) -> HTMLNode {
        let picture = image.file.flatMap { report.images[$0.path]?.dataAddress }
        return .element(
            "img",
            [
                "src": picture ?? percentEncoded(image.destination), "alt": alternative,
                "title": image.title.isEmpty ? nil : image.title,
                "style": width.map { "width:\($0)" },
            ], [])
    }

    /// The author's own HTML, with the pictures beside the notebook put into it; its links lead where others do.
    func raw(_ html: RawHTMLNode) -> HTMLNode {
        .raw(
            html.text(
                picture: { report.images[$0.path]?.dataAddress },
                link: { linkedNotebooks.notebook(at: $0) == nil ? nil : escaped(linkedNotebooks.page(at: $0)) },
                leadsNowhere: report.leadsNowhere))
    }

    /// A formula on a line of its own, in the element `tag`.
    func equation(_ formula: Formula, in tag: String) throws -> HTMLNode {
        let set = try math.mathML(formula)
        let number = formula.label.flatMap { report.names[$0] }.map { HTMLNode.text("(\(numberAlone($0)))") }
        let numbers = [number ?? set.tag.map(HTMLNode.raw)].compactMap(\.self).map {
            HTMLNode.element("span", ["class": "number"], [$0])
        }
        return .element(
            tag, ["class": "equation scroll", "id": formula.label, "tabindex": isWide(formula) ? "0" : nil],
            [.raw(set.formula)] + numbers)
    }

    /// A formula in its line with what is tied to its end. As browsers break no line within it, one that may not fit a
    /// narrow page stands in a box, which scrolls there.
    private func inline(_ formula: Formula, closing: String, isInLink: Bool) throws -> HTMLNode {
        let set = HTMLNode.raw(try math.mathML(formula).formula)
        let parts = closing.isEmpty ? [set] : [set, .text(closing)]
        if formula.tex.count > widestSurelyShown / 2 {
            let tabindex = isWide(formula) && !isInLink ? "0" : nil
            return .element("span", ["class": "formula", "tabindex": tabindex], [.element("span", parts)])
        }
        return closing.isEmpty ? set : .element("span", ["class": "tied"], parts)
    }

    /// Whether a formula may be wider than its box, so that it can be scrolled by keyboard; what is not stops nobody on
    /// the way.
    private func isWide(_ formula: Formula) -> Bool { formula.tex.count > widestSurelyShown }
}

/// How much TeX fits the narrowest screen; half of it does in lists, quotes and cells, too.
private let widestSurelyShown = 30

private extension InlineNode {
    /// Whether it is a formula in its line, behind which browsers may break even before a comma.
    var isFormulaWithin: Bool { if case .formula(let formula) = kind { !formula.isDisplayed } else { false } }

    /// The signs at its beginning that no line begins with.
    var closing: Substring {
        if case .text(let text) = kind { text.prefix { ".,;:!?)]}’”»-–".contains($0) } } else { "" }
    }

    /// Without so many characters of its text.
    func dropping(_ count: Int) -> InlineNode {
        guard count > 0, case .text(let text) = kind else { return self }
        return InlineNode(.text(String(text.dropFirst(count))), range)
    }
}

private extension HTMLView {
    func nodes(_ inline: InlineNode, isInLink: Bool) throws -> [HTMLNode] {
        switch inline.kind {
        case .text(let text): [.text(text)]
        case .softBreak: [.lineEnd]
        case .lineBreak: [.element("br", []), .lineEnd]
        case .code(let text): [.element("code", [.text(text)])]
        case .rawHTML(let html): [raw(html)]
        case .emphasis(let children): [.element("em", try nodes(children, isInLink: isInLink))]
        case .strong(let children): [.element("strong", try nodes(children, isInLink: isInLink))]
        case .strikethrough(let children): [.element("del", try nodes(children, isInLink: isInLink))]
        case .lowered(let children): [.element("sub", try nodes(children, isInLink: isInLink))]
        case .raised(let children): [.element("sup", try nodes(children, isInLink: isInLink))]
        case .link(let link): try nodes(link, isInLink: isInLink)
        case .image(let image): [self.image(image, alternative: report.words(image.children), width: image.width)]
        case .value(let index): [value(index, isInLink: isInLink)]
        case .quoted(let key): [quoted(key, isInLink: isInLink)]
        case .reference(let reference): self.reference(reference, isInLink: isInLink)
        case .citation(let citation): [self.citation(citation, isInLink: isInLink)]
        case .footnote(let mark): isInLink ? [] : try footnote(mark)
        case .formula(let formula) where formula.isDisplayed: [try equation(formula, in: "span")]
        case .formula(let formula): [try self.inline(formula, closing: "", isInLink: isInLink)]
        case .taskBox(let isDone): [box(isDone, of: [])]
        }
    }

    /// The box of a task, which is named as the task is.
    func box(_ isDone: Bool, of task: [InlineNode]) -> HTMLNode {
        let name = report.words(task).split { $0.isWhitespace }.joined(separator: " ")
        return .element(
            "input",
            [
                "type": "checkbox", "disabled": "", "checked": isDone ? "" : nil,
                "aria-label": name.isEmpty ? report.wording[.task] : name,
            ], [])
    }

    func nodes(_ link: LinkNode, isInLink: Bool) throws -> [HTMLNode] {
        let children = try nodes(link.children, isInLink: true)
        if isInLink || report.leadsNowhere(link.destination) { return children }
        let title = link.title.isEmpty ? nil : link.title
        return [.element("a", ["href": linkedNotebooks.page(at: link.destination), "title": title], children)]
    }

    func value(_ index: Int, isInLink: Bool) -> HTMLNode {
        guard let value = report.transcript.inlines[index] else {
            return .element("span", ["class": "missing"], [.text("?")])
        }
        let (style, text) = ("value\(value.isVolatile ? " volatile" : "")", HTMLNode.text(value.textWithUnit))
        guard !isInLink, let link = report.provenance.link(ofExpression: report.notebook.inlines[index].expression)
        else {
            return .element("span", ["class": style], [text])
        }
        return .element("a", ["class": style, "href": "#\(link.target)", "title": link.words], [text])
    }

    /// A value of another notebook's, which leads to its page.
    func quoted(_ key: String, isInLink: Bool) -> HTMLNode {
        guard let value = report.quotes.first(where: { $0.key == key })?.value else {
            return .element("span", ["class": "missing"], [.text("?")])
        }
        let style = HTMLNode.Attribute("class", "value\(value.isVolatile ? " volatile" : "")")
        let text = HTMLNode.text(value.textWithUnit)
        guard !isInLink, let link = quotedLink(key) else { return .element("span", [style], [text]) }
        return .element("a", [style] + link, [text])
    }

    /// Where what is taken from another notebook stands, and what its page is called; `nil` where there is no such page.
    func quotedLink(_ key: String) -> [HTMLNode.Attribute]? {
        guard let place = report.place(ofQuoted: key), linkedNotebooks.contains(place.notebook) else { return nil }
        let title = report.quotes.first { $0.key == key }?.title
        return [
            HTMLNode.Attribute("href", address(ofPage: place.notebook) + percentEncoded(place.anchor)),
            HTMLNode.Attribute("title", title),
        ]
    }

    /// "Figure 1", "1", "Figure 1, Figure 2 and Table 1".
    func reference(_ reference: Reference, isInLink: Bool) -> [HTMLNode] {
        let links = reference.labels.map { label in
            let text = HTMLNode.text(report.words(reference, label))
            if report.place(ofQuoted: label) != nil {
                let link = quotedLink(label)
                return isInLink || link == nil ? text : .element("a", link ?? [], [text])
            }
            return isInLink ? text : .element("a", ["href": "#\(label)"], [text])
        }
        return links.enumerated().flatMap { index, link in
            index == 0 ? [link] : [.text(index == links.count - 1 ? " \(report.wording[.and]) " : ", "), link]
        }
    }

    /// "(Ioffe & Szegedy 2015, p. 3)", in a sentence "Ioffe & Szegedy (2015)".
    func citation(_ citation: Citation, isInLink: Bool) -> HTMLNode {
        var children = citation.items.enumerated().flatMap { index, item -> [HTMLNode] in
            let words = HTMLNode.text(report.words(citation, item))
            let id = hasIDs ? "cite-\(item.key)-\(item.occurrence)" : nil
            let link = HTMLNode.element(
                "a", ["href": "#ref-\(item.key)", "id": id, "role": "doc-biblioref"], [words])
            return (index == 0 ? [] : [.text("; ")]) + (item.prefix.isEmpty ? [] : [.text(item.prefix + " ")])
                + [isInLink ? words : link] + (item.suffix.isEmpty ? [] : [.text(", " + item.suffix)])
        }
        if !citation.isInSentence { children = [.text("(")] + children + [.text(")")] }
        return .element("span", ["class": "citation"], children)
    }

    /// The mark, and where the text first refers to a note, the note itself: it stands in the margin, or opens in its
    /// place when it is gone to.
    func footnote(_ mark: FootnoteMark) throws -> [HTMLNode] {
        let id = "fnref-\(mark.number)" + (mark.occurrence > 1 ? "-\(mark.occurrence)" : "")
        let link = HTMLNode.element(
            "a", ["href": "#fn-\(mark.number)", "id": id, "role": "doc-noteref"], [.text("\(mark.number)")])
        let reference = HTMLNode.element("sup", ["class": "footnote-ref"], [link])
        guard mark.occurrence == 1, let note = try sidenote(mark.number) else { return [reference] }
        let number = HTMLNode.element("span", ["class": "number"], [.text("\(mark.number)")])
        let close = HTMLNode.element(
            "a", ["class": "close", "href": "#\(id)", "aria-label": report.wording[.closeNote]], [.text("×")])
        let children = [number, .text(" ")] + note + [.text(" "), close]
        return [
            reference, .element("span", ["class": "sidenote", "id": "fn-\(mark.number)", "role": "note"], children),
        ]
    }
}
