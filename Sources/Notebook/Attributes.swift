/// What stands in braces behind a heading, a table's caption or an image: `{#sec-setup .class key=value}`.
struct Attributes: Hashable {
    var id: String?
    var classes: [String] = []
    var values: [String: String] = [:]

    /// The attributes in `text`, braces included; `nil` where these are words in braces.
    init?(_ text: some StringProtocol) {
        guard text.hasPrefix("{"), text.hasSuffix("}"), case let words = words(text.dropFirst().dropLast()),
            !words.isEmpty
        else { return nil }
        for word in words {
            if word.hasPrefix("#"), id == nil, isName(word.dropFirst()) {
                id = String(word.dropFirst())
            } else if word == "-" {
                classes.append("unnumbered")
            } else if word.hasPrefix("."), isName(word.dropFirst()) {
                classes.append(String(word.dropFirst()))
            } else if let equals = word.firstIndex(of: "="), isName(word[..<equals]) {
                let value = word[word.index(after: equals)...]
                let isQuoted = value.hasPrefix("\"")
                if isQuoted, value.count < 2 || !value.hasSuffix("\"") { return nil }
                values[String(word[..<equals])] = String(isQuoted ? value.dropFirst().dropLast() : value)
            } else {
                return nil
            }
        }
    }

    init() {}

    /// The attributes at the end of `text`, and their source with the spaces before it.
    static func trailing(_ text: String) -> (Attributes, source: String)? {
        guard text.hasSuffix("}"), let open = text.lastIndex(of: "{"), let attributes = Attributes(text[open...]) else {
            return nil
        }
        let spaces = text[..<open].reversed().prefix { $0 == " " }.count
        return (attributes, String(repeating: " ", count: spaces) + text[open...])
    }
}

private func isName(_ text: some StringProtocol) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_:.".unicodeScalars.contains($0)
    }
}

/// Words between spaces; spaces in double quotes belong to a word.
private func words(_ text: some StringProtocol) -> [String] {
    var (words, isQuoted) = ([""], false)
    for character in text {
        if character == "\"" { isQuoted.toggle() }
        if character == " ", !isQuoted { words.append("") } else { words[words.count - 1].append(character) }
    }
    return words.filter { !$0.isEmpty }
}
