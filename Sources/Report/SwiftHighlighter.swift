/// Marks up Swift code for reading: keywords, types, strings, numbers and comments get classes, all else stays as it is.
enum SwiftHighlighter {
    /// `code` as HTML, escaped, with `<span class="…">` around what is marked: k keyword, t type, s string, n number, c comment, a attribute.
    static func html(_ code: String) -> String {
        var rest = Substring(code)
        var html = ""
        while let first = rest.first {
            let (length, style) = token(rest, first)
            let text = escaped(String(rest.prefix(length)))
            html += style.map { "<span class=\"\($0)\">\(text)</span>" } ?? text
            rest = rest.dropFirst(length)
        }
        return html
    }
}

private extension SwiftHighlighter {
    /// The length and class of the token that `text` begins with.
    static func token(_ text: Substring, _ first: Character) -> (length: Int, style: String?) {
        if text.hasPrefix("//") { return (text.prefix { $0 != "\n" }.count, "c") }
        if text.hasPrefix("/*") { return (blockComment(text), "c") }
        if text.hasPrefix("\"\"\"") { return (string(text, delimiter: "\"\"\""), "s") }
        if first == "\"" { return (string(text, delimiter: "\""), "s") }
        if first.isNumber { return (number(text), "n") }
        if first == "@" || first == "#" { return (1 + word(text.dropFirst()), "a") }
        guard first.isLetter || first == "_" else { return (1, nil) }
        let length = word(text)
        let name = String(text.prefix(length))
        return (length, keywords.contains(name) ? "k" : first.isUppercase ? "t" : nil)
    }

    static func word(_ text: Substring) -> Int { text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }.count }

    /// A number with its fraction; the dots of `0..<5` are not part of it.
    static func number(_ text: Substring) -> Int {
        let whole = word(text)
        let rest = text.dropFirst(whole)
        guard rest.first == ".", rest.dropFirst().first?.isNumber == true else { return whole }
        return whole + 1 + word(rest.dropFirst())
    }

    /// Comments nest in Swift.
    static func blockComment(_ text: Substring) -> Int {
        var (depth, length, rest) = (0, 0, text)
        repeat {
            let step = rest.hasPrefix("/*") || rest.hasPrefix("*/") ? 2 : 1
            depth += rest.hasPrefix("/*") ? 1 : rest.hasPrefix("*/") ? -1 : 0
            length += step
            rest = rest.dropFirst(step)
        } while depth > 0 && !rest.isEmpty
        return length
    }

    static func string(_ text: Substring, delimiter: String) -> Int {
        var (length, rest) = (delimiter.count, text.dropFirst(delimiter.count))
        while !rest.isEmpty, !rest.hasPrefix(delimiter), delimiter.count > 1 || rest.first != "\n" {
            let step = rest.first == "\\" ? 2 : 1
            length += min(step, rest.count)
            rest = rest.dropFirst(step)
        }
        return length + (rest.hasPrefix(delimiter) ? delimiter.count : 0)
    }

    static let keywords: Set<String> = [
        "actor", "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do",
        "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "get", "guard", "if", "import", "in", "init",
        "inout", "internal", "is", "lazy", "let", "mutating", "nil", "open", "operator", "override", "private", "protocol", "public",
        "repeat", "rethrows", "return", "self", "set", "some", "any", "static", "struct", "subscript", "super", "switch", "throw", "throws",
        "true", "try", "typealias", "var", "weak", "where", "while",
    ]
}
