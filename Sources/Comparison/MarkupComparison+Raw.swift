extension MarkupComparison {
    /// What stands in a style sheet, a script or the record.
    mutating func compareRaw(_ old: MarkupToken, _ new: MarkupToken, inside element: Int?) {
        let place = given.place(of: element)
        guard place.kind == .record else { return compareRules(old, new, place) }
        let comparison = JSONComparison(old.text, new.text)
        for (difference, offset) in comparison.differences { report(difference, at: old.offset + offset) }
        if comparison.differences.isEmpty { compareLines(old, new, "the record", .record) }
    }
}

private extension MarkupComparison {
    mutating func compareRules(_ old: MarkupToken, _ new: MarkupToken, _ place: MarkupPlace) {
        compareLines(old, new, place.words, place.kind)
    }

    /// Rule by rule, or line by line.
    mutating func compareLines(_ old: MarkupToken, _ new: MarkupToken, _ place: String, _ kind: Difference.Kind) {
        let (lines, others) = (Self.rules(old.text), Self.rules(new.text))
        for hunk in hunks(lines, others) {
            let (found, expected) = (lines[hunk.given].joined().trimmed, others[hunk.drawn].joined().trimmed)
            let offset = old.offset + lines[..<hunk.given.lowerBound].reduce(0) { $0 + $1.utf8.count }
            let difference =
                found.isEmpty
                ? Difference(kind, "in \(place)", lacks: expected)
                : expected.isEmpty
                    ? Difference(kind, place, adds: found) : Difference(kind, place, says: found, notSaying: expected)
            report(difference, at: offset)
        }
    }

    /// The rules of a style sheet, each with what is behind it, and lines.
    static func rules(_ text: String) -> [String] {
        var (rules, rule) = ([String](), "")
        for character in text {
            rule.append(character)
            if character == "}" || character.isNewline {
                rules.append(rule)
                rule = ""
            }
        }
        return rule.isEmpty ? rules : rules + [rule]
    }
}
