internal import Notebook

/// Marks up Swift code for reading: keywords, types, strings, numbers and comments get classes, all else stays as it
/// is.
enum SwiftHighlighter {
    /// `code` as HTML with `<span class="…">` around what is marked: k keyword, t type, s string, n number, c
    /// comment, a attribute.
    static func nodes(_ code: String) -> [HTMLNode] {
        let bytes = Array(code.utf8)
        return SwiftToken.tokens(of: code).map { token in
            let text = String(decoding: bytes[token.range], as: UTF8.self)
            return style(token, text).map { .element("span", ["class": $0], [.text(text)]) } ?? .text(text)
        }
    }
}

private extension SwiftHighlighter {
    static func style(_ token: SwiftToken, _ text: String) -> String? {
        switch token.kind {
        case .comment: "c"
        case .literal: "s"
        case .number: "n"
        case .attribute: "a"
        case .word: keywords.contains(text) ? "k" : text.first?.isUppercase == true ? "t" : nil
        case .space, .symbol: nil
        }
    }

    static let keywords: Set<String> = [
        "actor", "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "continue", "default",
        "defer", "deinit", "do",
        "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "get", "guard", "if",
        "import", "in", "init",
        "inout", "internal", "is", "lazy", "let", "mutating", "nil", "open", "operator", "override", "private",
        "protocol", "public",
        "repeat", "rethrows", "return", "self", "set", "some", "any", "static", "struct", "subscript", "super",
        "switch", "throw", "throws",
        "true", "try", "typealias", "var", "weak", "where", "while",
    ]
}
