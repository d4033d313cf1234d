internal import Document
internal import Spelling

/// Finds typed results in a notebook's text, paragraph by paragraph, by the words of its language. Code, formulas and
/// addresses are no text; a citation in the sentence, or `<!-- typed: source -->` in the paragraph, answers for what is typed there.
struct TypedResultFinder {
    private(set) var results: [TypedResult] = []
    /// The words of results in the notebook's language; `nil` for a language of which none are known: then decimals in
    /// tables alone are looked for.
    private let words: ResultWords?

    init(_ notebook: Notebook) {
        words = ResultWords(language: notebook.frontMatter.language)
        for words in [notebook.frontMatter.title, notebook.frontMatter.subtitle, notebook.frontMatter.abstract]
            .compactMap(\.self)
        {
            for block in words.blocks { examine([block]) { words.place($0) } }
        }
        var paragraph: [BlockNode] = []
        for block in notebook.prose where block.isLeaf {
            // What no empty line is between belongs together: a list, a comment above its words.
            if let last = paragraph.last, block.lines.lowerBound > last.lines.upperBound + 1 || block.isHeading {
                examine(paragraph)
                paragraph = []
            }
            paragraph.append(block)
        }
        examine(paragraph)
        results.sort { $0.position < $1.position }
    }
}

extension Notebook {
    /// What in its text looks like a result and was typed, in order.
    package var typedResults: [TypedResult] { TypedResultFinder(self).results }

    /// Whether results are looked for in words of its language.
    package var hasKnownResultWords: Bool { ResultWords(language: frontMatter.language) != nil }
}

private extension BlockNode {
    /// Whether it holds no other blocks.
    var isLeaf: Bool {
        switch kind {
        case .quote, .callout, .list, .definitions: false
        default: true
        }
    }

    var isHeading: Bool { heading != nil }
}

private extension TypedResultFinder {
    mutating func examine(_ blocks: [BlockNode], place: (Position) -> Position = { $0 }) {
        let texts = blocks.map { block in
            if case .table = block.kind { return ProseText(block.caption?.children ?? [], place: place) }
            return ProseText(block.inlines, place: place)
        }
        let before = results.count
        let namesClaim = texts.contains(where: \.namesClaim)
        for (block, text) in zip(blocks, texts) {
            if case .table(let table) = block.kind, text.citations.isEmpty {
                examine(table, on: block.lines.lowerBound)
            }
            guard let words, words.mayHoldResults(text.text[...]) else { continue }
            for sentence in words.sentences(text.text) where words.mayHoldResults(sentence) {
                examine(sentence, of: text, words, namesClaim)
            }
        }
        guard results.count > before else { return }
        let html = texts.flatMap(\.html) + blocks.flatMap { $0.rawHTML.map(\.text) }
        if html.contains(where: { $0.contains(Pattern.marked) }) { results.removeLast(results.count - before) }
    }

    mutating func examine(_ sentence: Substring, of text: ProseText, _ words: ResultWords, _ namesClaim: Bool) {
        let before = results.count
        func report(_ kind: TypedResult.Kind, _ range: Range<Substring.Index>) {
            results.append(
                TypedResult(
                    kind: kind, text: String(sentence[range]), position: text.place(of: range.lowerBound)))
        }
        if !namesClaim, let word = words.significance(in: sentence) { report(.significance, word) }
        if hasDigit(sentence), words.nameResult(in: sentence) {
            for match in sentence.matches(of: words.number) {
                let range = match.output.1.startIndex..<match.output.1.endIndex
                if !words.isSetting(range, in: sentence) { report(.number, range) }
            }
        }
        // A work that is cited answers, as do its authors and year.
        if results.count > before, text.cites(in: sentence) || sentence.contains(words.work) {
            results.removeLast(results.count - before)
        }
    }

    /// A table whose cells hold several decimals or percentages, or any number below the name of a result, and no inline
    /// value.
    mutating func examine(_ table: TableNode, on line: Int) {
        let results = table.head.map { words?.nameResult(in: ProseText($0).text[...]) == true }
        var (numbers, isSure) = (0, false)
        for row in table.rows {
            for (cell, isResult) in zip(row.map({ ProseText($0) }), results)
            where !cell.hasValues && isNumber(cell.text, isResult) {
                (numbers, isSure) = (numbers + 1, isSure || isResult)
            }
        }
        guard numbers > 1 || isSure else { return }
        self.results.append(
            TypedResult(
                kind: .table, text: counted(numbers, "number"), position: Position(line: line, column: 1)))
    }

    /// Whether a cell's text is a decimal or a percentage, or where `isResult` any number.
    func isNumber(_ text: String, _ isResult: Bool) -> Bool {
        if isResult, text.wholeMatch(of: Pattern.whole) != nil { return true }
        let comma = words?.hasDecimalComma ?? true
        return (text.holds(".") || text.holds("%") || comma && text.holds(","))
            && text.wholeMatch(of: comma ? Pattern.cellWithComma : Pattern.cell) != nil
    }
}

/// Each is made once: to read one takes longer than to look for it in a sentence. They hold no state.
private enum Pattern {
    nonisolated(unsafe) static let marked =
        #/<!--\s*typed:/#
    nonisolated(unsafe) static let whole =
        #/\s*[+−-]?\d+\s*/#
    nonisolated(unsafe) static let cell =
        #/\s*[+−-]?\d*(?:\.\d+\s*%?|\d\s*%)(?:\s*±.*)?\s*/#
    nonisolated(unsafe) static let cellWithComma =
        #/\s*[+−-]?\d*(?:[.,]\d+\s*%?|\d\s*%)(?:\s*±.*)?\s*/#
}
