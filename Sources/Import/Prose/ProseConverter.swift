internal import Document
internal import Spelling

/// Makes our Markdown of others' line by line: fences and directives become blocks, what stands within lines is
/// `ProseConverter+Inlines`. What has no counterpart is noted, and its words stay.
struct ProseConverter {
    let format: ForeignFormat
    var files: ForeignFiles
    var omissions: [Omission] = []
    /// Our labels by theirs.
    var labels: [String: String] = [:]
    /// The labels of `(label)=` lines that the next heading or formula takes.
    var pendingLabel: String?
    /// Notes that stood within the text, to be put behind the paragraph.
    var notes: [ForeignLine] = []
    /// How many such notes there were.
    var noteCount = 0
    /// The level of the heading before, below which tabs become sections.
    var level = 1
    /// How deep in callouts and the like the text is.
    var depth = 0
    /// How deep it may be, which is as deep as our text may be.
    static let mostLevels = 100

    init(format: ForeignFormat, files: ForeignFiles) { (self.format, self.files) = (format, files) }

    mutating func omit(_ place: Position, _ message: String, _ hint: Hint? = nil) {
        omissions.append(Omission(place: place, message: message, hint: hint))
    }

    /// These lines as ours, and the code between them.
    mutating func parts(_ lines: [ForeignLine]) -> [ForeignNotebook.Part] {
        var output = ConvertedParts()
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if let fence = Fence(line) {
                let end = fence.end(in: lines, from: index)
                convert(fence, line, Array(lines[(index + 1)..<min(end, lines.count)]), &output)
                index = end + 1
            } else if let formula = DisplayedFormula(lines, at: index) {
                output.add(written(formula))
                index = formula.end
            } else {
                convert(line, next: lines.dropFirst(index + 1).first { !$0.isBlank }, &output)
                index += 1
            }
        }
        output.add(takeNotes())
        return output.parts
    }

    /// The same as lines, with code as listings.
    mutating func lines(_ lines: [ForeignLine]) -> [ForeignLine] {
        guard depth < Self.mostLevels else {
            if let first = lines.first {
                omit(
                    first.place, "found more than \(Self.mostLevels) levels of blocks; what is deeper is left as it is")
            }
            return lines
        }
        depth += 1
        defer { depth -= 1 }
        return parts(lines).flatMap(\.lines)
    }
}

private extension ProseConverter {
    mutating func convert(_ line: ForeignLine, next: ForeignLine?, _ output: inout ConvertedParts) {
        if let label = line.targetLabel {
            pendingLabel = label
            if next == nil || labels[label] == nil {
                omit(line.place, "the target \"\(label)\" stands before nothing that bnbook numbers, and is left out")
                pendingLabel = nil
            }
            return
        }
        if format == .myst || format == .jupyter, line.text.hasPrefix("+++"),
            line.text.dropFirst(3).allSatisfy({ $0 == " " })
        {
            return
        }
        if format == .myst, line.text.hasPrefix("% ") || line.text == "%" { return }
        if line.isBlank { output.add(takeNotes()) }
        output.add([heading(line) ?? inline(caption(line))])
    }

    /// A table's caption with its label alone, of all attributes.
    func caption(_ line: ForeignLine) -> ForeignLine {
        guard line.text.hasPrefix(": "), line.text.hasSuffix("}"), let open = line.text.lastIndex(of: "{") else {
            return line
        }
        let label = DivAttributes(String(line.text[open...])).id.map { " {#\(labels[$0] ?? $0)}" } ?? ""
        return line.with(line.text[..<open].trimmingSuffix { $0 == " " } + label)
    }

    /// A heading with its label; `nil` for another line.
    mutating func heading(_ line: ForeignLine) -> ForeignLine? {
        let marks = line.text.prefix { $0 == "#" }
        guard (1...6).contains(marks.count), line.text.dropFirst(marks.count).first == " " else { return nil }
        level = marks.count
        var words = line.text, attributes = ""
        if words.hasSuffix("}"), let open = words.lastIndex(of: "{"), !words[open...].contains("`") {
            attributes = String(words[open...])
            words = String(words[..<open].trimmingSuffix { $0 == " " })
        }
        let label = pendingLabel.flatMap { labels[$0] }
        pendingLabel = nil
        let kept = attributes.dropFirst().dropLast().split(separator: " ").compactMap { word -> String? in
            if word.hasPrefix("#") { return "#" + (labels[String(word.dropFirst())] ?? String(word.dropFirst())) }
            return [".unnumbered", ".unlisted", "-"].contains(word) || !word.hasPrefix(".") ? nil : String(word)
        }
        let all = (label.map { ["#\($0)"] } ?? []) + kept
        let text = inline(ForeignLine(text: words, place: line.place, isVerbatim: line.isVerbatim)).text
        return line.with(all.isEmpty ? text : "\(text) {\(all.joined(separator: " "))}")
    }

    mutating func takeNotes() -> [ForeignLine] {
        defer { notes = [] }
        return notes.isEmpty ? [] : [notes[0].with("")] + notes
    }
}

extension ForeignLine {
    /// MyST's `(label)=`.
    var targetLabel: String? {
        guard text.hasPrefix("("), text.hasSuffix(")="), !text.dropFirst().dropLast(2).contains(" ") else { return nil }
        return String(text.dropFirst().dropLast(2))
    }
}

extension StringProtocol {
    func trimmingSuffix(_ isDropped: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, isDropped(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
    var trimmed: String { String(drop { $0.isWhitespace }.trimmingSuffix(\.isWhitespace)) }
}
