internal import CCMark
internal import Document

/// A footnote as it is written: `[^label]: text`, lines that follow it without an empty one, and indented ones.
struct FootnoteDefinition {
    var label: String
    /// The lines it takes in the document, 1 for the first.
    var lines: ClosedRange<Int>
    /// Its Markdown, without the label and the indentation.
    var text: [String]
    /// How many bytes were taken from the front of each line.
    var taken: [Int]
    /// What a note says that stands within its line, `^[words]`, and where.
    var inline: (words: [InlineNode], range: SourceRange)?

    /// A place in `text` as one in the document.
    func place(_ found: Position) -> Position {
        let index = min(max(found.line - 1, 0), taken.count - 1)
        return Position(line: lines.lowerBound + index, column: found.column + taken[index])
    }

    /// The footnotes at the top level of a document, whose lines are emptied; `isCode` says which lines (1 for the
    /// first) are code.
    static func take(from lines: inout [String], isCode: (Int) -> Bool) -> [FootnoteDefinition] {
        var definitions: [FootnoteDefinition] = []
        var line = 0
        while line < lines.count {
            guard lines[line].contains("[^"), !isCode(line + 1), let (label, length) = opening(lines[line]) else {
                line += 1; continue
            }
            let end = end(of: lines, from: line)
            var definition = FootnoteDefinition(label: label, lines: line + 1...end, text: [], taken: [])
            for index in line..<end {
                let drop = index == line ? length : min(4, lines[index].utf8.prefix { $0 == 32 }.count)
                definition.taken.append(drop)
                definition.text.append(String(Substring(lines[index].utf8.dropFirst(drop))))
                lines[index] = ""
            }
            definitions.append(definition)
            line = end
        }
        return definitions
    }
}

private extension FootnoteDefinition {
    /// The label of a line that begins a footnote, and the bytes up to its text.
    static func opening(_ line: String) -> (String, Int)? {
        let bytes = Array(line.utf8)
        let indentation = bytes.prefix { $0 == 32 }.count
        guard indentation < 4, bytes[indentation...].starts(with: "[^".utf8) else { return nil }
        let label = bytes[(indentation + 2)...].prefix { ![91, 93, 94, 32, 9].contains($0) }
        guard !label.isEmpty, bytes[label.endIndex...].starts(with: "]:".utf8) else { return nil }
        let space = bytes[(label.endIndex + 2)...].prefix { $0 == 32 || $0 == 9 }.count
        return (String(decoding: label, as: UTF8.self), label.endIndex + 2 + space)
    }

    /// The index of the line after the footnote that begins at index `first`.
    static func end(of lines: [String], from first: Int) -> Int {
        var (index, end) = (first + 1, first + 1)
        var isAfterBlank = false
        while index < lines.count {
            let line = lines[index]
            if line.allSatisfy({ $0 == " " || $0 == "\t" }) { isAfterBlank = true; index += 1; continue }
            let isIndented = line.hasPrefix("    ") || line.hasPrefix("\t")
            if !isIndented, isAfterBlank || startsBlock(line) { break }
            (isAfterBlank, index, end) = (false, index + 1, index + 1)
        }
        return end
    }

    /// Whether a line cannot go on with a paragraph.
    static func startsBlock(_ line: String) -> Bool {
        let text = line.drop { $0 == " " }
        if ["[^", ":::", "$$", "|", "{{<"].contains(where: { text.hasPrefix($0) }) { return true }
        return withMarkdown("words\n\(line)") { document in
            // A row of hyphens makes a heading of what stands directly above it alone, which is within the note.
            document.children.count > 1 || document.firstChild?.type == CMARK_NODE_HEADING && text.hasPrefix("-")
        }
    }
}

/// Numbers footnotes in the order in which the text refers to them.
struct FootnoteNumbers {
    private(set) var definitions: [FootnoteDefinition]
    /// The definitions' indexes in the order of their numbers.
    private(set) var order: [Int] = []
    private(set) var counts: [Int: Int] = [:]
    private let indexes: [String: Int]
    /// The labels that are taken.
    private var taken: Set<String>
    /// Notes within lines that have not ended, by where they begin: their indexes and numbers.
    private var begun: [Position: (index: Int, number: Int)] = [:]

    init(_ definitions: [FootnoteDefinition]) {
        self.definitions = definitions
        taken = Set(definitions.map { $0.label.lowercased() })
        indexes = Dictionary(
            definitions.indices.map { (definitions[$0].label.lowercased(), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    var labels: [String] { definitions.filter { $0.inline == nil }.map(\.label) }

    /// Numbers a note that begins at `range` within its line; what it says is known at its end.
    mutating func begin(at range: SourceRange) {
        var number = order.count + 1
        while !taken.insert("note-\(number)").inserted { number += 1 }
        definitions.append(
            FootnoteDefinition(
                label: "note-\(number)", lines: range.start.line...range.start.line, text: [], taken: [],
                inline: ([], range)))
        counts[definitions.count - 1] = 1
        order.append(definitions.count - 1)
        begun[range.start] = (definitions.count - 1, order.count)
    }

    /// The mark of such a note, which ends with `range`.
    mutating func end(_ words: [InlineNode], _ range: SourceRange) -> FootnoteMark? {
        guard let (index, number) = begun.removeValue(forKey: range.start) else { return nil }
        definitions[index].inline = (words, range)
        definitions[index].lines = range.start.line...max(range.start.line, range.end.line)
        return FootnoteMark(label: definitions[index].label, number: number, occurrence: 1)
    }

    /// A reference to the footnote of that label; `nil` where there is none.
    mutating func mark(_ label: String) -> FootnoteMark? {
        guard let index = indexes[label.lowercased()] else { return nil }
        counts[index, default: 0] += 1
        if counts[index] == 1 { order.append(index) }
        let number = (order.firstIndex(of: index) ?? 0) + 1
        return FootnoteMark(label: definitions[index].label, number: number, occurrence: counts[index] ?? 1)
    }
}
