/// Words of the front matter and of options, which YAML may have folded or quoted.
extension ProseReader {
    /// Markdown that stands in the front matter or in an option, somewhere from `start` on in `lines`.
    mutating func markdown(_ text: String, at start: Position, in lines: [String]) -> MarkdownText {
        let own = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let math = MathMask(own) { _ in false }
        let place = { (found: Position) in sourcePlace(of: found, in: own, from: start, lines) }
        let fragment = Fragment(lines: math.lines, math: math, place: place, hasOwnSpans: true)
        return withMarkdown(links.completing(math.lines.joined(separator: "\n"))) { document in
            var taken = Taken()
            let html = html(document, fragment, &taken)
            return MarkdownText(
                source: text, content: Content(html: withoutTag("p", html), gaps: taken.gaps), spans: taken.spans)
        }
    }

    /// Text that is no Markdown but may hold inline values: a title.
    mutating func plain(_ text: String, at start: Position, in lines: [String]) -> MarkdownText {
        var (pieces, spans) = ([Content.Piece](), [Prose.Span]())
        var rest = text[...]
        while let open = rest.firstRange(of: "`{swift} "), let close = rest[open.upperBound...].firstIndex(of: "`") {
            let place = Position(line: 1, column: text[..<open.upperBound].utf8.count + 1)
            inlines.append(
                Inline(
                    expression: String(rest[open.upperBound..<close]),
                    position: sourcePlace(of: place, in: [text], from: start, lines)))
            pieces += [.html(escapedHTML(String(rest[..<open.lowerBound]))), .gap(.value(inlines.count - 1))]
            let (from, to) = (text[..<open.lowerBound].utf8.count + 1, text[...close].utf8.count + 1)
            spans.append(
                Prose.Span(
                    start: Position(line: 1, column: from), end: Position(line: 1, column: to),
                    gap: .value(inlines.count - 1)))
            rest = rest[text.index(after: close)...]
        }
        return MarkdownText(source: text, content: Content(pieces + [.html(escapedHTML(String(rest)))]), spans: spans)
    }
}

/// Where in `lines` the words are that stand at `found` in a text made of them from `start` on: folding and quotes move
/// words about.
private func sourcePlace(of found: Position, in text: [String], from start: Position, _ lines: [String]) -> Position {
    guard text.indices.contains(found.line - 1) else { return start }
    let words = Array(text[found.line - 1].utf8.dropFirst(max(0, found.column - 1)).prefix(24))
    guard !words.isEmpty else { return start }
    for line in start.line...max(start.line, min(lines.count, start.line + 200)) where lines.indices.contains(line - 1)
    {
        let source = Array(lines[line - 1].utf8)
        let first = line == start.line ? start.column - 1 : 0
        guard first + words.count <= source.count else { continue }
        if let column = (first...source.count - words.count).first(where: {
            source[$0..<$0 + words.count].elementsEqual(words)
        }) {
            return Position(line: line, column: column + 1)
        }
    }
    return start
}
