internal import Document
internal import Spelling

/// Finds typed results in a notebook's text, paragraph by paragraph. Code, formulas and addresses are no text; a citation in
/// the sentence, or `<!-- typed: source -->` in the paragraph, answers for what is typed there.
struct TypedResultFinder {
    private(set) var results: [TypedResult] = []

    init(_ notebook: Notebook) {
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
            guard Self.mayHoldResults(text.text[...]) else { continue }
            for sentence in Self.sentences(text.text) where Self.mayHoldResults(sentence) {
                examine(sentence, of: text, namesClaim)
            }
        }
        guard results.count > before else { return }
        let html = texts.flatMap(\.html) + blocks.flatMap { $0.rawHTML.map(\.text) }
        if html.contains(where: { $0.contains(Pattern.marked) }) { results.removeLast(results.count - before) }
    }

    /// Whether there is a digit, which every number has, or a word of significance: most text has neither, and to see that
    /// takes a hundredth of the time that the patterns take.
    static func mayHoldResults(_ text: Substring) -> Bool {
        hasDigit(text) || text.holds("ignificant")
    }

    static func hasDigit(_ text: Substring) -> Bool {
        text.unicodeScalars.contains(where: isDigit)
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ("0"..."9").contains(scalar) : scalar.properties.numericType == .decimal
    }

    /// Parts that end with a full stop behind which a space follows.
    static func sentences(_ text: String) -> [Substring] {
        var (sentences, start) = ([Substring](), text.startIndex)
        for match in text.matches(of: Pattern.sentenceEnd) {
            sentences.append(text[start..<match.range.upperBound])
            start = match.range.upperBound
        }
        return sentences + [text[start...]]
    }

    mutating func examine(_ sentence: Substring, of text: ProseText, _ namesClaim: Bool) {
        let before = results.count
        func report(_ kind: TypedResult.Kind, _ range: Range<Substring.Index>) {
            results.append(
                TypedResult(
                    kind: kind, text: String(sentence[range]), position: text.place(of: range.lowerBound)))
        }
        if let word = sentence.firstMatch(of: Pattern.significant), !namesClaim {
            report(.significance, word.range)
        }
        if Self.hasDigit(sentence), Self.namesResult(sentence) {
            for match in sentence.matches(of: Self.typedNumber) {
                let range = match.output.1.startIndex..<match.output.1.endIndex
                if !Self.isSetting(range, in: sentence) { report(.number, range) }
            }
        }
        // A work that is cited answers, as do its authors and year.
        if results.count > before, text.cites(in: sentence) || sentence.contains(Pattern.work) {
            results.removeLast(results.count - before)
        }
    }

    /// Whether it has a word of what is measured and compared.
    static func namesResult(_ sentence: Substring) -> Bool {
        let words = sentence.unicodeScalars.split {
            !($0 == "-" || $0 == "_" || $0.properties.isAlphabetic || isDigit($0))
        }
        return words.contains { word in
            let word = String(word).lowercased()
            return resultWords.contains(word)
                || word.split(separator: "-").contains { resultWords.contains(String($0)) }
        }
    }

    static let resultWords: Set = [
        "accuracies", "accuracy", "accurate", "achieve", "achieved", "achieves", "auc", "beat", "beats", "better",
        "correct", "correctly", "error", "errors", "f1", "faster", "gain", "gained", "gains", "higher", "improve",
        "improved", "improvement", "improvements", "improves", "loss", "losses", "lower", "mae", "mse", "outperform",
        "outperformed", "outperforms", "perplexity", "r²", "reached", "reaches", "recall", "rmse", "score", "scores",
        "slower", "speed-up", "speedup", "took", "worse", "wrong",
    ]

    /// A number with a decimal point or a unit of results.
    nonisolated(unsafe) static let typedNumber =
        #/(?:^|[^\w.·−+-])([+−-]?\d+(?:\.\d+)?[\s\u{A0}]?(?:%|percent(?:age points?)?\b|points?\b|pp\b|×|x\b|times\b|-?fold\b|seconds?\b|s\b|ms\b)|\d*\.\d+(?!\.?\d))/#

    /// Whether a number is told as one that was set: "a rate of 0.1", "ε = 0.001", "within 0.5 %", "the 95 % interval"; or
    /// as one that is so by definition, or was chosen: "an AUC of 0.5 is chance", "3 points would matter".
    static func isSetting(_ range: Range<Substring.Index>, in sentence: Substring) -> Bool {
        let (before, after) = (sentence[..<range.lowerBound].suffix(40), sentence[range.upperBound...].prefix(40))
        if after.contains(Pattern.interval) || after.contains(Pattern.definition) || before.contains(Pattern.threshold)
        {
            return true
        }
        // Points by themselves are of data, too.
        if sentence[range].contains(Pattern.points) {
            return !before.contains(Pattern.result) && !before.contains(Pattern.gain) && !after.contains(Pattern.ahead)
        }
        return before.contains(Pattern.setting) && !before.contains(Pattern.result)
    }

    /// A table whose cells hold several decimals or percentages, or any number below the name of a result, and no inline
    /// value.
    mutating func examine(_ table: TableNode, on line: Int) {
        let results = table.head.map { Self.namesResult(ProseText($0).text[...]) }
        var (numbers, isSure) = (0, false)
        for row in table.rows {
            for (cell, isResult) in zip(row.map({ ProseText($0) }), results)
            where !cell.hasValues && Self.isNumber(cell.text, isResult) {
                (numbers, isSure) = (numbers + 1, isSure || isResult)
            }
        }
        guard numbers > 1 || isSure else { return }
        self.results.append(
            TypedResult(
                kind: .table, text: counted(numbers, "number"), position: Position(line: line, column: 1)))
    }

    /// Whether a cell's text is a decimal or a percentage, or where `isResult` any number.
    static func isNumber(_ text: String, _ isResult: Bool) -> Bool {
        if isResult, text.wholeMatch(of: Pattern.whole) != nil { return true }
        return (text.holds(".") || text.holds("%")) && text.wholeMatch(of: Pattern.cell) != nil
    }
}

/// Each is made once: to read one takes longer than to look for it in a sentence. They hold no state.
private enum Pattern {
    nonisolated(unsafe) static let marked =
        #/<!--\s*typed:/#
    nonisolated(unsafe) static let sentenceEnd =
        #/[.!?:;][)”"’]*\s+(?=[^a-z])/#
    nonisolated(unsafe) static let work =
        #/@(?!(?:tbl|fig|clm|sec|eq)-)[A-Za-z]|\(?[A-Z][\w’-]+(?: and others| et al\.| and [A-Z][\w’-]+)?,? \(?(?:19|20)\d\d/#
    nonisolated(unsafe) static let significant =
        #/\b[Ss]ignificant(?:ly)?\b(?! (?:digit|figure|bit))/#
    nonisolated(unsafe) static let setting =
        #/(?i)(?:=|≈|<|>|≤|≥|\bwithin|\bby|\bat|\bof|\bto|\bthan|\bevery|\brate|\bmomentum|\bepsilon|\bwith|\bfrom|\bversion|\bsection|\bdropout|\bbelow|\babove|\babout)\s*(?:at (?:least|most) |more than |less than )?$/#
    nonisolated(unsafe) static let result =
        #/(?i)(?:accuracy|loss|error|rmse|mse|mae|r²|f1|auc|recall|score|perplexity|reach\w*|achiev\w*|improv\w*|faster|slower|better|worse|higher|lower)(?: rate)?(?: is| was| of| to| by| at| from| than| =| ≈| fell| falls| dropp?e?d?s?| rose| rises| grew| grows| decrease[ds]?| increase[ds]?| went)*\s*$/#
    nonisolated(unsafe) static let interval =
        #/^\s*(?:confidence |prediction )?(?:interval|level)/#
    nonisolated(unsafe) static let definition =
        #/(?i)^\s*(?:would|might|could|(?:accuracy |error )?(?:is|are|means?|says|counts? as|stands? for|corresponds? to)\s+(?:by |mere |pure |only |the |what )*(?:chance|guess|random|coin|perfect|ideal|(?:best|worst|least|most) possible|no better|no worse|good enough|threshold|margin))/#
    nonisolated(unsafe) static let threshold =
        #/(?i)(?:threshold|margin|tolerance|cut-?off|chance(?: level)?|target|baseline of chance)(?: accuracy| error)?(?: is| was| of| at| be|:| =| ≈)*\s*$/#
    nonisolated(unsafe) static let points =
        #/\d[\s\u{A0}]?points?$/#
    nonisolated(unsafe) static let gain =
        #/(?i)\b(?:by|gain\w*|los(?:es|t|ing)|w[io]ns?|adds?|added|costs?)(?: of| about| some| almost| nearly| another)*\s*$/#
    nonisolated(unsafe) static let ahead =
        #/(?i)^\s*(?:higher|lower|better|worse|more|less|above|below|ahead|behind|up|down|of accuracy|in accuracy)\b/#
    nonisolated(unsafe) static let whole =
        #/\s*[+−-]?\d+\s*/#
    nonisolated(unsafe) static let cell =
        #/\s*[+−-]?\d*(?:\.\d+\s*%?|\d\s*%)(?:\s*±.*)?\s*/#
}
