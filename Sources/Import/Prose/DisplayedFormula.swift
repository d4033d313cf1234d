internal import Document

/// A formula on lines of its own: `$$ … $$`, `\[ … \]`, or an environment of AMS-LaTeX.
struct DisplayedFormula {
    /// Its TeX, line by line, without what is around it.
    private(set) var lines: [ForeignLine] = []
    let indentation: String
    /// The author's label.
    private(set) var label: String?
    let place: Position
    /// The index of the line behind it.
    private(set) var end = 0

    /// The formula that begins on the line at `start`; `nil` where none does, or where it does not end.
    init?(_ all: [ForeignLine], at start: Int) {
        let first = all[start]
        indentation = first.indentation
        place = first.place
        let text = first.text.trimmed
        guard let (open, close, isKept) = Self.marks(text) else { return nil }
        var rest = isKept ? text : String(text.dropFirst(open.count))
        var index = start
        while true {
            if let range = rest.firstRange(of: close) {
                lines.append(all[index].with(String(rest[..<(isKept ? range.upperBound : range.lowerBound)])))
                guard takeLabel(rest[range.upperBound...].trimmed) else { return nil }
                break
            }
            lines.append(all[index].with(rest))
            index += 1
            guard index < all.count, index - start < 200 else { return nil }
            rest = all[index].text
        }
        end = index + 1
        let all = lines.filter { !$0.isBlank }
        lines = []
        for line in all { lines.append(withoutLabel(line)) }
    }

    /// What opens a formula at a line's beginning, and what closes it; whether both are part of the TeX.
    private static func marks(_ text: String) -> (String, String, Bool)? {
        if text.hasPrefix("$$") { return ("$$", "$$", false) }
        for (open, close) in [("\\\\[", "\\\\]"), ("\\[", "\\]")] where text.hasPrefix(open) {
            return (open, close, false)
        }
        guard text.hasPrefix("\\begin{"), let end = text.firstIndex(of: "}") else { return nil }
        let name = String(text[text.index(text.startIndex, offsetBy: 7)..<end])
        let bare = name.hasSuffix("*") ? String(name.dropLast()) : name
        guard ["equation", "align", "gather", "eqnarray", "multline", "alignat", "flalign"].contains(bare) else {
            return nil
        }
        return ("\\begin{\(name)}", "\\end{\(name)}", true)
    }

    /// A label behind the formula: `(eq-x)` as MyST has it, or `{#eq-x}`. `false` where other words stand there.
    private mutating func takeLabel(_ text: String) -> Bool {
        if text.hasPrefix("("), text.hasSuffix(")"), !text.contains(" ") { label = String(text.dropFirst().dropLast()) }
        if text.hasPrefix("{#"), text.hasSuffix("}") {
            label = String(text.dropFirst(2).prefix { $0 != "}" && $0 != " " })
        }
        return text.isEmpty || label != nil || text.allSatisfy(\.isPunctuation)
    }

    /// Without `\label{…}` and `(\#eq:x)`, which it takes.
    private mutating func withoutLabel(_ line: ForeignLine) -> ForeignLine {
        var text = line.text
        for (open, close) in [("\\label{", "}"), ("(\\#", ")")] {
            guard let start = text.firstRange(of: open), let end = text[start.upperBound...].firstRange(of: close)
            else {
                continue
            }
            label = label ?? String(text[start.upperBound..<end.lowerBound])
            text.removeSubrange(start.lowerBound..<end.upperBound)
        }
        // KaTeX has no eqnarray, which is an array of three columns.
        for name in ["eqnarray*", "eqnarray"] {
            text = text.replacing("\\begin{\(name)}", with: "\\begin{array}{rcl}")
                .replacing("\\end{\(name)}", with: "\\end{array}")
        }
        return line.with(text)
    }
}

extension ProseConverter {
    /// The formula as ours.
    mutating func written(_ formula: DisplayedFormula) -> [ForeignLine] {
        let label = (formula.label ?? pendingLabel).flatMap { labels[$0] }
        pendingLabel = nil
        let first = formula.lines.first ?? ForeignLine(text: "", place: formula.place, isVerbatim: false)
        let indentation = formula.indentation
        return [first.with(indentation + "$$")] + formula.lines.map { $0.with(indentation + $0.text.trimmed) }
            + [(formula.lines.last ?? first).with("\(indentation)$$" + (label.map { " {#\($0)}" } ?? ""))]
    }
}
