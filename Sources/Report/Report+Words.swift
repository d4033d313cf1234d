internal import Document
internal import Notebook
internal import Outputs
internal import Spelling

/// Prose as text without markup.
extension Report {
    /// Running text with its values. What has no words, as a note or a citation, leaves no gap.
    func words(_ inlines: [InlineNode]) -> String {
        var (text, isGap) = ("", false)
        for next in inlines.map(words) {
            if isGap, text.last == " ", next.first.map({ " .,;:!?)".contains($0) }) == true { text.removeLast() }
            text += isGap && text.isEmpty ? String(next.drop { $0 == " " }) : next
            isGap = next.isEmpty || isGap && text.isEmpty
        }
        if isGap, text.last == " " { text.removeLast() }
        return text
    }

    /// Whether words are a number alone, as cells are.
    func isNumber(_ inlines: [InlineNode]) -> Bool {
        let words = words(inlines).unicodeScalars
        return words.contains { $0.properties.numericType != nil } && !words.contains { $0.properties.isAlphabetic }
    }

    /// Whether the report's lines begin on the right.
    var isRightToLeft: Bool { Wording.isRightToLeft(notebook.frontMatter.language) }

    /// What marks its words on a page in another language; none where that is its own.
    func foreignMark(on language: String) -> TemplateValue {
        let own = notebook.frontMatter.language
        return own == language
            ? .none : ["language": .text(own), "direction": .text(isRightToLeft ? "rtl" : "ltr")]
    }

    /// Words of the front matter or of an option.
    func words(_ text: MarkdownText) -> String { words(text.inlines) }

    /// "Figure 1", "1" for the number alone.
    func words(_ reference: Reference, _ label: String) -> String {
        if reference.isNumberOnly { return numberAlone(names[label] ?? label) }
        guard let place = place(ofQuoted: label) else { return self.reference(label) }
        let words = quotes.first { $0.key == label }?.words ?? label
        return "\(words) (\(place.notebook.lastPathComponent))"
    }

    /// "Ioffe & Szegedy (2015)".
    func words(_ citation: Citation, _ item: Citation.Item) -> String {
        let (names, year) = (citations.names(item.key), citations.year(item.key))
        return citation.isInSentence ? "\(names) (\(year))" : item.isYearOnly ? year : "\(names) \(year)"
    }

    /// A block as it stands in the notebook, with its fence and options.
    func fencedLines(of block: Block) -> [String] {
        block.lines.map { String(notebook.lines[$0 - 1].dropFirst(block.indentation)) }
    }

    /// The code of a block as paper has it, with its fence and options where the author wants it so.
    func printedSource(of block: Block) -> String {
        block.options.echo == .fenced ? fencedLines(of: block).joined(separator: "\n") : block.code
    }

    /// Whether the code of a block is printed there.
    func isPrinted(_ block: Block, _ place: PDFOptions.Code) -> Bool {
        block.options.echo != .hidden && !block.code.isEmpty
            && (block.options.printedCode ?? notebook.frontMatter.pdf.code) == place
    }

    /// What is said where a figure cannot be seen: the author's own words, else its caption's.
    func alternative(_ figure: FigureNode) -> String { figure.alternative ?? words(figure.caption.children) }

    /// What a reader calls a block: "Figure 2", else "Block 3".
    func name(_ block: Block) -> String {
        names[Numbering.key(block)] ?? wording.numbered(.block, block.index + 1)
    }

    /// What stands for the code of a block that is folded: the author's own words, else the page's.
    func codeSummary(of block: Block) -> String {
        let words = block.options.codeSummary
        return words == BlockOptions().codeSummary ? wording[.code] : words
    }

    /// The name of such a callout, in the page's language.
    func title(of kind: CalloutKind) -> String {
        let name = kind.rawValue.lowercased()
        return Phrase(rawValue: name).map { wording[$0] } ?? name
    }

    /// What the drawing behind a claim shows.
    func plotTitle(of claim: ClaimRecord) -> String { "Differences behind: \(claim.statement)" }

    private func words(_ inline: InlineNode) -> String {
        switch inline.kind {
        case .text(let text), .code(let text): text
        case .softBreak, .lineBreak: " "
        case .emphasis, .strong, .strikethrough, .link, .image: words(inline.children)
        case .lowered: words(inline.children).asScript(.lowered)
        case .raised: words(inline.children).asScript(.raised)
        case .value(let index): transcript.inlines[index]?.textWithUnit ?? "?"
        case .quoted(let key): words(quoted: key)
        case .reference(let reference): listed(reference.labels.map { words(reference, $0) })
        case .formula(let formula): formula.plainWords
        case .rawHTML(let html): html.isLineBreak ? " " : ""
        case .citation, .footnote, .taskBox: ""
        }
    }
}
