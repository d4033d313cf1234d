internal import Outputs
internal import Document

/// An author's source, of which pieces are replaced: all else is copied byte by byte.
struct AnnotatedSource {
    /// What stands in the place of a range.
    struct Edit {
        var range: SourceRange
        var text: String
        /// Whether it is text, which must begin no list or heading where it comes first on its line.
        var isText = false
    }

    private let lines: [[UInt8]]
    /// Lines that are left out, 1 for the first.
    private let skipped: Set<Int>

    init(_ lines: [String], without skipped: Set<Int> = []) {
        self.lines = lines.map { Array($0.utf8) }
        self.skipped = skipped
    }

    /// All of it.
    var whole: SourceRange { range(of: 1...max(1, lines.count)) }

    /// From the beginning of the first to the end of the last line.
    func range(of lines: ClosedRange<Int>) -> SourceRange {
        let last = min(lines.upperBound, self.lines.count)
        let length = last > 0 ? self.lines[last - 1].count : 0
        return SourceRange(
            start: Position(line: lines.lowerBound, column: 1), end: Position(line: last, column: length + 1))
    }

    /// A piece of the source with those edits that are in it, without empty lines at its end.
    func text(_ range: SourceRange, _ edits: [Edit]) -> String {
        var output: [UInt8] = []
        var place = range.start
        var lastIsNumber = false
        for edit in edits.sorted(by: { $0.range.start < $1.range.start })
        where edit.range.start >= place && edit.range.end <= range.end {
            copy(from: place, to: edit.range.start, &output, behindNumber: lastIsNumber)
            let startsLine = edit.isText && Self.startsLine(output)
            let text = startsLine ? escapedLineStart(edit.text) : edit.text
            lastIsNumber = startsLine && !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
            output += text.utf8
            place = edit.range.end
        }
        copy(from: place, to: range.end, &output, behindNumber: lastIsNumber)
        while let last = output.last, last == UInt8(ascii: "\n") { output.removeLast() }
        return String(decoding: output, as: UTF8.self)
    }
}

private extension AnnotatedSource {
    /// Copies what stands between two places; a number that a value begins a line with is no list's.
    func copy(from start: Position, to end: Position, _ output: inout [UInt8], behindNumber: Bool) {
        guard start.line <= end.line else { return }
        for number in start.line...end.line where lines.indices.contains(number - 1) && !skipped.contains(number) {
            if number > start.line, !output.isEmpty { output.append(UInt8(ascii: "\n")) }
            let line = lines[number - 1]
            let first = number == start.line ? start.column - 1 : 0
            let last = number == end.line ? min(end.column - 1, line.count) : line.count
            guard first < last else { continue }
            if behindNumber, number == start.line, ".)".utf8.contains(line[first]) { output.append(UInt8(ascii: "\\")) }
            output += line[first..<last]
        }
    }

    /// Whether nothing but marks of quotes and lists and spaces stands before the end of the last line.
    static func startsLine(_ output: [UInt8]) -> Bool {
        let line = output.suffix(from: (output.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)
        return line.split { " \t>".utf8.contains($0) }.allSatisfy { word in
            let rest = word.drop { (48...57).contains($0) }
            return rest.count == 1 && (rest.count == word.count ? "-+*" : ".)").utf8.contains(rest[rest.startIndex])
        }
    }
}

/// Text that Markdown takes for itself.
func escapedMarkdown(_ text: String) -> String {
    let bytes = Array(text.withVisibleControls.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
        if isEscaped(byte) || byte == UInt8(ascii: "&") && beginsEntity(bytes[(index + 1)...]) {
            result.append(UInt8(ascii: "\\"))
        }
        result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
}

private func isEscaped(_ byte: UInt8) -> Bool { "\\`*_[]<>|~$".utf8.contains(byte) }

/// Whether what follows an ampersand may make a character of it.
private func beginsEntity(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let next = rest.first else { return false }
    return next == UInt8(ascii: "#") || (UInt8(ascii: "A")...UInt8(ascii: "z")).contains(next) && next & 0x5F <= 90
}

/// Text that begins a line, with a backslash where it would begin a list or a heading.
private func escapedLineStart(_ text: String) -> String {
    guard let first = text.first else { return text }
    if "#-+=".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")", rest.dropFirst().first ?? " " == " "
    else {
        return text
    }
    return digits + "\\" + rest
}
