/// A piece of HTML or SVG: every byte of a page belongs to exactly one.
struct MarkupToken: Hashable {
    enum Kind: Hashable {
        case text
        /// A tag that begins an element, and whether nothing follows that ends it.
        case open(name: String, isEmpty: Bool)
        case close(name: String)
        /// A comment, or a declaration.
        case comment
        /// What stands in a `style`, `script` or `template`.
        case raw
    }

    var kind: Kind
    /// The bytes, as they are in the file.
    var text: String
    /// Of the first byte.
    var offset: Int

    /// Position apart.
    static func == (first: MarkupToken, second: MarkupToken) -> Bool {
        first.kind == second.kind && first.text == second.text
    }

    func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension MarkupToken {
    /// What a reader sees of it: the text, a space for a tag that sets things apart.
    var seenText: String {
        switch kind {
        case .text: withoutEntities(text)
        case .open(let name, _), .close(let name): Self.inlineElements.contains(name) ? "" : " "
        case .comment, .raw: ""
        }
    }

    private static let inlineElements: Set = [
        "a", "span", "strong", "em", "b", "i", "sup", "sub", "code", "cite", "mark", "del", "tspan", "small", "q",
        "kbd",
        "var", "abbr", "output", "samp", "mi", "mo", "mn", "mrow", "math", "semantics",
    ]

    /// The attributes of a tag, their values without entities; a name by itself has the value "".
    var attributes: [String: String] {
        let characters = Array(text.dropFirst().dropLast(text.hasSuffix("/>") ? 2 : 1))
        var attributes: [String: String] = [:]
        var index = characters.firstIndex { $0.isWhitespace } ?? characters.count
        func skipSpace() { while index < characters.count, characters[index].isWhitespace { index += 1 } }
        while index < characters.count {
            skipSpace()
            let start = index
            while index < characters.count, characters[index] != "=", !characters[index].isWhitespace { index += 1 }
            let name = String(characters[start..<index]).lowercased()
            skipSpace()
            guard !name.isEmpty || index < characters.count else { break }
            guard index < characters.count, characters[index] == "=" else { attributes[name] = ""; continue }
            index += 1
            skipSpace()
            var value = ""
            if index < characters.count, characters[index] == "\"" || characters[index] == "'" {
                let quote = characters[index]
                let end = characters[(index + 1)...].firstIndex(of: quote) ?? characters.count
                value = String(characters[(index + 1)..<end])
                index = end + 1
            } else {
                let end = characters[index...].firstIndex { $0.isWhitespace } ?? characters.count
                value = String(characters[index..<end])
                index = end
            }
            if attributes[name] == nil { attributes[name] = withoutEntities(value) }
        }
        return attributes
    }
}

/// Markup's text as a reader sees it.
func withoutEntities(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{A0}"), ("&amp;", "&")]
        .reduce(text) { $0.replacing($1.0, with: $1.1) }
}
