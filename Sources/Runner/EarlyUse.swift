internal import Document
internal import Notebook

/// A use of a variable above the statement that declares it. The compiler takes it, since variables at the top level of
/// a program are known everywhere; when it runs, the variable holds nothing but zeros.
struct EarlyUse: Hashable {
    var name: String
    var part: SourcePart
    /// Where in the part's code, in UTF-8 bytes.
    var offset: Int
    /// The part that declares the variable, and where.
    var declaringPart: SourcePart
    var declaration: Int

    /// The early uses in statements, in order; what functions and types use is not looked at, since they run later.
    /// `items` holds each part's items, in the order of `parts`.
    static func all(in parts: [SourcePart], items: [[SyntaxItem]]) -> [EarlyUse] {
        let statements = zip(parts, items).filter { !$0.0.mustFail && !$0.0.isInline }.flatMap { part, items in
            items.enumerated().map { index, item in
                Statement(part: part, item: item, end: index + 1 < items.count ? items[index + 1].start : nil)
            }
        }
        var declared: [String: Int] = [:]
        for (place, statement) in statements.enumerated() {
            for name in statement.item.variables { declared[name] = declared[name] ?? place }
        }
        guard !declared.isEmpty else { return [] }
        return statements.enumerated().filter(\.element.item.isStatement).flatMap { place, statement in
            statement.uses.compactMap { name, offset in
                guard let later = declared[name], later > place else { return nil }
                return EarlyUse(
                    name: name, part: statement.part, offset: offset, declaringPart: statements[later].part,
                    declaration: statements[later].item.start)
            }
        }
    }
}

extension Notebook {
    /// An early use as an error of the notebook.
    func diagnostic(_ use: EarlyUse) -> Diagnostic {
        let place = CodeLines(use.part.code).place(of: use.offset)
        let declared = CodeLines(use.declaringPart.code).place(of: use.declaration)
        let line = origins.origin(of: use.declaringPart.position(line: declared.line, column: 1).line).line
        return diagnostic(
            use.part, line: place.line, column: place.column,
            message: "\"\(use.name)\" has no value yet: it is declared further down, and blocks run from top to bottom",
            hint: "line \(line) declares it")
    }
}

/// A top-level item, up to where the next begins.
private struct Statement {
    let part: SourcePart
    let item: SyntaxItem
    let end: Int?

    /// The names that it uses and does not bind itself, each where it stands.
    var uses: [(name: String, offset: Int)] {
        let bytes = Array(part.code.utf8)
        let words = Word.all(in: bytes[item.start..<(end ?? bytes.count)])
        let bound = Set(words.filter(\.isBound).map(\.name))
        return words.filter { !$0.isBound && !$0.isMember && !bound.contains($0.name) }.map { ($0.name, $0.offset) }
    }
}

/// A name in source.
private struct Word {
    var name: String
    var offset: Int
    /// Whether a point stands before it, or a colon right behind it.
    var isMember: Bool
    /// Whether it is what `let`, `for`, a closure's head and the like declare.
    var isBound: Bool

    /// The words of source, also those inside of strings.
    static func all(in source: ArraySlice<UInt8>) -> [Word] {
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
        return tokens.indices.flatMap { index -> [Word] in
            let token = tokens[index]
            if token.kind == .literal {
                return interpolations(of: source[start + token.range.lowerBound..<start + token.range.upperBound])
            }
            guard token.kind == .word else { return [] }
            let follows = index + 1 < tokens.count && tokens[index + 1].range.lowerBound == token.range.upperBound
            return [
                Word(
                    name: text(index), offset: start + token.range.lowerBound,
                    isMember: text(index - 1) == "." || follows && text(index + 1) == ":",
                    isBound: binders.contains(text(index - 1)) || heads.contains(index))
            ]
        }
    }

    /// The words in a string's `\\(…)`.
    private static func interpolations(of literal: ArraySlice<UInt8>) -> [Word] {
        var (words, index) = ([Word](), literal.startIndex)
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
