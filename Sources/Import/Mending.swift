internal import Document
internal import Notebook

/// Text that our own reader finds fault with, made to mean nothing in its place: what seemed a reference is words, a
/// formula that cannot be set is code, and what else cannot be read is shown as it is. Each is noted.
struct Mending {
    private(set) var lines: [ForeignLine]
    private(set) var omissions: [Omission]

    init(lines: [ForeignLine], omissions: [Omission]) { (self.lines, self.omissions) = (lines, omissions) }

    var text: String { lines.map(\.text).joined(separator: "\n") + "\n" }

    var sortedOmissions: [Omission] {
        omissions.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    }

    /// How often the text is read again, as a fault can hide another.
    private static let mostRounds = 8

    mutating func mend(_ read: (String) throws -> Conversion.Reading) rethrows {
        for _ in 0..<Self.mostRounds {
            let (notebook, problems) = try read(text)
            let errors = problems.filter { $0.severity == .error && lines.indices.contains($0.position.line - 1) }
            guard !errors.isEmpty else { return }
            // From behind, so that places before a change stay true.
            var fenced: [ClosedRange<Int>] = []
            for problem in errors.sorted(by: { $0.position > $1.position }) {
                let line = problem.position.line
                guard !fenced.contains(where: { $0.contains(line) }) else { continue }
                let rest = problem.message.hasPrefix("the link leads") ? "its words stay" : "its source is shown"
                omissions.append(Omission(place: lines[line - 1].place, message: "\(problem.message); \(rest)"))
                if let range = mend(problem, notebook) { fenced.append(range) }
            }
        }
    }

    /// The text with each omission as a comment before the block that it is about.
    func commented(file: String, _ read: (String) throws -> Conversion.Reading) rethrows -> String {
        let starts = try read(text).notebook?.parts.map(\.firstLine) ?? []
        var comments: [Int: [String]] = [:]
        for omission in sortedOmissions {
            // Of blocks that one cell became, the first.
            let last = starts.last { lines[$0 - 1].place <= omission.place } ?? starts.first
            let before =
                last.flatMap { last in starts.first { lines[$0 - 1].place == lines[last - 1].place } } ?? lines.count
                + 1
            let words = "\(file):\(omission.place.line): \(omission.message)"
            comments[before, default: []].append(
                words.replacing("--", with: "- -").replacing("$", with: "").replacing("\n", with: " "))
        }
        var written: [String] = []
        for (index, line) in lines.enumerated() {
            if let words = comments[index + 1] { written += ["<!--"] + words + ["-->", ""] }
            written.append(line.text)
        }
        if let words = comments[lines.count + 1] { written += ["", "<!--"] + words + ["-->"] }
        return written.joined(separator: "\n").trimmingSuffix { $0 == "\n" } + "\n"
    }
}

private extension Mending {
    /// Gives the lines that are now a listing, if that was done.
    mutating func mend(_ problem: Diagnostic, _ notebook: Notebook?) -> ClosedRange<Int>? {
        let (line, column) = (problem.position.line, problem.position.column)
        if line <= frontMatterEnd {
            lines[line - 1].text = ""
            return line...line
        }
        if lines[line - 1].text.contains("{{<") {
            lines[line - 1].text = lines[line - 1].text.replacing("{{<", with: "{{ <")
            return nil
        }
        if problem.message.hasPrefix("the formula cannot be set"),
            let formula = notebook?.formula(at: problem.position),
            let range = showCode(of: formula)
        {
            return range
        }
        if let link = notebook?.link(at: problem.position), replace(link.node, link.range) { return nil }
        let bytes = Array(lines[line - 1].text.utf8)
        if bytes.indices.contains(column - 1),
            let sign = bytes[(column - 1)...].firstIndex(where: { "@[".utf8.contains($0) }),
            sign <= column + 1, sign == 0 || bytes[sign - 1] != UInt8(ascii: "\\")
        {
            lines[line - 1].text = String(
                decoding: bytes[..<sign] + [UInt8(ascii: "\\")] + bytes[sign...], as: UTF8.self)
            return nil
        }
        return show(notebook?.parts.last { $0.firstLine <= line }?.lines ?? line...line)
    }

    /// The line that closes the front matter; 0 where there is none.
    var frontMatterEnd: Int {
        guard lines.first?.text == "---" else { return 0 }
        return (lines.dropFirst().firstIndex { $0.text == "---" } ?? -1) + 1
    }

    /// Makes these lines, 1 for the first, a listing.
    mutating func show(_ range: ClosedRange<Int>) -> ClosedRange<Int> {
        let part = Array(lines[(range.lowerBound - 1)...(min(range.upperBound, lines.count) - 1)])
        lines.replaceSubrange(
            (range.lowerBound - 1)...(min(range.upperBound, lines.count) - 1),
            with: CodeCell(language: "markdown", lines: part).listing)
        return range
    }

    /// Puts a link's words in its place; `false` where it reaches over several lines.
    mutating func replace(_ link: LinkNode, _ range: SourceRange) -> Bool {
        guard range.start.line == range.end.line, link.target.start.line == range.start.line else { return false }
        let bytes = Array(lines[range.start.line - 1].text.utf8)
        let words = (range.start.column)..<(link.target.start.column - 2)
        guard words.lowerBound <= words.upperBound, range.end.column - 1 <= bytes.count else { return false }
        lines[range.start.line - 1].text = String(
            decoding: bytes[..<(range.start.column - 1)] + bytes[words] + bytes[(range.end.column - 1)...],
            as: UTF8.self)
        return true
    }

    /// Shows the TeX of a formula as code; `nil` where its place is not found.
    mutating func showCode(of formula: Formula) -> ClosedRange<Int>? {
        let line = formula.position.line
        if !formula.tex.contains("\n"), let (marks, start) = dollars(before: formula.position) {
            let bytes = Array(lines[line - 1].text.utf8)
            let end = formula.position.column - 1 + formula.tex.utf8.count
            guard end + marks <= bytes.count, !bytes[start..<end].contains(UInt8(ascii: "`")), start + marks < end,
                bytes[end] == UInt8(ascii: "$")
            else { return nil }
            let tick = [UInt8(ascii: "`")]
            let code = bytes[..<start] + tick + bytes[(start + marks)..<end] + tick + bytes[(end + marks)...]
            lines[line - 1].text = String(decoding: code, as: UTF8.self)
            return line...line
        }
        guard let open = lines[..<line].lastIndex(where: { $0.text.trimmed.hasPrefix("$$") }),
            let close = lines[(open + 1)...].firstIndex(where: { $0.text.trimmed.hasPrefix("$$") })
        else { return nil }
        lines[open].text = lines[open].indentation + "```latex"
        lines[close].text = lines[close].indentation + "```"
        return (open + 1)...(close + 1)
    }

    func dollars(before place: Position) -> (count: Int, start: Int)? {
        let bytes = Array(lines[place.line - 1].text.utf8.prefix(place.column - 1))
        let count = bytes.reversed().prefix { $0 == UInt8(ascii: "$") }.count
        return count > 0 ? (min(count, 2), bytes.count - min(count, 2)) : nil
    }
}

private extension Notebook.Part {
    var lines: ClosedRange<Int> {
        switch self {
        case .prose(let prose): prose.lines
        case .block(let block): block.lines
        }
    }
    var firstLine: Int { lines.lowerBound }
}

private extension Notebook {
    /// The last formula that begins at or before a place.
    func formula(at place: Position) -> Formula? {
        formulas.filter { $0.position <= place }.max { $0.position < $1.position }
    }

    /// The link that begins there.
    func link(at place: Position) -> (node: LinkNode, range: SourceRange)? {
        for part in parts {
            guard case .prose(let prose) = part else { continue }
            for inline in prose.allInlines where inline.range.start == place {
                if case .link(let link) = inline.kind { return (link, inline.range) }
            }
        }
        return nil
    }
}
