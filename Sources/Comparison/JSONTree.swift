/// JSON with the places of its values, as it is written: in a page, `<` and `&` are entities.
struct JSONTree {
    indirect enum Content {
        case object([(key: String, value: JSONTree)])
        case array([JSONTree])
        /// A string's text, or a number or word as it is written.
        case scalar(String)
    }

    var content: Content
    /// Its bytes in the text.
    var range: Range<Int>
    /// All of it without spaces: equal where nothing differs.
    var canonical: String

    /// - Returns: `nil` for what is no JSON.
    init?(_ text: String) {
        var parser = JSONTreeParser(bytes: Array(text.utf8))
        guard let tree = parser.value() else { return nil }
        self = tree
    }

    init(_ content: Content, _ range: Range<Int>) {
        (self.content, self.range) = (content, range)
        switch content {
        case .object(let members):
            canonical = "{" + members.map { "\"\($0.key)\":\($0.value.canonical)" }.joined(separator: ",") + "}"
        case .array(let items): canonical = "[" + items.map(\.canonical).joined(separator: ",") + "]"
        case .scalar(let text): canonical = text
        }
    }

    subscript(key: String) -> JSONTree? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.key == key }?.value
    }

    subscript(index: Int) -> JSONTree? {
        guard case .array(let items) = content, items.indices.contains(index) else { return nil }
        return items[index]
    }

    /// The text of a string, a number or a word; `nil` for anything else.
    var text: String? {
        guard case .scalar(let text) = content else { return nil }
        guard text.hasPrefix("\"") else { return text }
        return withoutEntities(String(text.dropFirst().dropLast())).replacing("\\n", with: "\n")
            .replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    }
}

private struct JSONTreeParser {
    let bytes: [UInt8]
    var place = 0

    mutating func value() -> JSONTree? {
        skipSpace()
        guard place < bytes.count else { return nil }
        let start = place
        switch bytes[place] {
        case UInt8(ascii: "{"):
            return members(to: UInt8(ascii: "}")) { parser in
                guard let key = parser.string(), parser.take(UInt8(ascii: ":")), let value = parser.value() else {
                    return nil
                }
                return (String(key.dropFirst().dropLast()), value)
            }.map { JSONTree(.object($0), start..<place) }
        case UInt8(ascii: "["):
            return members(to: UInt8(ascii: "]")) { $0.value() }.map { JSONTree(.array($0), start..<place) }
        case UInt8(ascii: "\""): return string().map { JSONTree(.scalar($0), start..<place) }
        default:
            while place < bytes.count, !Self.ends.contains(bytes[place]) { place += 1 }
            return place == start ? nil : JSONTree(.scalar(text(start)), start..<place)
        }
    }

    private static let ends = Set(" \t\r\n,:[]{}\"".utf8)

    private func text(_ start: Int) -> String { String(decoding: bytes[start..<place], as: UTF8.self) }

    private mutating func skipSpace() {
        while place < bytes.count, [32, 9, 10, 13].contains(bytes[place]) { place += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    /// A string with its quotation marks.
    private mutating func string() -> String? {
        skipSpace()
        let start = place
        guard take(UInt8(ascii: "\"")) else { return nil }
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard place < bytes.count else { return nil }
        place += 1
        return text(start)
    }

    private mutating func members<Member>(
        to end: UInt8, _ member: (inout JSONTreeParser) -> Member?
    ) -> [Member]? {
        place += 1
        if take(end) { return [] }
        var members: [Member] = []
        repeat {
            guard let next = member(&self) else { return nil }
            members.append(next)
        } while take(UInt8(ascii: ","))
        return take(end) ? members : nil
    }
}
