internal import Document
internal import Spelling

extension NotebookParser {
    /// Puts the parts that `{{< include part.md >}}` names into the lines from index `first` on.
    mutating func includeParts(from first: Int) {
        guard lines.contains(where: { $0.holds("{{<") }) else { return }
        var whole = WholeText()
        append(lines, of: name, from: first, to: &whole, within: [name])
        (lines, origins) = (whole.lines, whole.origins)
    }
}

/// A notebook and its parts.
private struct WholeText {
    var lines: [String] = []
    var origins = SourceOrigins()
    var partCount = 0
}

/// More would be a mistake: parts that include one another many times over.
private let mostParts = 1_000

/// A line that includes a part.
private struct Include {
    var path: String
    /// Where the path begins, 1 for the line's first byte.
    var column: Int
}

private extension NotebookParser {
    /// Adds the lines of a file; `within` are the files that are being included, this one last.
    mutating func append(_ own: [String], of file: String, from first: Int, to whole: inout WholeText, within: [String])
    {
        whole.origins.append(start: whole.lines.count + 1, path: file, line: 1)
        let blocks =
            own.contains { $0.holds("{{<") }
            ? LineBlocks(Array(repeating: "", count: first) + own.dropFirst(first)) : LineBlocks()
        for (index, line) in own.enumerated() {
            guard index >= first, line.holds("{{<"), !blocks.isCode(index + 1),
                let include = include(line, own, file, index)
            else {
                whole.lines.append(line)
                continue
            }
            let part = Notebook.path(include.path, besides: file)
            whole.partCount += 1
            if let text = text(
                of: part, include, at: Position(line: index + 1, column: include.column), own, whole.partCount,
                within: within)
            {
                append(text, of: part, from: 0, to: &whole, within: within + [part])
                whole.origins.append(start: whole.lines.count + 1, path: file, line: index + 2)
            } else {
                whole.lines.append("")
                isComplete = false
            }
        }
    }

    /// What a line includes; `nil` for any other line, which is reported where it looks like one.
    mutating func include(_ line: String, _ own: [String], _ file: String, _ index: Int) -> Include? {
        let indentation = line.prefix { $0 == " " }.count
        let words = line.split(separator: " ")
        guard indentation < 4, words.first?.hasPrefix("{{<") == true, line.hasSuffix(">}}") else { return nil }
        if words.count == 4, words[0] == "{{<", words[1] == "include", words[3] == ">}}" {
            return Include(path: String(words[2]), column: line[..<words[2].startIndex].utf8.count + 1)
        }
        report(
            file, own, Position(line: index + 1, column: indentation + 1),
            "found \"\(line.dropFirst(indentation))\"; expected {{< include part.md >}}")
        return nil
    }

    /// The lines of a part; `nil`, with a report, where it cannot be included.
    mutating func text(
        of part: String, _ include: Include, at place: Position, _ own: [String], _ count: Int, within: [String]
    ) -> [String]? {
        let file = within.last ?? name
        if within.contains(part) {
            let way = (within + [part]).drop { $0 != part }.joined(separator: " → ")
            report(file, own, place, "\"\(part)\" includes itself: \(way)")
            return nil
        }
        if count > mostParts {
            if count == mostParts + 1 { report(file, own, place, "more than \(mostParts) parts are included") }
            return nil
        }
        let before = problems.count
        guard let lines = includedLines(part) else {
            let (message, hint) = missing(part)
            if problems.count == before { report(file, own, place, message, hint) }
            return nil
        }
        if let first = lines.first, isMark(first),
            lines.dropFirst().prefix(while: { !isMark($0) }).contains(where: isKey)
        {
            report(
                part, lines, Position(line: 1, column: 1),
                "found front matter in an included part; expected it in the notebook alone")
            return nil
        }
        return lines
    }
}
