internal import CCMark
internal import Document

/// The text of neighbouring nodes of cmark's tree, the line breaks between them included, with the place of every byte.
struct TextRun {
    /// The text, a line break being "\n".
    private(set) var bytes: [UInt8] = []
    /// The place of each byte in the fragment, and that behind the last.
    private(set) var places: [Position] = []
    /// The bytes that a backslash precedes in the source.
    private(set) var escaped: Set<Int> = []
    /// Whether the run begins, or ends, what it stands in.
    let isFirst: Bool
    let isLast: Bool
    /// What it stands between: `nil` for the block's ends, line breaks and HTML that begins or ends there, and a letter
    /// for other markup.
    private let neighbours: (before: Unicode.Scalar?, after: Unicode.Scalar?)
    /// Whether it begins a list's item.
    let startsItem: Bool
    /// Whether notes may stand in its block: `^[words]`.
    let hasNotes: Bool

    /// Reads on in `source`.
    init(_ nodes: ArraySlice<MarkdownNode>, _ source: inout BlockText) {
        let first = nodes[nodes.startIndex]
        isFirst = first.previous == nil
        isLast = nodes[nodes.endIndex - 1].next == nil
        neighbours = (
            first.previous.flatMap { $0.isOpen(to: "<") ? nil : "a" },
            nodes[nodes.endIndex - 1].next.flatMap { $0.isOpen(to: "</") ? nil : "a" }
        )
        startsItem = isFirst && first.beginsItem
        hasNotes = source.hasNotes
        for node in nodes {
            if node.type == CMARK_NODE_SOFTBREAK {
                places.append(source.place)
                bytes.append(UInt8(ascii: "\n"))
                source.skipLineBreak()
            } else {
                take(Array(node.literal.utf8), &source)
            }
        }
        places.append(source.end(at: source.index))
    }

    /// Of text that stands by itself, in which nothing is escaped.
    init(_ text: String) {
        (isFirst, isLast, startsItem, hasNotes, neighbours) = (true, true, false, false, (nil, nil))
        bytes = Array(text.utf8)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Whether `text` stands at `offset`, none of it escaped.
    func has(_ text: StaticString, at offset: Int) -> Bool {
        let end = offset + text.utf8CodeUnitCount
        guard offset >= 0, end <= bytes.count, text.withUTF8Buffer({ bytes[offset..<end].elementsEqual($0) }) else {
            return false
        }
        return escaped.isEmpty || !(offset..<end).contains(where: escaped.contains)
    }

    /// What a sign at `offset` stands behind, as far as the text or what is around it tells.
    func before(_ offset: Int) -> Unicode.Scalar? {
        guard offset > 0 else { return neighbours.before }
        let start = bytes[..<offset].lastIndex { $0 & 0xC0 != 0x80 } ?? offset - 1
        return text(start..<offset).unicodeScalars.first
    }

    /// What stands at `offset`, behind a sign.
    func after(_ offset: Int) -> Unicode.Scalar? {
        offset < bytes.count ? text(offset..<min(offset + 4, bytes.count)).unicodeScalars.first : neighbours.after
    }

    /// Where a range of the run stands in the fragment.
    func place(_ range: Range<Int>) -> (start: Position, end: Position) {
        guard let last = range.last else { return (places[range.lowerBound], places[range.lowerBound]) }
        return (places[range.lowerBound], Position(line: places[last].line, column: places[last].column + 1))
    }
}

private extension MarkdownNode {
    /// Whether text beside it is as at a line's end: a line break, a tag that begins or one that ends.
    func isOpen(to tag: String) -> Bool {
        guard type == CMARK_NODE_HTML_INLINE else { return type == CMARK_NODE_LINEBREAK }
        let isEnd = literal.hasPrefix("</")
        return literal.hasPrefix("<br") || isEnd == (tag == "</")
    }
}

private extension TextRun {
    /// Adds a node's text, of which the source may have backslashes and entities.
    mutating func take(_ literal: [UInt8], _ source: inout BlockText) {
        if let found = source.plain(literal) {
            places += source.places[found]
            bytes += literal
            source.index = found.upperBound
            return
        }
        var at = 0
        while at < literal.count {
            let (byte, following) = (source.next, source.index + 1)
            let isEscaped =
                byte == UInt8(ascii: "\\") && following < source.bytes.count && source.bytes[following] == literal[at]
                && isPunctuation(literal[at])
            if isEscaped {
                escaped.insert(bytes.count)
                source.index += 1
            } else if byte == UInt8(ascii: "&"), let length = entity(literal[at...], source) {
                let count = max(1, literal[at...].dropFirst().prefix { $0 & 0xC0 == 0x80 }.count + 1)
                escaped.insert(bytes.count)
                places += Array(repeating: source.place, count: count)
                bytes += literal[at..<(at + count)]
                source.index += length
                at += count
                continue
            } else if byte != literal[at] {
                // The second letter of one entity, blanks that a lazy line has before it, or a source that surprises.
                let rest = literal[at...].prefix(8)
                let near = source.bytes[source.index...].prefix(64)
                if !isBlank(literal[at]), let found = near.indices.first(where: { near[$0...].starts(with: rest) }) {
                    source.index = found
                } else {
                    places.append(source.place)
                    bytes.append(literal[at])
                    at += 1
                    continue
                }
            }
            places.append(source.place)
            bytes.append(literal[at])
            source.index += 1
            at += 1
        }
    }

    /// The length of an entity that comes next in the source; `nil` where the ampersand is one in the text too.
    func entity(_ literal: ArraySlice<UInt8>, _ source: BlockText) -> Int? {
        let rest = source.bytes[source.index...].prefix(34)
        guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        if literal.starts(with: source.bytes[source.index...end]) { return nil }
        if literal.first == UInt8(ascii: "&"), !rest.starts(with: "&amp;".utf8), !rest.starts(with: "&#".utf8) {
            return nil
        }
        return end + 1 - source.index
    }
}
