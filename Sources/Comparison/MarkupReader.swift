/// Takes HTML or SVG apart. Nothing is ever wrong here: what is no tag is text.
struct MarkupReader {
    private let source: SourceText
    private var offset = 0
    private(set) var tokens: [MarkupToken] = []

    init(_ source: SourceText) {
        self.source = source
        while offset < bytes.count { readToken() }
    }

    private var bytes: [UInt8] { source.bytes }
}

private extension MarkupReader {
    mutating func readToken() {
        guard bytes[offset] == UInt8(ascii: "<") else { return take(.text, to: next("<", from: offset + 1)) }
        if starts(with: "<!--") {
            take(.comment, to: end(of: "-->", from: offset + 4))
        } else if starts(with: "</"), let name = name(at: offset + 2) {
            take(.close(name: name), to: endOfTag())
        } else if starts(with: "<!") || starts(with: "<?") {
            take(.comment, to: endOfTag())
        } else if let name = name(at: offset + 1) {
            let end = endOfTag()
            let isEmpty = Self.emptyElements.contains(name) || bytes[max(0, end - 2)] == UInt8(ascii: "/")
            take(.open(name: name, isEmpty: isEmpty), to: end)
            if Self.rawElements.contains(name), !isEmpty { takeRaw(name) }
        } else {
            take(.text, to: next("<", from: offset + 1))
        }
    }

    static let emptyElements: Set = ["br", "hr", "img", "meta", "link", "input", "wbr", "col", "base"]
    static let rawElements: Set = ["style", "script", "template"]

    mutating func take(_ kind: MarkupToken.Kind, to end: Int) {
        tokens.append(MarkupToken(kind: kind, text: source.text(offset..<end), offset: offset))
        offset = end
    }

    mutating func takeRaw(_ name: String) {
        let end = start(of: "</\(name)", from: offset)
        if end > offset { take(.raw, to: end) }
    }

    func starts(with text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }

    /// Where `letter` stands next, else the end.
    func next(_ letter: Unicode.Scalar, from start: Int) -> Int {
        bytes[min(start, bytes.count)...].firstIndex(of: UInt8(ascii: letter)) ?? bytes.count
    }

    func start(of text: String, from start: Int) -> Int {
        let wanted = Array(text.utf8)
        var place = next(Unicode.Scalar(wanted[0]), from: start)
        while place < bytes.count, !bytes[place...].starts(with: wanted) {
            place = next(Unicode.Scalar(wanted[0]), from: place + 1)
        }
        return place
    }

    func end(of text: String, from start: Int) -> Int {
        min(bytes.count, self.start(of: text, from: start) + text.utf8.count)
    }

    /// The end of the tag that begins here: a `>` in quotes does not end it.
    func endOfTag() -> Int {
        var quote: UInt8?
        var place = offset + 1
        while place < bytes.count {
            let byte = bytes[place]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return place + 1
            }
            place += 1
        }
        return bytes.count
    }

    /// The name that stands there, in lower case; `nil` for none.
    func name(at start: Int) -> String? {
        let name = bytes[min(start, bytes.count)...].prefix {
            ($0 | 32) >= UInt8(ascii: "a") && ($0 | 32) <= UInt8(ascii: "z") || $0 >= 48 && $0 <= 57 || $0 == 45
        }
        guard let first = name.first, (first | 32) >= UInt8(ascii: "a") else { return nil }
        return String(decoding: name, as: UTF8.self).lowercased()
    }
}
