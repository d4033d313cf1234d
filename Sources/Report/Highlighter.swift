internal import Notebook

/// Marks up code for reading: keywords, types, strings, numbers and comments get classes, all else stays as it is.
enum Highlighter {
    /// `code` as HTML with `<span class="…">` around what is marked: k keyword, t type or key, s string, n number, c
    /// comment, a attribute; `nil` for a language that is not known.
    static func nodes(_ code: String, language: String) -> [HTMLNode]? {
        if language.lowercased() == "swift" { return swift(code) }
        guard let language = CodeLanguage.named(language) else { return nil }
        return language.pieces(of: code).map { node($0.text, $0.style) }
    }

    /// The same of Swift.
    static func swift(_ code: String) -> [HTMLNode] {
        let bytes = Array(code.utf8)
        return SwiftToken.tokens(of: code).map { token in
            let text = String(decoding: bytes[token.range], as: UTF8.self)
            return node(text, style(token, text))
        }
    }
}

private extension Highlighter {
    static func node(_ text: String, _ style: String?) -> HTMLNode {
        style.map { .element("span", ["class": $0], [.text(text)]) } ?? .text(text)
    }

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

    static let keywords = CodeLanguage.words(
        """
        actor as associatedtype async await break case catch class continue default defer deinit do else enum extension
        fallthrough false fileprivate for func get guard if import in init inout internal is lazy let mutating nil open
        operator override private protocol public repeat rethrows return self set some any static struct subscript super
        switch throw throws true try typealias var weak where while
        """)
}
