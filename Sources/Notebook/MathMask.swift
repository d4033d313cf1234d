internal import Document
internal import Spelling

/// Hides mathematics from Markdown: `$…$` and `$$…$$` by GitHub's rules, in lines that are not code.
///
/// Within a line the dollars become backticks, so that cmark takes the formula for code and leaves it alone, and every
/// column stays. A displayed formula on lines of its own becomes an HTML comment on its first line; the others become
/// empty.
struct MathMask {
    private(set) var lines: [String]
    /// Formulas within lines, in order.
    private(set) var inline: [Formula] = []
    /// Formulas on lines of their own; the comment on the first line holds the index.
    private(set) var displayed: [Formula] = []
    private(set) var unclosed: [Position] = []
    /// Where a value is asked for within what would be a formula without it.
    private(set) var values: [Position] = []
    /// The index of each formula within a line, by its place.
    private var places: [Position: Int] = [:]

    /// What is said of such a value.
    static let valueInFormula =
        "a value stands in a formula, which is set before there are values; expected it beside the formula, or `\\$` for a dollar sign"

    /// `blocks` says which lines are left alone and whose text goes on; without `displays` every formula stands within its
    /// line.
    init(_ lines: [String], displays: Bool = true, blocks: LineBlocks = LineBlocks()) {
        self.lines = lines
        var (line, start) = (0, 0)
        while line < lines.count {
            if displays, !blocks.isCode(line + 1), let end = maskDisplayed(at: line, blocks) {
                maskInline(start..<line)
                (line, start) = (end, end)
            } else {
                line += 1
                if blocks.goesOn(line) { continue }
                if !blocks.isCode(line) { maskInline(start..<line) }
                start = line
            }
        }
        maskInline(start..<line)
    }

    /// Hides the formulas of Markdown, and what Markdown would take for its own in keys of works.
    init(markdown lines: [String]) {
        let isMasked = lines.contains { $0.utf8.contains(dollar) || $0.holds("@{") }
        self.init(lines, displays: isMasked, blocks: isMasked ? LineBlocks(lines) : LineBlocks())
    }

    /// The comment that stands for a displayed formula.
    static func comment(_ index: Int) -> String { "\(commentStart)\(index)-->" }

    /// The formula that a comment in an HTML block stands for.
    func displayedFormula(_ literal: String) -> Formula? {
        guard literal.hasPrefix(commentStart) else { return nil }
        let digits = literal.dropFirst(commentStart.count).prefix { $0.isNumber }
        return Int(digits).flatMap { displayed.indices.contains($0) ? displayed[$0] : nil }
    }

    /// The formula that a code span stands for whose text begins at `position`.
    func inlineFormula(at position: Position) -> Formula? { places[position].map { inline[$0] } }
}

private let dollar = UInt8(ascii: "$")
private let commentStart = "<!--bnbook-math "

/// cmark takes longer runs of backticks for text.
private let mostBackticks = 80

private extension MathMask {
    /// Masks `$$ … $$ {#eq-x}` that starts the line at index `first`; gives the index of the line after it, or `nil`
    /// where there is none.
    mutating func maskDisplayed(at first: Int, _ blocks: LineBlocks) -> Int? {
        let text = lines[first]
        guard text.utf8.contains(dollar) else { return nil }
        let prefix = text.prefix { " >\t".contains($0) }
        guard text.dropFirst(prefix.count).hasPrefix("$$") else { return nil }
        var tex = String(text.dropFirst(prefix.count + 2))
        var last = first
        while !tex.contains("$$") {
            last += 1
            guard last < lines.count, !blocks.isCode(last + 1), lines[last].contains(where: { !" >\t".contains($0) })
            else {
                unclosed.append(Position(line: first + 1, column: prefix.utf8.count + 1))
                return nil
            }
            tex += "\n" + lines[last].drop { " >\t".contains($0) }
        }
        let closing = closingRange(from: first, to: last, prefix.utf8.count)
        let parts = tex.split(separator: "$$", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = parts[1].drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        guard let label = trailingLabel(String(rest)) else { return nil }
        for line in first...last {
            let bytes = Array(lines[line].utf8)
            noteValue(in: line == last ? bytes[..<(closing.start.column - 1)] : bytes[...], line: line + 1)
        }
        displayed.append(
            Formula(
                tex: String(parts[0]), isDisplayed: true, label: label.isEmpty ? nil : label,
                position: Position(line: first + 1, column: prefix.utf8.count + 3), closing: closing))
        lines[first] = prefix + Self.comment(displayed.count - 1)
        for line in stride(from: first + 1, through: last, by: 1) { lines[line] = String(prefix) }
        return last + 1
    }

    /// Where the closing dollars and what is behind them stand on line `last`.
    func closingRange(from first: Int, to last: Int, _ prefix: Int) -> SourceRange {
        let bytes = Array(lines[last].utf8)
        let start = first == last ? prefix + 2 : 0
        let index = (start..<max(start, bytes.count - 1)).first { bytes[$0...].starts(with: "$$".utf8) } ?? start
        return SourceRange(
            start: Position(line: last + 1, column: index + 1), end: Position(line: last + 1, column: bytes.count + 1))
    }

    /// The label in `{#eq-x}`, "" for nothing at all, `nil` for anything else.
    func trailingLabel(_ text: String) -> String? {
        if text.isEmpty { return "" }
        guard text.hasPrefix("{#"), text.hasSuffix("}") else { return nil }
        return String(text.dropFirst(2).dropLast())
    }

    /// Masks the formulas of lines whose text goes on from one to the next, so that code may begin on one and end on another.
    mutating func maskInline(_ range: Range<Int>) {
        guard range.contains(where: { lines[$0].utf8.contains(dollar) || lines[$0].holds("@{") }) else { return }
        var text = range.map { Array(lines[$0].utf8) }
        var unmatched: Set<Int> = []
        // Backticks that are text: those of a formula behind them would close what they seem to open.
        var lone: [(line: Int, columns: Range<Int>)] = []
        var (line, column) = (0, 0)
        while line < text.count {
            guard column < text[line].count else { (line, column) = (line + 1, 0); continue }
            switch text[line][column] {
            case UInt8(ascii: "`"):
                let length = text[line][column...].prefix { $0 == UInt8(ascii: "`") }.count
                if let end = endOfCode(text, line, column, length, &unmatched) { (line, column) = end; continue }
                lone.append((line, column..<column + length))
                column += length
            case UInt8(ascii: "\\"): column += 2
            case UInt8(ascii: "@"): column = hideKey(&text[line], at: column)
            case dollar:
                let (number, count) = (range.lowerBound + line + 1, inline.count)
                column =
                    maskGuarded(&text[line], from: column, line: number)
                    ?? mask(&text[line], from: column, line: number)
                if inline.count == count { continue }
                for (line, columns) in lone { InertSign.hide(&text[line], columns) }
                lone = []
            default: column += 1
            }
        }
        for (index, bytes) in zip(range, text) { lines[index] = String(decoding: bytes, as: UTF8.self) }
    }

    /// Past the code span that starts here with so many backticks; `nil` where none does. `unmatched` holds the lengths that
    /// nothing closes from here on.
    func endOfCode(_ text: [[UInt8]], _ line: Int, _ column: Int, _ length: Int, _ unmatched: inout Set<Int>)
        -> (line: Int, column: Int)?
    {
        if unmatched.contains(length) || length > mostBackticks { return nil }
        var start = column + length
        let tick = UInt8(ascii: "`")
        for line in line..<text.count {
            let bytes = text[line]
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes[end] == tick { end += 1 }
                if end - start == length { return (line, end) }
                start = max(end, start + 1)
            }
            start = 0
        }
        unmatched.insert(length)
        return nil
    }

    /// Hides Markdown's signs in the key of a work in braces, `@{doe*2001}`; gives the column behind it.
    func hideKey(_ bytes: inout [UInt8], at start: Int) -> Int {
        let key = bytes[(start + 1)...].prefix { $0 != UInt8(ascii: "}") && $0 > 32 }
        guard key.first == UInt8(ascii: "{"), key.endIndex < bytes.count, bytes[key.endIndex] == UInt8(ascii: "}")
        else { return start + 1 }
        InertSign.hide(&bytes, key.indices)
        return key.endIndex
    }

    /// Masks GitHub's other way of writing a formula, `` $`…`$ ``; gives the column behind it.
    mutating func maskGuarded(_ bytes: inout [UInt8], from start: Int, line: Int) -> Int? {
        let (tick, open) = (UInt8(ascii: "`"), start + 2)
        guard start == 0 || !isWord(bytes[start - 1]), open < bytes.count, bytes[start + 1] == tick,
            let close = bytes[open...].firstIndex(of: tick), close > open, close + 1 < bytes.count,
            bytes[close + 1] == dollar, close + 2 == bytes.count || bytes[close + 2] != tick,
            start == 0 || bytes[start - 1] != tick
        else { return nil }
        keep(bytes[open..<close], isDisplayed: false, at: Position(line: line, column: open + 1))
        (bytes[start], bytes[close + 1]) = (tick, tick)
        return close + 2
    }

    mutating func keep(_ tex: ArraySlice<UInt8>, isDisplayed: Bool, at position: Position) {
        places[position] = inline.count
        inline.append(
            Formula(tex: String(decoding: tex, as: UTF8.self), isDisplayed: isDisplayed, position: position))
    }

    /// Masks the formula whose opening dollars are at `start`; gives the column to go on from.
    mutating func mask(_ bytes: inout [UInt8], from start: Int, line: Int) -> Int {
        let length = start + 1 < bytes.count && bytes[start + 1] == dollar ? 2 : 1
        let open = start + length
        guard start == 0 || !isWord(bytes[start - 1]), open < bytes.count, length == 2 || !isSpace(bytes[open]) else {
            return open
        }
        var close = open
        while close < bytes.count, bytes[close] != dollar || bytes[close - 1] == UInt8(ascii: "\\") { close += 1 }
        let end = close + length
        guard close > open, end <= bytes.count, bytes[close..<end].allSatisfy({ $0 == dollar }),
            length == 2 || !isSpace(bytes[close - 1]), end == bytes.count || !isWord(bytes[end])
        else { return open }
        guard !bytes[max(start, 1) - 1..<min(end + 1, bytes.count)].contains(UInt8(ascii: "`")) else {
            if !isInCode(close, bytes[open...]) { noteValue(in: bytes[open..<close], line: line) }
            return open
        }
        keep(bytes[open..<close], isDisplayed: length == 2, at: Position(line: line, column: open + 1))
        for column in Array(start..<open) + Array(close..<end) { bytes[column] = UInt8(ascii: "`") }
        return end
    }

    /// Whether a column is within a code span of these bytes.
    func isInCode(_ column: Int, _ bytes: ArraySlice<UInt8>) -> Bool {
        var start = bytes.startIndex, unmatched: Set<Int> = []
        while start < column {
            let length = bytes[start...].prefix { $0 == UInt8(ascii: "`") }.count
            let end = length == 0 ? nil : endOfCode([Array(bytes)], 0, start - bytes.startIndex, length, &unmatched)
            start = end.map { $0.column + bytes.startIndex } ?? start + max(length, 1)
        }
        return start > column
    }

    /// Notes the first value that is asked for in these bytes of a line.
    mutating func noteValue(in bytes: ArraySlice<UInt8>, line: Int) {
        guard let column = bytes.indices.first(where: { bytes[$0...].starts(with: "`{swift}".utf8) }) else { return }
        values.append(Position(line: line, column: column + 1))
    }

    func isWord(_ byte: UInt8) -> Bool {
        byte == dollar
            || byte < 128 && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber)
    }
    func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
}
