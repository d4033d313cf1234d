internal import CCMark

/// The text of neighbouring nodes of cmark's tree, the line breaks between them included, with the place of every byte.
struct TextRun {
    let nodes: [MarkdownNode]
    /// The text, a line break being "\n".
    private(set) var bytes: [UInt8] = []
    /// The place of each byte in the fragment, and that behind the last.
    private(set) var places: [Position] = []
    /// The bytes that a backslash precedes in the source.
    private(set) var escaped: Set<Int> = []

    /// `lines` are those that cmark parsed.
    init(_ nodes: [MarkdownNode], lines: [String]) {
        self.nodes = nodes
        for node in nodes {
            if node.type == CMARK_NODE_SOFTBREAK {
                places.append(end)
                bytes.append(UInt8(ascii: "\n"))
            } else {
                let literal = Array(node.literal.utf8)
                place(literal, node.start, node.start.line <= lines.count ? lines[node.start.line - 1] : "")
            }
        }
        places.append(end)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Whether `text` stands at `offset`, its first byte not escaped.
    func has(_ text: StaticString, at offset: Int) -> Bool {
        guard offset >= 0, offset + text.utf8CodeUnitCount <= bytes.count, !escaped.contains(offset) else {
            return false
        }
        return text.withUTF8Buffer { bytes[offset..<offset + $0.count].elementsEqual($0) }
    }
}

extension TextRun {
    /// Every run below `root` that holds one of the bytes in `wanted`.
    static func all(below root: MarkdownNode, lines: [String], wanted: String) -> [TextRun] {
        var runs: [TextRun] = []
        for node in root.all where node.type == CMARK_NODE_TEXT && !node.followsText {
            let nodes = Array(
                node.andFollowing.prefix { $0.type == CMARK_NODE_TEXT || $0.type == CMARK_NODE_SOFTBREAK })
            if nodes.contains(where: { $0.holds(anyOf: wanted) }) { runs.append(TextRun(nodes, lines: lines)) }
        }
        return runs
    }
}

private extension TextRun {
    var end: Position {
        places.last.map { Position(line: $0.line, column: $0.column + 1) } ?? Position(line: 1, column: 1)
    }

    /// Adds a node's text, whose source is somewhere in `line`: first where cmark says, else where it is found word for
    /// word.
    mutating func place(_ literal: [UInt8], _ start: Position, _ line: String) {
        var line = line
        let found = line.withUTF8 { source -> (columns: [Int], escaped: [Int])? in
            if let found = aligned(literal, source, from: start.column - 1) { return found }
            guard source.count < searchLimit, source.count >= literal.count else { return nil }
            let first = (0...source.count - literal.count).first {
                source[$0..<$0 + literal.count].elementsEqual(literal)
            }
            return first.map { first in (literal.indices.map { first + $0 }, []) }
        }
        let columns = found?.columns ?? literal.indices.map { start.column - 1 + $0 }
        places += columns.map { Position(line: start.line, column: $0 + 1) }
        escaped.formUnion((found?.escaped ?? []).map { bytes.count + $0 })
        bytes += literal
    }
}

/// Lines that are longer are not searched.
private let searchLimit = 10_000

/// The index in `source` of each byte of `literal`, which cmark made of it: backslashes and entities are gone.
private func aligned(_ literal: [UInt8], _ source: UnsafeBufferPointer<UInt8>, from start: Int) -> (
    columns: [Int], escaped: [Int]
)? {
    var (columns, escaped, index, at) = ([Int](), [Int](), start, 0)
    while at < literal.count {
        guard index >= 0, index < source.count else { return nil }
        if source[index] == UInt8(ascii: "\\"), index + 1 < source.count, source[index + 1] == literal[at],
            isPunctuation(literal[at])
        {
            escaped.append(at)
            columns.append(index + 1)
            (index, at) = (index + 2, at + 1)
        } else if source[index] == literal[at], source[index] != UInt8(ascii: "&") || goesOn(literal, at, source, index)
        {
            columns.append(index)
            (index, at) = (index + 1, at + 1)
        } else if source[index] == UInt8(ascii: "&"),
            let end = source[index...].prefix(34).firstIndex(of: UInt8(ascii: ";"))
        {
            let length = max(1, literal[at...].dropFirst().prefix { $0 & 0xC0 == 0x80 }.count + 1)
            columns += Array(repeating: index, count: length)
            escaped.append(at)
            (index, at) = (end + 1, at + length)
        } else {
            return nil
        }
    }
    return (columns, escaped)
}

/// Whether an ampersand is one in the source too: what follows it is the same.
private func goesOn(_ literal: [UInt8], _ at: Int, _ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    at + 1 == literal.count || index + 1 < source.count && source[index + 1] == literal[at + 1]
}

/// ASCII punctuation, which a backslash may precede.
private func isPunctuation(_ byte: UInt8) -> Bool {
    (33...47).contains(byte) || (58...64).contains(byte) || (91...96).contains(byte) || (123...126).contains(byte)
}
