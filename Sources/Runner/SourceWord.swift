internal import Notebook

/// A name in source.
struct SourceWord {
    var name: String
    var offset: Int
    /// Whether a point stands before it.
    var isMember: Bool
    /// Whether a colon stands right behind it.
    var isLabel: Bool
    /// Whether a parenthesis opens right behind it.
    var isCalled: Bool
    /// Whether it is what `let`, `for`, a closure's head and the like declare.
    var isBound: Bool

    /// The words of source, also those inside of strings.
    static func all(in source: ArraySlice<UInt8>) -> [SourceWord] {
        let start = source.startIndex
        let tokens = SwiftToken.tokens(of: String(decoding: source, as: UTF8.self)).filter {
            $0.kind != .space && $0.kind != .comment
        }
        func text(_ index: Int) -> String {
            guard tokens.indices.contains(index) else { return "" }
            return String(
                decoding: source[start + tokens[index].range.lowerBound..<start + tokens[index].range.upperBound],
                as: UTF8.self)
        }
        let heads = closureHeads(tokens.indices.map(text))
        return tokens.indices.flatMap { index -> [SourceWord] in
            let token = tokens[index]
            if token.kind == .literal {
                return interpolations(of: source[start + token.range.lowerBound..<start + token.range.upperBound])
            }
            guard token.kind == .word else { return [] }
            let follows = index + 1 < tokens.count && tokens[index + 1].range.lowerBound == token.range.upperBound
            return [
                SourceWord(
                    name: text(index), offset: start + token.range.lowerBound,
                    isMember: text(index - 1) == ".", isLabel: follows && text(index + 1) == ":",
                    isCalled: follows && text(index + 1) == "(",
                    isBound: binders.contains(text(index - 1)) || heads.contains(index))
            ]
        }
    }

    /// The words in a string's `\\(…)`.
    private static func interpolations(of literal: ArraySlice<UInt8>) -> [SourceWord] {
        var (words, index) = ([SourceWord](), literal.startIndex)
        while index + 1 < literal.endIndex {
            guard literal[index] == UInt8(ascii: "\\"), literal[index + 1] == UInt8(ascii: "(") else {
                index += literal[index] == UInt8(ascii: "\\") ? 2 : 1
                continue
            }
            let start = index + 2
            var depth = 1
            index = start
            while index < literal.endIndex, depth > 0 {
                if literal[index] == UInt8(ascii: "(") { depth += 1 }
                if literal[index] == UInt8(ascii: ")") { depth -= 1 }
                index += 1
            }
            words += all(in: literal[start..<max(start, index - 1)])
        }
        return words
    }

    /// The places of what closures' heads name: all between `{` and `in`.
    private static func closureHeads(_ texts: [String]) -> Set<Int> {
        var heads: Set<Int> = []
        for (index, text) in texts.enumerated() where text == "{" {
            let rest = texts[(index + 1)...]
            guard let end = rest.firstIndex(where: { ["in", "{", "}", "=", "let", "var", "for"].contains($0) }),
                texts[end] == "in"
            else { continue }
            heads.formUnion(index + 1..<end)
        }
        return heads
    }
}

/// The words behind which a new name stands.
private let binders: Set<String> = ["let", "var", "for", "func", "case", "struct", "class", "enum"]
