internal import Document
internal import Spelling

/// Words of the front matter and of options, which YAML may have folded or quoted.
extension ProseReader {
    /// Markdown that stands in the front matter or in an option, from `start` on in `lines`.
    mutating func markdown(_ text: String, at start: Position, in lines: [String]) -> MarkdownText {
        let own = Spelling.lines(of: text.utf8)
        let places = ScalarPlaces(own, from: start, in: lines)
        let fragment = Fragment(
            lines: own, math: MathMask(markdown: own), place: places.place, hasOwnRanges: true)
        for position in fragment.math.values { report(places.place(position), MathMask.valueInFormula) }
        return MarkdownText(source: text, blocks: markdown(fragment), places: places)
    }

    /// Text that is no Markdown but may hold inline values: a title.
    mutating func plain(_ text: String, at start: Position, in lines: [String]) -> MarkdownText {
        var reader = ProseReader(settings: Settings())
        reader.inlines = inlines
        let own = text.replacing("\n", with: " ")
        let values = reader.markdown(own, at: start, in: lines).blocks.flatMap(\.allInlines).filter {
            switch $0.kind {
            case .value, .quoted: true
            default: false
            }
        }
        // It is plain text, but nobody means dollars and a value's letters.
        for problem in reader.problems where problem.message == MathMask.valueInFormula {
            report(problem.position, problem.message)
        }
        (inlines, quotedValues) = (reader.inlines, quotedValues + reader.quotedValues)
        let bytes = Array(own.utf8)
        if let found = own.firstRange(of: "^[") {
            let column = own[..<found.lowerBound].utf8.count + 1
            warn(
                ScalarPlaces([own], from: start, in: lines).place(Position(line: 1, column: column)),
                "`^[` is shown as it stands: a title is plain text, and holds no notes")
        }
        var (nodes, from) = ([InlineNode](), 1)
        func take(upTo end: Int) {
            guard end > from else { return }
            let words = String(decoding: bytes[(from - 1)..<(end - 1)], as: UTF8.self)
            nodes.append(InlineNode(.text(settings.punctuation?.text(words) ?? words), Self.range(from, end)))
        }
        for value in values {
            take(upTo: value.range.start.column)
            nodes.append(value)
            from = value.range.end.column
        }
        take(upTo: bytes.count + 1)
        return MarkdownText(
            source: own, blocks: [BlockNode(.paragraph(nodes), lines: 1...1)],
            places: ScalarPlaces([own], from: start, in: lines))
    }

    /// The blocks of a piece of Markdown that stands by itself.
    mutating func markdown(_ fragment: Fragment) -> [BlockNode] {
        withMarkdown(fragment.math.lines, links.definitions(for: fragment.math.lines)) { blocks($0, fragment) }
    }

    /// The running text of one line that stands by itself: a cell, a caption.
    mutating func words(_ fragment: Fragment) -> [InlineNode] { markdown(fragment).flatMap(\.inlines) }

    private static func range(_ start: Int, _ end: Int) -> SourceRange {
        SourceRange(start: Position(line: 1, column: start), end: Position(line: 1, column: end))
    }
}
