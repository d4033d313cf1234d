/// A piece of a style sheet, after CSS Syntax Level 3: as much of it as tells names, texts and braces apart.
struct CSSToken: Hashable, Sendable {
    var kind: Kind
    /// As it stands in the sheet.
    var bytes: ArraySlice<UInt8>

    enum Kind: Hashable, Sendable {
        case space
        case comment
        /// A text in quotation marks, or an address without them: `url(a.png)`.
        case string
        /// A name, without its escapes.
        case name(String)
        /// A number with its unit.
        case number
        /// Any other sign.
        case sign(UInt8)
    }
}

extension CSSToken {
    /// The tokens of a sheet, in which every line ends with one sign.
    static func all(in sheet: String) -> [CSSToken] {
        var css = Array(sheet.utf8)
        // Few have others, and to look through letters takes as long as all the rest.
        if css.contains(UInt8(ascii: "\r")) { css = Array(sheet.replacing("\r\n", with: "\n").utf8) }
        var (tokens, rest) = ([CSSToken](), css[...])
        while !rest.isEmpty {
            let kind = take(from: &rest)
            tokens.append(CSSToken(kind: kind, bytes: css[(tokens.last?.bytes.endIndex ?? 0)..<rest.startIndex]))
        }
        return tokens
    }

    /// Whether it is a name or a number.
    var isWord: Bool {
        switch kind {
        case .name, .number: true
        default: false
        }
    }

    /// Whether it and a word before it would be one, were nothing between them: `and(` is a function.
    var joinsWord: Bool { isWord || kind == .sign(UInt8(ascii: "(")) }
}

private extension CSSToken {
    /// Takes what begins a text that is not empty.
    static func take(from rest: inout ArraySlice<UInt8>) -> Kind {
        let first = rest[rest.startIndex]
        if first.isCSSSpace {
            rest = rest.drop(while: \.isCSSSpace)
            return .space
        }
        if rest.starts(with: "/*".utf8) {
            rest = rest.dropFirst(2)
            while !rest.isEmpty, !rest.starts(with: "*/".utf8) { rest = rest.dropFirst() }
            rest = rest.dropFirst(2)
            return .comment
        }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            takeString(from: &rest, quote: first)
            return .string
        }
        let number = rest.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        if number.first?.isCSSDigit == true, number.startIndex - rest.startIndex < 3 {
            _ = takeName(from: &rest, more: [UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "%")])
            return .number
        }
        guard first.isCSSName || first == UInt8(ascii: "\\") && rest.dropFirst().first?.isCSSNewline == false else {
            rest = rest.dropFirst()
            return .sign(first)
        }
        let name = takeName(from: &rest)
        guard name.lowercased() == "url", rest.first == UInt8(ascii: "(") else { return .name(name) }
        let inner = rest.dropFirst().drop(while: \.isCSSSpace)
        if inner.first == UInt8(ascii: "\"") || inner.first == UInt8(ascii: "'") { return .name(name) }
        while let byte = rest.popFirst(), byte != UInt8(ascii: ")") {
            if byte == UInt8(ascii: "\\") { rest = rest.dropFirst() }
        }
        return .string
    }

    /// A text ends with its mark, or, as a mistake, with its line.
    static func takeString(from rest: inout ArraySlice<UInt8>, quote: UInt8) {
        rest = rest.dropFirst()
        while let byte = rest.first, !byte.isCSSNewline {
            rest = rest.dropFirst(byte == UInt8(ascii: "\\") ? 2 : 1)
            if byte == quote { return }
        }
    }

    /// A name's letters, and those that its escapes stand for.
    static func takeName(from rest: inout ArraySlice<UInt8>, more: [UInt8] = []) -> String {
        var name: [UInt8] = []
        while let byte = rest.first {
            if byte == UInt8(ascii: "\\"), let next = rest.dropFirst().first, !next.isCSSNewline {
                rest = rest.dropFirst()
                let digits = rest.prefix(6).prefix { $0.isCSSDigit || (97...102).contains($0 | 0x20) }
                guard !digits.isEmpty else {
                    name.append(rest.removeFirst())
                    continue
                }
                let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
                name += String(code.flatMap { $0.value == 0 ? nil : $0 } ?? "\u{FFFD}").utf8
                rest = rest.dropFirst(digits.count)
                if rest.first?.isCSSSpace == true { rest = rest.dropFirst() }
            } else if byte.isCSSName || more.contains(byte) {
                name.append(byte)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        return String(decoding: name, as: UTF8.self)
    }
}

private extension UInt8 {
    var isCSSSpace: Bool { self == 32 || self == 9 || isCSSNewline }
    var isCSSNewline: Bool { self == 10 || self == 12 || self == 13 }
    var isCSSDigit: Bool { (48...57).contains(self) }

    /// Names have letters, digits, hyphens and underscores, and whatever is not ASCII.
    var isCSSName: Bool {
        self >= 128 || isCSSDigit || (65...90).contains(self & 0xDF) || self == UInt8(ascii: "-")
            || self == UInt8(ascii: "_")
    }
}
