/// Elements of HTML that act without a script and without the reader's doing: they leave the page, load from elsewhere, or
/// take the page's place. Reports show their tags as text, as GitHub does with those that it disallows.
enum ActingHTML {
    /// As HTML writes them.
    static let names = ["meta", "base", "link", "iframe", "object", "embed", "form", "script", "foreignObject"]

    /// The beginning of a tag.
    struct Tag {
        /// As `names` has it.
        var name: String
        /// Where it begins.
        var start: Int
        /// Whether it begins an element.
        var opens: Bool
    }

    /// Every place in `html` that a browser could take for the beginning of such an element's tag. What is a comment or an
    /// attribute's value is not asked: browsers and readers of HTML differ there, and text is text in these too.
    static func tags(in html: [UInt8]) -> [Tag] {
        html.indices.filter { html[$0] == UInt8(ascii: "<") }.compactMap { start in
            let closes = start + 1 < html.count && html[start + 1] == UInt8(ascii: "/")
            let word = html[(start + (closes ? 2 : 1))...].prefix { !" \t\n\u{C}\r/>".utf8.contains($0) }
            let name = String(decoding: word.prefix(16), as: UTF8.self).lowercased()
            return names.first { $0.lowercased() == name }.map { Tag(name: $0, start: start, opens: !closes) }
        }
    }
}
