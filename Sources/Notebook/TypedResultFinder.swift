internal import Document

/// Finds typed results in a notebook's text, paragraph by paragraph. Code, formulas, addresses and front matter but for
/// title and abstract are no text; a citation in the sentence, or `<!-- typed: source -->` in the paragraph, answers for
/// what is typed there.
struct TypedResultFinder {
    private(set) var results: [TypedResult] = []

    init(_ lines: [String]) {
        var paragraph: [(line: Int, text: String)] = []
        for (index, text) in Self.prose(lines).enumerated() {
            if text.allSatisfy(\.isWhitespace) {
                examine(paragraph)
                paragraph = []
            } else {
                paragraph.append((index + 1, text))
            }
        }
        examine(paragraph)
    }
}

extension Notebook {
    /// What in its text looks like a result and was typed, in order.
    package var typedResults: [TypedResult] { TypedResultFinder(lines).results }
}

private extension TypedResultFinder {
    /// The lines with what is no text left out, so that each letter stays in its column.
    static func prose(_ lines: [String]) -> [String] {
        var (fence, isMath, isFront, isShown) = (Substring?.none, false, lines.first == "---", false)
        return lines.enumerated().map { index, line in
            let start = line.drop { $0 == " " || $0 == ">" }
            if isFront {
                if index > 0, line == "---" { isFront = false; return "" }
                if line.first?.isLetter == true { isShown = line.hasPrefix("title:") || line.hasPrefix("abstract:") }
                return isShown ? masked(line) : ""
            }
            if let open = fence {
                if start.hasPrefix(open), start.drop(while: { $0 == open.first }).allSatisfy(\.isWhitespace) {
                    fence = nil
                }
                return ""
            }
            if start.hasPrefix("```") || start.hasPrefix("~~~") {
                fence = start.prefix { $0 == start.first }
                return ""
            }
            let marks = line.ranges(of: "$$").count
            defer { if !marks.isMultiple(of: 2) { isMath.toggle() } }
            return isMath || marks > 0 ? "" : masked(line)
        }
    }

    /// Code, formulas, tags, addresses and attributes as dots. A comment that says where something is from stays.
    static func masked(_ line: String) -> String {
        var text = line
        let patterns: [Regex<Substring>] = [
            #/`+[^`]*`+/#, #/\$[^$\s](?:[^$]*[^$\s])?\$(?!\d)/#, #/\]\((?!@clm-)[^)]*\)/#, #/<(?!!--)[^>]*>/#,
            #/\{[#.{][^}]*\}+/#,
            #/https?:\S+/#,
        ]
        for pattern in patterns {
            text = text.replacing(pattern) { String(repeating: "·", count: $0.output.count) }
        }
        return text
    }

    mutating func examine(_ paragraph: [(line: Int, text: String)]) {
        guard let first = paragraph.first else { return }
        let whole = paragraph.map(\.text).joined(separator: "\n")
        if whole.contains(#/<!--\s*typed:/#) { return }
        if paragraph.count > 2, paragraph[1].text.contains(#/^\s*\|?\s*:?-{2,}/#), paragraph[1].text.contains("|") {
            return examineTable(paragraph, at: first)
        }
        var place = whole.startIndex
        for sentence in Self.sentences(whole) {
            examine(sentence, in: whole, from: place, paragraph)
            place = sentence.endIndex
        }
    }

    /// At full stops behind which a space follows, and ends of lines of lists.
    static func sentences(_ text: String) -> [Substring] {
        var (sentences, start) = ([Substring](), text.startIndex)
        for match in text.matches(of: #/[.!?:;][)”"’*_]*\s+(?=[^a-z])|\n\s*(?:[-*+]|\d+\.)\s/#) {
            sentences.append(text[start..<match.range.upperBound])
            start = match.range.upperBound
        }
        return sentences + [text[start...]]
    }

    mutating func examine(
        _ sentence: Substring, in whole: String, from start: String.Index, _ paragraph: [(line: Int, text: String)]
    ) {
        // A work that is cited answers, as do its authors and year.
        if sentence.contains(
            #/@(?!(?:tbl|fig|clm|sec|eq)-)[A-Za-z]|\(?[A-Z][\w’-]+(?: and others| et al\.| and [A-Z][\w’-]+)?,? \(?(?:19|20)\d\d/#
        ) {
            return
        }
        func report(_ kind: TypedResult.Kind, _ range: Range<Substring.Index>) {
            let before = whole[..<range.lowerBound]
            let line = before.count { $0 == "\n" }
            let column =
                (before.lastIndex(of: "\n").map { before[before.index(after: $0)...] } ?? before).utf8.count + 1
            results.append(
                TypedResult(
                    kind: kind, text: String(whole[range]),
                    position: Position(line: paragraph[line].line, column: column)))
        }
        if let word = sentence.firstMatch(of: #/\b[Ss]ignificant(?:ly)?\b(?! (?:digit|figure|bit))/#),
            !whole.contains("@clm-")
        {
            report(.significance, word.range)
        }
        guard sentence.contains(Self.resultWords) else { return }
        for match in sentence.matches(of: Self.typedNumber) {
            let range = match.output.1.startIndex..<match.output.1.endIndex
            if !Self.isSetting(range, in: sentence) { report(.number, range) }
        }
    }

    /// Words of what is measured and compared.
    static var resultWords: Regex<Substring> {
        #/(?i)\b(?:accura(?:cy|cies|te)|loss(?:es)?|error(?:s| rate)?|faster|slower|speed-?up|improve[sd]?|improvements?|outperform(?:s|ed)?|better|worse|reach(?:es|ed)|achieve[sd]?|gain(?:s|ed)?|beats?|lower|higher|correct(?:ly)?|wrong)\b/#
    }

    /// A number with a decimal point or a unit of results.
    static var typedNumber: Regex<(Substring, Substring)> {
        #/(?:^|[^\w.·−+-])([+−-]?\d+(?:\.\d+)?[\s\u{A0}]?(?:%|percent(?:age points?)?\b|pp\b|×|x\b|times\b|-?fold\b|seconds?\b|s\b|ms\b)|\d*\.\d+(?!\.?\d))/#
    }

    /// Whether a number is told as one that was set: "a rate of 0.1", "ε = 0.001", "within 0.5 %", "the 95 % interval".
    static func isSetting(_ range: Range<Substring.Index>, in sentence: Substring) -> Bool {
        let (before, after) = (sentence[..<range.lowerBound].suffix(40), sentence[range.upperBound...].prefix(24))
        return before.contains(
            #/(?i)(?:=|≈|<|>|≤|≥|\bwithin|\bby|\bat|\bof|\bto|\bthan|\bevery|\brate|\bmomentum|\bepsilon|\bwith|\bfrom|\bversion|\bsection|\bdropout|\bbelow|\babove|\babout)\s*(?:at (?:least|most) |more than |less than )?$/#
        )
            && !before.contains(
                #/(?i)(?:accuracy|loss|error|reach\w*|achiev\w*|improv\w*|faster|slower|better|worse|higher|lower)(?: rate)?(?: is| was| of| to| by| at| from| than)*\s*$/#
            )
            || after.contains(#/^\s*(?:confidence |prediction )?(?:interval|level)/#)
    }

    /// A table whose cells hold several decimals or percentages, and no inline value.
    mutating func examineTable(_ paragraph: [(line: Int, text: String)], at first: (line: Int, text: String)) {
        let cells = paragraph.dropFirst(2).flatMap { $0.text.split(separator: "|") }
        let numbers = cells.count { $0.wholeMatch(of: #/\s*[+−-]?\d*(?:\.\d+\s*%?|\d\s*%)(?:\s*±.*)?\s*/#) != nil }
        guard numbers > 1 else { return }
        results.append(
            TypedResult(kind: .table, text: "\(numbers) numbers", position: Position(line: first.line, column: 1)))
    }
}
