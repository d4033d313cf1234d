internal import Document

/// JSON (RFC 8259) with the places of its values.
struct PlacedJSON {
    indirect enum Content {
        case object([(key: String, value: PlacedJSON)])
        case array([PlacedJSON])
        case string(String)
        /// A number or a word, as it is written.
        case word(String)
    }

    var content: Content
    var place: Position
    /// Of a string, where its lines begin.
    var lines: [Position] = []

    subscript(key: String) -> PlacedJSON? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.key == key }?.value
    }

    var items: [PlacedJSON]? { if case .array(let items) = content { items } else { nil } }
    var members: [(key: String, value: PlacedJSON)] { if case .object(let members) = content { members } else { [] } }
    var text: String? { if case .string(let text) = content { text } else { nil } }
    var number: Int? { if case .word(let word) = content { Int(word) } else { nil } }

    /// Nothing of all this: not JSON from there on.
    struct Mistake: Error {
        var place: Position
        var message: String
    }

    init(_ content: Content, _ place: Position) { (self.content, self.place) = (content, place) }

    /// - Throws: where it is no JSON.
    init(_ bytes: [UInt8]) throws(Mistake) {
        var reader = PlacedJSONReader(bytes: bytes)
        self = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.next == nil else { throw reader.mistake("the end of the file") }
    }
}

private struct PlacedJSONReader {
    let bytes: [UInt8]
    var index = 0
    var line = 1
    var lineStart = 0

    var next: UInt8? { index < bytes.count ? bytes[index] : nil }
    var place: Position { Position(line: line, column: index - lineStart + 1) }

    func mistake(_ expected: String) -> PlacedJSON.Mistake {
        let found = next.map { "\"\(String(decoding: [$0], as: UTF8.self))\"" } ?? "the file's end"
        return .init(place: place, message: "found \(found) in JSON; expected \(expected)")
    }

    mutating func skipSpace() {
        while let byte = next, [32, 9, 10, 13].contains(byte) {
            index += 1
            if byte == 10 { (line, lineStart) = (line + 1, index) }
        }
    }

    mutating func take(_ byte: Character) -> Bool {
        skipSpace()
        guard next == byte.asciiValue else { return false }
        index += 1
        return true
    }

    mutating func value(depth: Int) throws(PlacedJSON.Mistake) -> PlacedJSON {
        skipSpace()
        guard depth < 64 else { throw mistake("values within values to a depth of at most 64") }
        let place = place
        if take("{") { return PlacedJSON(.object(try members(depth)), place) }
        if take("[") { return PlacedJSON(.array(try items(depth)), place) }
        if next == UInt8(ascii: "\"") { return try string() }
        let word = bytes[index...].prefix { !" \t\r\n,:[]{}\"".utf8.contains($0) }
        guard !word.isEmpty else { throw mistake("a value") }
        index = word.endIndex
        return PlacedJSON(.word(String(decoding: word, as: UTF8.self)), place)
    }

    mutating func members(_ depth: Int) throws(PlacedJSON.Mistake) -> [(key: String, value: PlacedJSON)] {
        if take("}") { return [] }
        var members: [(key: String, value: PlacedJSON)] = []
        repeat {
            skipSpace()
            guard let key = try string().text, take(":") else { throw mistake("\":\"") }
            members.append((key, try value(depth: depth + 1)))
        } while take(",")
        guard take("}") else { throw mistake("\",\" or \"}\"") }
        return members
    }

    mutating func items(_ depth: Int) throws(PlacedJSON.Mistake) -> [PlacedJSON] {
        if take("]") { return [] }
        var items: [PlacedJSON] = []
        repeat { items.append(try value(depth: depth + 1)) } while take(",")
        guard take("]") else { throw mistake("\",\" or \"]\"") }
        return items
    }

    mutating func string() throws(PlacedJSON.Mistake) -> PlacedJSON {
        let start = place
        guard take("\"") else { throw mistake("a string") }
        var units: [UInt8] = [], lines = [place]
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 32 else { throw mistake("the string's end on its line") }
            index += 1
            if byte == UInt8(ascii: "\\") { units += try escape() } else { units.append(byte) }
            if units.last == 10 { lines.append(place) }
        }
        guard take("\"") else { throw mistake("the string's end") }
        var value = PlacedJSON(.string(String(decoding: units, as: UTF8.self)), start)
        value.lines = lines
        return value
    }

    /// What stands behind a backslash.
    mutating func escape() throws(PlacedJSON.Mistake) -> [UInt8] {
        guard let byte = next else { throw mistake("an escape") }
        let plain: [UInt8: UInt8] = [
            0x6E: 10, 0x74: 9, 0x72: 13, 0x62: 8, 0x66: 12, 0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F,
        ]
        index += 1
        if let plain = plain[byte] { return [plain] }
        guard byte == UInt8(ascii: "u"), var unit = hexadecimal() else { throw mistake("an escape of JSON's") }
        if (0xD800..<0xDC00).contains(unit), index + 1 < bytes.count, bytes[index] == 0x5C, bytes[index + 1] == 0x75 {
            let before = index
            index += 2
            if let low = hexadecimal(), (0xDC00..<0xE000).contains(low) {
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            } else {
                index = before
            }
        }
        return Array(String(Unicode.Scalar(unit).map(Character.init) ?? "\u{FFFD}").utf8)
    }

    mutating func hexadecimal() -> UInt32? {
        guard index + 4 <= bytes.count,
            let number = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
        else { return nil }
        index += 4
        return number
    }
}
