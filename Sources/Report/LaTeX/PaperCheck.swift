internal import Document
package import Notebook
internal import Outputs
internal import Spelling

/// A paper in LaTeX beside the report that its values are from.
package struct PaperCheck {
    private let path: String
    private let lines: [String]
    /// The lines without comments, and with blanks for what is printed as it stands.
    private let read: [Substring]

    /// The paper at `path`, for messages, whose text is `text`.
    package init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        read = Self.withoutVerbatim(lines)
    }

    /// A file that a paper takes in.
    package struct Input: Hashable, Sendable {
        /// As the paper names it, with its ending.
        package var name: String
        /// The folder that it and what it takes in are looked for first, as the paper names it; "" for the paper's own.
        package var folder = ""
        /// Whether that folder is one in the folder of the file that takes it in, and not of the main one.
        package var isBelow = false
    }

    /// The files that the paper takes in, by `\input`, with braces or without, `\include`, `\subfile`, `\import` and
    /// `\subimport`.
    package var inputs: [Input] {
        read.flatMap { line in
            line.matches(
                of:
                    #/\\(?:(?:input|include|subfile)\s*\{([^}\\]+)\}|input\s+([^\s{}\\%]+)|(sub)?(?:import|inputfrom|includefrom)\*?\s*\{([^}\\]*)\}\s*\{([^}\\]+)\})/#
            ).compactMap { match in
                guard let words = match.1 ?? match.2 ?? match.5 else { return nil }
                let name = words.trimmingPrefix { $0.isWhitespace }
                let isWhole = name.split(separator: "/").last?.contains(".") == true
                let folder = match.4.map { String($0.hasSuffix("/") ? $0.dropLast() : $0) } ?? ""
                return Input(name: isWhole ? String(name) : "\(name).tex", folder: folder, isBelow: match.3 != nil)
            }
        }
    }

    /// Macros that the report does not give, or gives otherwise, and intervals that are none of its values.
    package func problems(against record: ReportRecord, _ report: String) -> [Diagnostic] {
        let macros = Dictionary(record.texMacros.map { ($0.name, $0.body) }) { first, _ in first }
        let known = Set(record.numbers)
        return read.enumerated().flatMap { index, text in
            definitions(text, line: index + 1, macros, report) + uses(text, line: index + 1, macros, report)
                + intervals(text, line: index + 1, known, report)
        }
    }
}

private extension PaperCheck {
    func definitions(_ text: Substring, line: Int, _ macros: [String: String], _ report: String) -> [Diagnostic] {
        text.matches(of: #/\\(?:re|provide)?newcommand\*?\{?(\\bn[A-Za-z]+)\}?\{(.*)\}/#).compactMap { match in
            guard let now = macros[String(match.1)], now != match.2 else { return nil }
            return diagnostic(
                text, line, at: match.1.startIndex, "\(match.1) is \(match.2) here; \(report) has \(now)")
        }
    }

    func uses(_ text: Substring, line: Int, _ macros: [String: String], _ report: String) -> [Diagnostic] {
        text.matches(of: #/\\bn[A-Z][A-Za-z]*/#).compactMap { match in
            guard macros[String(match.output)] == nil else { return nil }
            let hint = suggestion(for: String(match.output), among: macros.keys.sorted())
            return diagnostic(
                text, line, at: match.range.lowerBound, "\(report) has no value \(match.output)", hint)
        }
    }

    /// Numbers with intervals are results: each must be one of the report's.
    func intervals(_ text: Substring, line: Int, _ known: Set<String>, _ report: String) -> [Diagnostic] {
        guard !text.contains("\\newcommand{\\bn") else { return [] }
        return Self.intervals(in: text).compactMap { written, number in
            guard !known.contains(number) else { return nil }
            let mean = number.prefix { $0 != "±" }
            let hint = known.sorted().first { $0.hasPrefix(mean) || $0.prefix(4) == number.prefix(4) }
            return diagnostic(
                text, line, at: written.startIndex, "\(written) is no value of \(report)",
                hint.map { "the nearest is \($0.replacing("±", with: " ± "))" })
        }
    }

    /// The intervals of a line as they are written, and as "97.62±0.13": with a sign between two numbers, whatever room
    /// and dollars are about it, or by siunitx's digits in brackets.
    static func intervals(in text: Substring) -> [(written: Substring, number: String)] {
        let signs =
            #/
            ([-−]?\d+(?:\.\d+)?)
            (?:\s|~|\$|\\[,:;!\ ])* (?:\\pm|±|\+-) (?:\s|~|\$|\\[,:;!\ ])*
            (\d+(?:\.\d+)?)
            /#
        let brackets =
            #/
            \\(?:num|SI|qty)\s* (?:\[[^\]]*\])? \{\s*
            ([-−]?\d+(?:\.\d+)?)\s* \((\d+(?:\.\d+)?)\)
            \s*\}
            /#
        return text.matches(of: signs).map { ($0.0, normalized($0.1, $0.2)) }
            + text.matches(of: brackets).map { ($0.0, normalized($0.1, uncertainty(of: $0.1, $0.2))) }
    }

    /// "0.13" for the digits in 97.62(13), which count in the last place of the number.
    static func uncertainty(of number: Substring, _ digits: Substring) -> String {
        guard let point = number.firstIndex(of: "."), !digits.contains(".") else { return String(digits) }
        let places = number.distance(from: point, to: number.endIndex) - 1
        let all = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return all.dropLast(places) + "." + all.suffix(places)
    }

    func diagnostic(
        _ text: Substring, _ line: Int, at place: Substring.Index, _ message: String, _ hint: Hint? = nil
    ) -> Diagnostic {
        let column = text.utf8.distance(from: text.startIndex, to: place) + 1
        return Diagnostic(
            path: path, position: Position(line: line, column: column), message: message, hint: hint,
            excerpt: lines[line - 1])
    }

    /// Lines without comments and with blanks in the place of what is printed as it stands, so that places stay true:
    /// `\verb|…|`, `\begin{verbatim}` and listings, and what the package comment leaves out.
    static func withoutVerbatim(_ lines: [String]) -> [Substring] {
        var environment: String?
        return lines.map { line in
            if let open = environment {
                guard let end = line.firstRange(of: "\\end{\(open)}") else { return "" }
                environment = nil
                return Substring(blank(line[..<end.upperBound]) + withoutVerbatim([String(line[end.upperBound...])])[0])
            }
            let spoken = line.replacing(#/\\(?:verb|lstinline|mintinline(?:\{[^}]*\})?)\*?([^A-Za-z\s*\[{]).*?\1/#) {
                blank($0.0)
            }
            let text = withoutComment(spoken)
            guard let begin = text.firstMatch(of: #/\\begin\{(verbatim\*?|Verbatim|lstlisting|minted|alltt|comment)\}/#)
            else { return text }
            let rest = text[begin.range.upperBound...]
            guard let end = rest.firstRange(of: "\\end{\(begin.1)}") else {
                environment = String(begin.1)
                return text[..<begin.range.lowerBound]
            }
            let between = blank(text[begin.range.lowerBound..<end.upperBound])
            return Substring(
                text[..<begin.range.lowerBound] + between + withoutVerbatim([String(text[end.upperBound...])])[0])
        }
    }

    /// As many blanks as the text has bytes.
    static func blank(_ text: Substring) -> String { String(repeating: " ", count: text.utf8.count) }

    /// A line up to the sign that begins a comment.
    static func withoutComment(_ line: some StringProtocol) -> Substring {
        var isEscaped = false
        let end = line.firstIndex { character in
            defer { isEscaped = character == "\\" && !isEscaped }
            return character == "%" && !isEscaped
        }
        return Substring(line[..<(end ?? line.endIndex)])
    }
}

private extension ReportRecord {
    /// The report's numbers with intervals, without spaces: "97.62±0.13".
    var numbers: [String] {
        let cells = blocks.flatMap(\.outputs).flatMap { output in
            (output.table?.rows.flatMap(\.self) ?? []) + [output.value, output.claim?.difference].compactMap(\.self)
        }
        let taken = (quotes ?? []).compactMap(\.value)
        return (cells + values.compactMap(\.value) + taken).filter { $0.text.contains("±") }.map {
            let sides = $0.text.filter { !$0.isWhitespace }.split(separator: "±", maxSplits: 1)
            return normalized(sides.first ?? "", sides.last ?? "")
        }
    }
}

private func normalized(_ mean: some StringProtocol, _ halfWidth: some StringProtocol) -> String {
    String(mean).replacing("−", with: "-") + "±" + halfWidth
}
