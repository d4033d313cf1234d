internal import Document
internal import Notebook

extension ProseConverter {
    /// A line of running text as ours.
    mutating func inline(_ line: ForeignLine) -> ForeignLine {
        guard line.text.contains(where: { "`{}$!^<\\[@".contains($0) }) else { return line }
        var text = Substring(line.text), written = ""
        while let sign = text.first {
            let place = line.place(behind: line.text[..<text.startIndex])
            if let piece = construct(sign, &text, place) {
                written += piece
            } else {
                written.append(sign)
                text.removeFirst()
            }
        }
        return written == line.text ? line : line.with(written)
    }
}

private extension ProseConverter {
    /// What begins at the text's first sign, as ours, the text being what is behind it; `nil` where nothing does.
    mutating func construct(_ sign: Character, _ text: inout Substring, _ place: Position) -> String? {
        switch sign {
        case "\\": return command(&text, place)
        case "`": return code(&text, place)
        case "$": return formula(&text)
        case "{": return role(&text, place) ?? shortcode(&text, place)
        case "!": return picture(&text, place)
        case "[": return bracket(&text, place)
        case "^": return note(&text, place)
        case "<": return tag(&text, place)
        case "@": return name(&text)
        default: return nil
        }
    }

    /// `\(…\)`, `\eqref{…}`, `\@ref(…)`; any other sign behind a backslash as it is.
    mutating func command(_ text: inout Substring, _ place: Position) -> String? {
        for (open, close) in [("\\\\(", "\\\\)"), ("\\(", "\\)")] where text.hasPrefix(open) && format != .myst {
            if let end = text.firstRange(of: close) {
                let tex = text[text.index(text.startIndex, offsetBy: open.count)..<end.lowerBound].trimmed
                text = text[end.upperBound...]
                return "$\(tex)$"
            }
        }
        for (open, close) in [("\\eqref{", "}"), ("\\ref{", "}"), ("\\@ref(", ")")] where text.hasPrefix(open) {
            guard let end = text.firstRange(of: close) else { continue }
            let label = String(text[text.index(text.startIndex, offsetBy: open.count)..<end.lowerBound])
            text = text[end.upperBound...]
            return referenceOrWords(label, place)
        }
        let piece = text.prefix(2)
        text = text.dropFirst(2)
        return String(piece)
    }

    mutating func referenceOrWords(_ label: String, _ place: Position) -> String {
        if let reference = reference(label) { return reference }
        let kinds = ["fig", "tab", "tbl", "eq", "sec"]
        if let colon = label.firstIndex(of: ":"), kinds.contains(String(label[..<colon])) {
            note(label, label.hasPrefix("tab:") ? "tbl" : String(label[..<colon]))
        }
        if let reference = reference(label) { return reference }
        omit(place, "found a reference to \"\(label)\", which nothing here is called; its name is shown")
        return "`\(label)`"
    }

    /// Code as it is; where it was to be computed, its words.
    mutating func code(_ text: inout Substring, _ place: Position) -> String {
        let marks = text.prefix { $0 == "`" }
        var rest = text.dropFirst(marks.count)
        while let end = rest.firstRange(of: String(marks)) {
            let behind = rest[end.upperBound...]
            guard behind.first != "`" else {
                rest = behind.drop { $0 == "`" }
                continue
            }
            let content = text[marks.endIndex..<end.lowerBound]
            let all = text[..<end.upperBound]
            text = behind
            // Ours alone would compute it.
            if content.hasPrefix("{swift} ") { return "`` `\(content)` ``" }
            return computed(content, place, marks.count).map { "`\($0)`" } ?? String(all)
        }
        text = text.dropFirst(marks.count)
        return String(marks)
    }

    mutating func computed(_ content: Substring, _ place: Position, _ count: Int) -> String? {
        guard count == 1, format.usesKnitr || format == .myst else { return nil }
        for open in ["r ", "{r} ", "{python} ", "python ", "{julia} ", "{eval} "] where content.hasPrefix(open) {
            if open == "python ", format != .rMarkdown { continue }
            omit(place, "the value of `\(content)` is not computed; its expression is shown")
            return String(content.dropFirst(open.count))
        }
        return nil
    }

    /// A formula within the line, as it is.
    mutating func formula(_ text: inout Substring) -> String? {
        let marks = text.hasPrefix("$$") ? "$$" : "$"
        guard let end = text.dropFirst(marks.count).firstRange(of: marks),
            text.dropFirst(marks.count).first != " " || marks == "$$"
        else { return nil }
        let tex = text[..<end.upperBound]
        text = text[end.upperBound...]
        return String(tex)
    }

    /// A note within the text, `^[words]`, which ours are not.
    mutating func note(_ text: inout Substring, _ place: Position) -> String? {
        guard text.hasPrefix("^["), let end = text.dropFirst().closing("[", "]") else { return nil }
        let words = String(text[text.index(text.startIndex, offsetBy: 2)..<end])
        text = text[text.index(after: end)...]
        noteCount += 1
        let written = inline(ForeignLine(text: words, place: place, isVerbatim: false)).text
        notes += [
            ForeignLine(text: "[^note-\(noteCount)]: \(written)", place: place, isVerbatim: false),
            ForeignLine(text: "", place: place, isVerbatim: false),
        ]
        return "[^note-\(noteCount)]"
    }

    /// `@fig-Loss` under our label; `nil` where ours is the same.
    func name(_ text: inout Substring) -> String? {
        let word = text.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" || $0 == "-" }
        guard let label = labels[String(word)], label != word, isLabel(label) else { return nil }
        text = text[word.endIndex...]
        return "@\(label)"
    }

    /// A link to a label or a heading, or a span with attributes; `nil` for all other brackets.
    mutating func bracket(_ text: inout Substring, _ place: Position) -> String? {
        guard let end = text.closing("[", "]") else { return nil }
        let words = text[text.index(after: text.startIndex)..<end], behind = text[text.index(after: end)...]
        if behind.hasPrefix("(#"), let close = behind.firstIndex(of: ")") {
            let label = withoutPercents(String(behind[behind.index(behind.startIndex, offsetBy: 2)..<close]))
            text = behind[behind.index(after: close)...]
            let written = inline(ForeignLine(text: String(words), place: place, isVerbatim: false)).text
            if words.isEmpty, labels[label] == nil { return referenceOrWords(label, place) }
            if let known = labels[label] { return words.isEmpty ? "@\(known)" : "[\(written)](#\(known))" }
            return "[\(written)](#\(format == .jupyter ? anchor(label) : label))"
        }
        guard format.usesKnitr, behind.hasPrefix("{"), let close = behind.firstIndex(of: "}"), !words.hasPrefix("^")
        else { return nil }
        text = behind[behind.index(after: close)...]
        return inline(ForeignLine(text: String(words), place: place, isVerbatim: false)).text
    }

    /// GitHub's name of the heading that Jupyter calls so.
    func anchor(_ label: String) -> String {
        label.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }

    /// Quarto's `{{< … >}}`, which is left out, unless it is an included part.
    mutating func shortcode(_ text: inout Substring, _ place: Position) -> String? {
        guard text.hasPrefix("{{<") || text.hasPrefix("{{%"), let end = text.firstRange(of: "}}") else { return nil }
        let words = text[..<end.upperBound]
        text = text[end.upperBound...]
        omit(place, "\(words) is left out")
        return ""
    }
}

extension Substring {
    /// Where the bracket closes that the text begins with; `nil` where it does not.
    func closing(_ open: Character, _ close: Character) -> Index? {
        var depth = 0, index = startIndex
        while index < endIndex {
            let sign = self[index]
            if sign == "\\" {
                index = self.index(after: index)
                if index == endIndex { return nil }
            } else if sign == open {
                depth += 1
            } else if sign == close {
                depth -= 1
                if depth == 0 { return index }
            }
            index = self.index(after: index)
        }
        return nil
    }
}
