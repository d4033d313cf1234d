/// How code of a language that is only shown is taken apart: enough to tell comments, strings, numbers and keywords.
struct CodeLanguage: Sendable {
    var keywords: Set<String>
    /// What begins a comment that ends with its line.
    var comments: [String] = ["#"]
    /// Whether such a comment begins a line or stands behind a space.
    var spacesBeforeComments = false
    /// What a comment over several lines begins and ends with.
    var longComment: (start: String, end: String)?
    /// What strings begin and end with, longer ones first.
    var quotes = ["\"", "'"]
    /// Those of them that may go on in the next line.
    var longQuotes: Set<String> = []
    /// What stands before an attribute or a variable.
    var marks = ""
    /// What stands behind a key.
    var keyEnd: Character?
    /// Whether a word that begins with a capital letter is a type.
    var hasTypes = false
    /// Whether keywords may be written in capitals.
    var isLoud = false
}

extension CodeLanguage {
    /// A part of code, with the class that its colour comes from.
    typealias Piece = (text: String, style: String?)

    /// The code in parts, which together are the code.
    func pieces(of code: String) -> [Piece] {
        var (pieces, plain, rest) = ([Piece](), "", code[...])
        func isAtStart() -> Bool { plain.last?.isWhitespace ?? (pieces.last?.text.hasSuffix("\n") ?? true) }
        while let first = rest.first {
            let (end, style) = next(rest, first, isAtStart: isAtStart())
            let text = String(rest[..<end])
            rest = rest[end...]
            guard let style else {
                plain += text
                continue
            }
            if !plain.isEmpty { pieces.append((plain, nil)) }
            pieces.append((text, style))
            plain = ""
        }
        return plain.isEmpty ? pieces : pieces + [(plain, nil)]
    }
}

private extension CodeLanguage {
    /// Where the next part ends, and its class.
    func next(_ rest: Substring, _ first: Character, isAtStart: Bool) -> (end: String.Index, style: String?) {
        if let (start, end) = longComment, rest.hasPrefix(start) {
            return (rest.dropFirst(start.count).firstRange(of: end)?.upperBound ?? rest.endIndex, "c")
        }
        if comments.contains(where: rest.hasPrefix), isAtStart || !spacesBeforeComments {
            return (rest.firstIndex(where: \.isNewline) ?? rest.endIndex, "c")
        }
        if let quote = quotes.first(where: rest.hasPrefix) {
            let end = self.end(of: rest, quote)
            return (end, isKey(rest[end...]) ? "t" : "s")
        }
        if marks.contains(first), rest.dropFirst().first.map({ isPart($0) || $0 == "{" }) ?? false {
            let isBraced = rest.dropFirst().first == "{"
            let end = rest.dropFirst(2).firstIndex { isBraced ? $0 == "}" || $0.isNewline : !isPart($0) }
            return (end.map { isBraced && rest[$0] == "}" ? rest.index(after: $0) : $0 } ?? rest.endIndex, "a")
        }
        guard isPart(first) else { return (rest.index(after: rest.startIndex), nil) }
        let isNumber = first.isASCII && first.isNumber
        let end = rest.firstIndex { !isPart($0) && !(isNumber && $0 == ".") } ?? rest.endIndex
        if isNumber { return (end, "n") }
        let word = String(rest[..<end])
        if keywords.contains(isLoud ? word.lowercased() : word) { return (end, "k") }
        return (end, isKey(rest[end...]) || hasTypes && first.isUppercase ? "t" : nil)
    }

    /// Where a string ends: behind its quote, or before the line's end where it may not go on.
    func end(of rest: Substring, _ quote: String) -> String.Index {
        var inner = rest.dropFirst(quote.count)
        while let first = inner.first {
            if inner.hasPrefix(quote) { return inner.index(inner.startIndex, offsetBy: quote.count) }
            if first.isNewline, !longQuotes.contains(quote) { break }
            inner = inner.dropFirst(first == "\\" ? 2 : 1)
        }
        return inner.startIndex
    }

    func isKey(_ behind: Substring) -> Bool {
        keyEnd != nil && behind.first { !$0.isWhitespace || $0.isNewline } == keyEnd
    }

    func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "_" }
}
