internal import CCMark
internal import Document

/// The running text of a block as it stands in the source, without what the blocks around it put before its lines, and
/// how far it has been read.
///
/// libcmark's own places of inlines count from the block's column on every line and miss lines within some constructs;
/// so the source is walked along with the inlines, which come in its order.
struct BlockText {
    private(set) var bytes: [UInt8] = []
    /// The place of each byte, and that behind the last.
    private(set) var places: [Position] = []
    /// How much has been read, at most all.
    var index = 0 { didSet { index = min(index, bytes.count) } }
    /// Whether `^[` stands in it.
    private(set) var hasNotes = false
    /// Where the words of the last link or picture ended that was read, before their closing bracket.
    var wordsEnd = 0

    /// The text of a paragraph or a heading among `lines`, up to `lastLine` where that is told.
    init(_ node: MarkdownNode, _ lines: [String], through lastLine: Int? = nil) {
        let (first, last) = (node.start.line, min(max(node.start.line, lastLine ?? node.end.line), lines.count))
        guard first >= 1, first <= last else { places = [node.start]; return }
        let quotes = node.ancestors.reversed().compactMap { ancestor -> Bool? in
            switch ancestor.type {
            case CMARK_NODE_BLOCK_QUOTE: true
            case CMARK_NODE_ITEM: false
            default: nil
            }
        }
        var end = node.start
        for number in first...last {
            let line = Array(lines[number - 1].utf8)
            if number > first {
                bytes.append(UInt8(ascii: "\n"))
                places.append(end)
            }
            let start = number == first ? max(0, node.start.column - 1) : Self.contentStart(of: line, within: quotes)
            var index = start
            while index < line.count {
                bytes.append(InertSign.shown(line[index]))
                places.append(Position(line: number, column: index + 1))
                index += 1
            }
            end = Position(line: number, column: line.count + 1)
        }
        places.append(end)
        hasNotes = zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "^") && $1 == UInt8(ascii: "[") }
        if node.type == CMARK_NODE_HEADING, bytes.first == UInt8(ascii: "#") {
            skip { $0 == UInt8(ascii: "#") }
            skip(while: isBlank)
        } else {
            while let next = definitionEnd { index = next }
        }
    }

    /// Where a paragraph goes on in a line: behind the marks of the quotes around it, of which a lazy line has fewer.
    private static func contentStart(of line: [UInt8], within quotes: [Bool]) -> Int {
        func blanks(_ start: Int) -> Int {
            var end = start
            while end < line.count, isBlank(line[end]) { end += 1 }
            return end - start
        }
        var (index, mostBlanks) = (0, 3)
        for isQuote in quotes {
            guard isQuote else { mostBlanks = .max; continue }
            let count = blanks(index)
            guard count <= mostBlanks, index + count < line.count, line[index + count] == UInt8(ascii: ">") else {
                break
            }
            (index, mostBlanks) = (index + count + 1, 4)
        }
        return index + blanks(index)
    }
}

extension BlockText {
    /// The byte that comes next; `nil` at the end.
    var next: UInt8? { index < bytes.count ? bytes[index] : nil }
    /// The place of what comes next.
    var place: Position { places[min(index, places.count - 1)] }

    /// Behind the byte before `index`.
    func end(at index: Int) -> Position {
        guard index > 0, index <= bytes.count else { return places[min(max(index, 0), places.count - 1)] }
        return Position(line: places[index - 1].line, column: places[index - 1].column + 1)
    }

    /// Where text comes next that stands in the source as it is; `nil` where it may be written in another way.
    func plain(_ literal: [UInt8]) -> Range<Int>? {
        let range = index..<index + literal.count
        guard range.upperBound <= bytes.count, bytes[range].elementsEqual(literal),
            !literal.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") })
        else { return nil }
        return range
    }

    mutating func skip(while isSkipped: (UInt8) -> Bool) { while let next, isSkipped(next) { index += 1 } }

    /// Goes on behind `mark`, which comes next or, where the source surprises, later.
    mutating func skip(_ mark: String) {
        let mark = Array(mark.utf8)
        guard bytes.count >= mark.count else { return }
        let found = (index..<max(index, bytes.count - mark.count + 1)).first { bytes[$0...].starts(with: mark) }
        if let found { index = found + mark.count }
    }

    /// Goes on behind HTML that comes next; gives the place of each of its bytes, and that behind the last. A lazy line
    /// has blanks before it in `html` that are not here.
    mutating func take(_ html: String) -> [Position] {
        let html = Array(html.utf8)
        guard let start = (index..<bytes.count).first(where: { places(of: html, from: $0) != nil }),
            let (found, end) = places(of: html, from: start)
        else { return Array(repeating: place, count: html.count + 1) }
        index = end
        return found
    }

    private func places(of html: [UInt8], from start: Int) -> ([Position], end: Int)? {
        var (found, index) = ([Position](), start)
        for (offset, byte) in html.enumerated() {
            if index < bytes.count, bytes[index] == byte {
                found.append(places[index])
                index += 1
            } else if offset > 0, isBlank(byte), html[..<offset].last(where: { !isBlank($0) }) == UInt8(ascii: "\n") {
                found.append(places[min(index, bytes.count)])
            } else {
                return nil
            }
        }
        return (found + [end(at: index)], index)
    }

    mutating func skipLineBreak() {
        skip { $0 != UInt8(ascii: "\n") }
        index = min(index + 1, bytes.count)
        skip(while: isBlank)
    }

    /// Reads a code span's backticks; gives the place of what is in it.
    mutating func skipCode() -> Position {
        skip { $0 != UInt8(ascii: "`") }
        let count = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
        index += count
        let start = place
        while let next {
            let run = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
            index += max(run, 1)
            if next == UInt8(ascii: "`"), run == count { break }
        }
        return start
    }

    /// Reads what stands behind the words of a link, `(address "title")`, `[label]` or nothing.
    mutating func skipTarget() {
        if next == UInt8(ascii: "("), let end = targetEnd(index + 1) {
            index = end
        } else if next == UInt8(ascii: "["), let end = labelEnd(index) {
            index = end
        }
    }
}

private extension BlockText {
    func spaceEnd(_ start: Int) -> Int {
        start + bytes[min(start, bytes.count)...].prefix { isBlank($0) || $0 == UInt8(ascii: "\n") }.count
    }

    /// Behind `address "title")`.
    func targetEnd(_ start: Int) -> Int? {
        var index = spaceEnd(start)
        guard let destination = destinationEnd(index) else { return nil }
        index = spaceEnd(destination)
        if index > destination, let title = titleEnd(index) { index = spaceEnd(title) }
        return index < bytes.count && bytes[index] == UInt8(ascii: ")") ? index + 1 : nil
    }

    func destinationEnd(_ start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        if bytes[start] == UInt8(ascii: "<") { return delimitedEnd(start, UInt8(ascii: ">"), forbidden: "<\n") }
        var (index, depth) = (start, 0)
        while index < bytes.count, bytes[index] > 32 {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count, isPunctuation(bytes[index + 1]) {
                index += 2
                continue
            }
            if bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if bytes[index] == UInt8(ascii: ")") {
                if depth == 0 { break }
                depth -= 1
            }
            index += 1
        }
        return index
    }

    func titleEnd(_ start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return delimitedEnd(start, bytes[start], forbidden: "")
        case UInt8(ascii: "("): return delimitedEnd(start, UInt8(ascii: ")"), forbidden: "(")
        default: return nil
        }
    }

    func labelEnd(_ start: Int) -> Int? { delimitedEnd(start, UInt8(ascii: "]"), forbidden: "[") }

    /// Behind the first `closing` that no backslash precedes.
    func delimitedEnd(_ start: Int, _ closing: UInt8, forbidden: String) -> Int? {
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == closing { return index + 1 }
            if forbidden.utf8.contains(bytes[index]) { return nil }
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    /// Behind a link reference definition that comes next, and its line.
    var definitionEnd: Int? {
        guard next == UInt8(ascii: "["), let label = labelEnd(index), label < bytes.count,
            bytes[label] == UInt8(ascii: ":"), bytes[(index + 1)..<(label - 1)].contains(where: { $0 > 32 })
        else { return nil }
        let start = spaceEnd(label + 1)
        guard let destination = destinationEnd(start), destination > start else { return nil }
        let title = spaceEnd(destination)
        if title > destination, let end = titleEnd(title).flatMap(lineEnd) { return end }
        return lineEnd(destination)
    }

    /// Behind the end of the line, before which there are spaces alone.
    func lineEnd(_ start: Int) -> Int? {
        let end = start + bytes[start...].prefix(while: isBlank).count
        if end == bytes.count { return end }
        return bytes[end] == UInt8(ascii: "\n") ? end + 1 : nil
    }
}

/// A space or a tab.
func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

/// ASCII punctuation, which a backslash may precede.
func isPunctuation(_ byte: UInt8) -> Bool {
    (33...47).contains(byte) || (58...64).contains(byte) || (91...96).contains(byte) || (123...126).contains(byte)
}
