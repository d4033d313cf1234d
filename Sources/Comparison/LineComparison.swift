internal import Statistics

/// Compares two texts line by line: Markdown reports, and what has no markup, such as a table's file.
struct LineComparison {
    /// Whether headings, tables and code say where a line is; else it has a number.
    private let isMarkdown: Bool
    private let source: SourceText
    private let lines: [Line]
    private(set) var differences: [Difference] = []

    fileprivate struct Line: Hashable {
        var text: String
        var offset: Int

        static func == (first: Line, second: Line) -> Bool { first.text == second.text }
        func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }

    init(_ given: SourceText, _ drawn: SourceText, isMarkdown: Bool) {
        (self.isMarkdown, source, lines) = (isMarkdown, given, Self.lines(given))
        let others = Self.lines(drawn)
        for hunk in hunks(lines, others) {
            if hunk.given.count == hunk.drawn.count {
                for (line, other) in zip(hunk.given, hunk.drawn) where lines[line] != others[other] {
                    compare(line, others[other].text)
                }
            } else {
                compareStretch(hunk, others)
            }
        }
    }

    private static func lines(_ source: SourceText) -> [Line] {
        var offset = 0
        return source.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            defer { offset += line.count + 1 }
            return Line(text: String(decoding: line, as: UTF8.self), offset: offset)
        }
    }
}

private extension LineComparison {
    mutating func report(_ difference: Difference, at offset: Int) {
        differences.append(difference.at(offset, in: source))
    }

    mutating func compare(_ line: Int, _ expected: String) {
        let (text, place) = (lines[line].text, place(of: line))
        let changes = wordChanges(text, expected)
        for change in changes {
            let kind = kind(change.changed, line)
            report(
                change.given.isEmpty
                    ? Difference(kind, "in \(place)", lacks: change.drawn)
                    : change.drawn.isEmpty
                        ? Difference(kind, place, adds: change.given)
                        : Difference(kind, place, says: change.given, notSaying: change.drawn),
                at: lines[line].offset + change.offset)
        }
        if changes.isEmpty {
            let message = "\(place) has other spaces"
            report(
                Difference(kind: .markup, place: place, found: text, expected: expected, message: message),
                at: lines[line].offset)
        }
    }

    mutating func compareStretch(_ hunk: Hunk, _ others: [Line]) {
        let line = hunk.given.lowerBound
        let place = place(of: min(line, lines.count - 1))
        let (found, expected) = (
            lines[hunk.given].map(\.text).joined(separator: "\n").trimmed,
            others[hunk.drawn].map(\.text).joined(separator: "\n").trimmed
        )
        let kind = kind(found + expected, line)
        let offset = lines.indices.contains(line) ? lines[line].offset : source.bytes.count
        if found.isEmpty, expected.isEmpty {
            let message = "\(place) has other empty lines"
            return report(
                Difference(kind: .markup, place: place, found: "", expected: "", message: message), at: offset)
        }
        report(
            found.isEmpty
                ? Difference(
                    kind, expected.contains("[!WARNING]") ? "the warning" : "in \(place), the text", lacks: expected)
                : expected.isEmpty
                    ? Difference(kind, place, adds: found) : Difference(kind, place, says: found, notSaying: expected),
            at: offset)
    }

    func kind(_ words: String, _ line: Int) -> Difference.Kind {
        guard isMarkdown else { return words.contains(where: \.isNumber) ? .number : .words }
        if Verdict.allCases.contains(where: { words.contains($0.rawValue) }) { return .verdict }
        if words.contains("[!WARNING]") || lines.indices.contains(line - 1) && lines[line - 1].text == "> [!WARNING]" {
            return .warning
        }
        if isCode(line) { return .code }
        return words.contains(where: \.isNumber) ? .number : .words
    }

    func isCode(_ line: Int) -> Bool {
        !lines[..<min(line, lines.count)].count { $0.text.hasPrefix("```") }.isMultiple(of: 2)
    }

    /// Where a line is: in a table, in code, else below a heading.
    func place(of line: Int) -> String {
        guard isMarkdown else { return "line \(line + 1)" }
        let heading = lines.indices.prefix(line + 1).last { lines[$0].text.hasPrefix("#") && !isCode($0) }
            .map { lines[$0].text.drop { $0 == "#" || $0 == " " } }
        let section = heading.map { "“\($0)”" } ?? "the report"
        let text = lines.indices.contains(line) ? lines[line].text : ""
        if text.hasPrefix("|") {
            let cells = text.split(separator: "|").map(\.trimmed)
            return "row “\(cells.first ?? "")” of a table in \(section)"
        }
        if isCode(line) { return "the code or printed text in \(section)" }
        if text.hasPrefix("!["), let name = text.split(separator: "(").last?.dropLast() { return "the picture \(name)" }
        return "the text of \(section)"
    }
}
