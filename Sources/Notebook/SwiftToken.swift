/// A token of Swift source: what a highlighter colours, and what a program's meaning is made of.
package struct SwiftToken: Hashable, Sendable {
    /// What a token is.
    package enum Kind: Hashable, Sendable {
        /// A name or a keyword.
        case word
        /// A literal that begins with a digit.
        case number
        /// A string or an extended regular expression, from its first delimiter to its last, interpolations included.
        case literal
        /// From `//` to the line's end, or from `/*` to its `*/`.
        case comment
        /// `@name` or `#name`.
        case attribute
        /// Spaces, tabs and line ends in a row.
        case space
        /// Anything else: one byte of an operator or of punctuation.
        case symbol
    }

    /// What it is.
    package var kind: Kind
    /// Its place in the source, in UTF-8 bytes.
    package var range: Range<Int>
}

extension SwiftToken {
    /// Takes source apart; every byte belongs to one token. What is never closed reaches to the end.
    package static func tokens(of source: some StringProtocol) -> [SwiftToken] {
        var lexer = SwiftLexer(Array(source.utf8))
        var tokens: [SwiftToken] = []
        while let token = lexer.next() { tokens.append(token) }
        return tokens
    }
}

/// Reads tokens one after another.
private struct SwiftLexer {
    let bytes: [UInt8]
    var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> SwiftToken? {
        guard place < bytes.count else { return nil }
        let start = place
        let kind = take()
        return SwiftToken(kind: kind, range: start..<place)
    }

    private mutating func take() -> SwiftToken.Kind {
        let byte = bytes[place]
        if isSpace(byte) { skip(while: isSpace); return .space }
        if starts("//") { skip { $0 != lineFeed && $0 != 0x0D }; return .comment }
        if starts("/*") { takeComment(); return .comment }
        if let hashes = delimiter() { takeLiteral(hashes); return .literal }
        if isDigit(byte) { takeNumber(); return .number }
        if byte == UInt8(ascii: "@") || byte == hash { place += 1; skip(while: isWord); return .attribute }
        if isWord(byte) || byte == UInt8(ascii: "`") {
            place += 1; skip { isWord($0) || byte == UInt8(ascii: "`") && $0 == byte }; return .word
        }
        place += 1
        return .symbol
    }

    private func starts(_ text: StaticString) -> Bool { starts(text, at: place) }

    private func starts(_ text: StaticString, at place: Int) -> Bool {
        text.withUTF8Buffer { place + $0.count <= bytes.count && bytes[place..<place + $0.count].elementsEqual($0) }
    }

    private mutating func skip(while belongs: (UInt8) -> Bool) {
        while place < bytes.count, belongs(bytes[place]) { place += 1 }
    }

    /// Comments nest in Swift.
    private mutating func takeComment() {
        var depth = 0
        while place < bytes.count {
            if starts("/*") {
                (depth, place) = (depth + 1, place + 2)
            } else if starts("*/") {
                (depth, place) = (depth - 1, place + 2)
            } else {
                place += 1
            }
            if depth == 0 { return }
        }
    }

    /// The number of `#` before a string or an extended regular expression that starts here; `nil` where none does.
    private func delimiter() -> Int? {
        let hashes = bytes[place...].prefix { $0 == hash }.count
        guard place + hashes < bytes.count else { return nil }
        let first = bytes[place + hashes]
        return first == quote || hashes > 0 && first == UInt8(ascii: "/") ? hashes : nil
    }

    private mutating func takeLiteral(_ hashes: Int) {
        place += hashes
        let isRegex = bytes[place] == UInt8(ascii: "/")
        let isLong = starts("\"\"\"")
        let mark = isRegex ? [UInt8(ascii: "/")] : Array(repeating: quote, count: isLong ? 3 : 1)
        let end = mark + Array(repeating: hash, count: hashes)
        let escape = [UInt8(ascii: "\\")] + Array(repeating: hash, count: isRegex ? 0 : hashes)
        place += mark.count
        while place < bytes.count {
            if bytes[place...].starts(with: end) { place += end.count; return }
            if bytes[place] == lineFeed, !isLong, !isRegex { return }
            guard bytes[place...].starts(with: escape) else { place += 1; continue }
            place += escape.count
            if place < bytes.count, bytes[place] == UInt8(ascii: "("), !isRegex {
                takeInterpolation()
            } else {
                place += 1
            }
        }
        place = min(place, bytes.count)
    }

    /// Past the closing parenthesis; strings and comments within are taken whole.
    private mutating func takeInterpolation() {
        var depth = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "(") { depth += 1 } else if bytes[place] == UInt8(ascii: ")") { depth -= 1 }
            _ = take()
            if depth == 0 { return }
        }
    }

    /// A number with its fraction and exponent; the dots of `0..<5` are not part of it.
    private mutating func takeNumber() {
        skip(while: isWord)
        if place + 1 < bytes.count, bytes[place] == UInt8(ascii: "."), isDigit(bytes[place + 1]) {
            place += 1; skip(while: isWord)
        }
        let isSigned = place + 1 < bytes.count && "+-".utf8.contains(bytes[place]) && isDigit(bytes[place + 1])
        if isSigned, "eEpP".utf8.contains(bytes[place - 1]) { place += 1; skip(while: isWord) }
    }
}

private let lineFeed = UInt8(ascii: "\n")
private let hash = UInt8(ascii: "#")
private let quote = UInt8(ascii: "\"")

private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
private func isWord(_ byte: UInt8) -> Bool {
    byte >= 128 || byte == 95 || isDigit(byte) || (65...90).contains(byte) || (97...122).contains(byte)
}
