internal import Document
package import Notebook
internal import Outputs
internal import Spelling

/// A paper in LaTeX beside the report that its values are from.
package struct PaperCheck {
    private let path: String
    private let lines: [String]

    /// The paper at `path`, for messages, whose text is `text`.
    package init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The files that the paper takes in by `\input` and `\include`, as it names them.
    package var inputs: [String] {
        lines.flatMap { line in
            Self.withoutComment(line).matches(of: #/\\(?:input|include|subfile)\s*\{([^}\\]+)\}/#).map { match in
                let name = match.1.trimmingPrefix { $0.isWhitespace }
                return name.split(separator: "/").last?.contains(".") == true ? String(name) : "\(name).tex"
            }
        }
    }

    /// Macros that the report does not give, or gives otherwise, and intervals that are none of its values.
    package func problems(against record: ReportRecord, _ report: String) -> [Diagnostic] {
        let macros = Dictionary(record.texMacros.map { ($0.name, $0.body) }) { first, _ in first }
        let known = Set(record.numbers)
        return lines.enumerated().flatMap { index, line -> [Diagnostic] in
            let text = Self.withoutComment(line)
            return definitions(text, line: index + 1, macros, report) + uses(text, line: index + 1, macros, report)
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

    /// A line up to the sign that begins a comment.
    static func withoutComment(_ line: String) -> Substring {
        var isEscaped = false
        let end = line.firstIndex { character in
            defer { isEscaped = character == "\\" && !isEscaped }
            return character == "%" && !isEscaped
        }
        return line[..<(end ?? line.endIndex)]
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
