package import Document
internal import Spelling

/// Words of the front matter and of options, which YAML may have folded or quoted.
extension ProseReader {
    /// Markdown that stands in the front matter or in an option, from `start` on in `lines`.
    mutating func markdown(_ text: String, at start: Position, in lines: [String]) -> MarkdownText {
        expectWholeCommands(at: start, in: lines)
        let own = Spelling.lines(of: text.utf8)
        let places = ScalarPlaces(own, from: start, in: lines)
        let fragment = Fragment(
            lines: own, math: MathMask(markdown: own), place: places.place, hasOwnRanges: true)
        for position in fragment.math.values { report(places.place(position), MathMask.valueInFormula) }
        return MarkdownText(source: text, blocks: markdown(fragment), places: places)
    }

    /// The words of a title, which stands on other pages too: emphasis, code, formulas and inline values; all else stands
    /// as it is written.
    mutating func title(_ text: String, at start: Position, in lines: [String]) -> MarkdownText {
        expectWholeCommands(at: start, in: lines)
        let line = String(text.replacing("\n", with: " ").drop { $0 == " " })
        var inner = settings
        (inner.autolinks, inner.labels) = (false, [])
        func read(_ own: String) -> (text: MarkdownText, reader: ProseReader) {
            var reader = ProseReader(settings: inner)
            (reader.inlines, reader.formulas) = (inlines, formulas)
            let places = ScalarPlaces([own], from: start, in: lines)
            let fragment = Fragment(
                lines: [own], math: MathMask([own], displays: false), place: places.place, hasOwnRanges: true)
            // Nobody means dollars and a value's letters.
            for position in fragment.math.values { reader.report(places.place(position), MathMask.valueInFormula) }
            return (MarkdownText(source: own, blocks: reader.markdown(fragment), places: places), reader)
        }
        var (title, reader) = read(line)
        if title.lone == nil, !line.isEmpty {
            // The mark of a list, say, with which a line of a text would begin otherwise.
            let mark = line.firstIndex { !("0"..."9").contains($0) } ?? line.startIndex
            (title, reader) = read(line[..<mark] + "\\" + line[mark...])
        }
        for problem in reader.problems where problem.message == MathMask.valueInFormula {
            report(problem.position, problem.message)
        }
        (inlines, formulas) = (reader.inlines, reader.formulas)
        quotedValues += reader.quotedValues
        if let found = line.firstRange(of: "^[") {
            let column = line[..<found.lowerBound].utf8.count + 1
            warn(
                ScalarPlaces([line], from: start, in: lines).place(Position(line: 1, column: column)),
                "`^[` is shown as it stands: a title holds no notes")
        }
        title.blocks = [BlockNode(.paragraph(Self.inTitle(title.lone ?? [], Array(title.source.utf8))), lines: 1...1)]
        return title
    }

    /// Reports commands of TeX's of which YAML's double quotation marks make a tab or the like: `"$\theta$"`.
    private mutating func expectWholeCommands(at start: Position, in lines: [String]) {
        guard lines.indices.contains(start.line - 1) else { return }
        let bytes = Array(lines[start.line - 1].utf8)
        var (index, isFormula) = (start.column, false)
        guard start.column <= bytes.count, bytes[start.column - 1] == UInt8(ascii: "\"") else { return }
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "$") { isFormula.toggle() }
            guard bytes[index] == UInt8(ascii: "\\") else { index += 1; continue }
            let name = bytes[(index + 1)...].prefix { (0x41...0x5A).contains($0 & 0xDF) }
            if isFormula, name.count > 1, let first = name.first, "abefnrtv".utf8.contains(first) {
                let command = String(decoding: name, as: UTF8.self)
                return report(
                    Position(line: start.line, column: index + 1),
                    "in double quotation marks `\\\(command.prefix(1))` of `\\\(command)` is a sign of YAML's; expected single ones around the words, or `\\\\\(command)`"
                )
            }
            index += 2
        }
    }

    /// The blocks of a piece of Markdown that stands by itself.
    mutating func markdown(_ fragment: Fragment) -> [BlockNode] {
        withMarkdown(fragment.math.lines, links.definitions(for: fragment.math.lines)) { blocks($0, fragment) }
    }

    /// The running text of one line that stands by itself: a cell, a caption.
    mutating func words(_ fragment: Fragment) -> [InlineNode] { markdown(fragment).flatMap(\.inlines) }

    /// What of running text a title holds; the rest is text, as it stands in `source`.
    private static func inTitle(_ nodes: [InlineNode], _ source: [UInt8]) -> [InlineNode] {
        nodes.map { node in
            let kind: InlineNode.Kind =
                switch node.kind {
                case .text, .code, .formula, .value, .quoted, .softBreak, .lineBreak: node.kind
                case .emphasis(let nodes): .emphasis(inTitle(nodes, source))
                case .strong(let nodes): .strong(inTitle(nodes, source))
                case .strikethrough(let nodes): .strikethrough(inTitle(nodes, source))
                case .lowered(let nodes): .lowered(inTitle(nodes, source))
                case .raised(let nodes): .raised(inTitle(nodes, source))
                case .rawHTML, .link, .image, .reference, .citation, .footnote, .taskBox:
                    .text(
                        String(
                            decoding: source[(node.range.start.column - 1)..<(node.range.end.column - 1)],
                            as: UTF8.self))
                }
            return InlineNode(kind, node.range)
        }
    }
}

extension Notebook {
    /// The words of another notebook's title, which is Markdown without values.
    package static func title(ofMarkdown text: String) -> [InlineNode] {
        var reader = ProseReader(settings: ProseReader.Settings(takesValues: false))
        return reader.title(text, at: Position(line: 1, column: 1), in: [text]).inlines
    }
}

private extension MarkdownText {
    /// The running text, where all of it is one paragraph.
    var lone: [InlineNode]? {
        guard blocks.count == 1, case .paragraph(let nodes) = blocks[0].kind else { return nil }
        return nodes
    }
}
