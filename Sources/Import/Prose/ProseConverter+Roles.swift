internal import Document

extension ProseConverter {
    /// A role of MyST's, `{name}` and code behind it, as ours.
    mutating func role(_ text: inout Substring, _ place: Position) -> String? {
        guard format == .myst || format == .jupyter, let brace = text.firstIndex(of: "}") else { return nil }
        let name = String(text[text.index(after: text.startIndex)..<brace])
        let behind = text[text.index(after: brace)...]
        guard behind.first == "`", let first = name.first, first.isLetter,
            name.allSatisfy({ $0.isLetter || $0.isNumber || "-_:.+".contains($0) }),
            let end = behind.dropFirst().firstIndex(of: "`")
        else { return nil }
        let content = String(behind[behind.index(after: behind.startIndex)..<end])
        text = behind[behind.index(after: end)...]
        return written(Role(name: name, content: content), place)
    }
}

/// A role of MyST's: ``{name}`words <target>` ``.
private struct Role {
    var name: String
    var content: String

    var target: String {
        guard content.hasSuffix(">"), let open = content.lastIndex(of: "<") else { return content }
        return String(content[content.index(after: open)...].dropLast())
    }
    /// The words before the target; `nil` where the target stands alone.
    var words: String? {
        guard content.hasSuffix(">"), let open = content.lastIndex(of: "<"), open > content.startIndex else {
            return nil
        }
        return content[..<open].trimmed
    }
}

private extension ProseConverter {
    mutating func written(_ role: Role, _ place: Position) -> String {
        let kind = role.name.prefix { $0 != ":" }
        switch kind {
        case "cite": return citation(role)
        case "footcite": return "[@\(role.content.split(separator: ",").map(\.trimmed).joined(separator: "; @"))]"
        case "numref", "ref", "eq": return reference(role, place)
        case "math": return "$\(role.content)$"
        case "sub": return "<sub>\(role.content)</sub>"
        case "sup": return "<sup>\(role.content)</sup>"
        case "term", "abbr", "index", "guilabel", "u", "sc": return role.words ?? role.content
        case "strong": return "**\(role.content)**"
        case "emphasis": return "*\(role.content)*"
        case "doc", "download":
            omit(place, "the link to \(role.target) is left out; its words stay")
            return role.words ?? role.target
        case "kbd", "file", "command", "code", "samp", "class", "func", "meth", "mod", "attr", "obj", "py", "literal":
            return "`\(role.content)`"
        default:
            omit(place, "the role \"\(role.name)\" is left out; what it holds is shown as code")
            return "`\(role.content)`"
        }
    }

    func citation(_ role: Role) -> String {
        let keys = role.content.split(separator: ",").map(\.trimmed)
        let isInSentence = ["cite:t", "cite:ts", "cite:ct"].contains(role.name)
        if isInSentence { return keys.map { "@\($0)" }.joined(separator: " and ") }
        return "[\(keys.map { (role.name == "cite:year" ? "-@" : "@") + $0 }.joined(separator: "; "))]"
    }

    mutating func reference(_ role: Role, _ place: Position) -> String {
        guard let label = labels[role.target] else {
            omit(place, "found a reference to \"\(role.target)\", which nothing here is called; its words are shown")
            return role.words?.replacing("%s", with: "").trimmed ?? "`\(role.target)`"
        }
        // Ours say themselves what they are: "Figure 1".
        guard let words = role.words, !words.contains("%s"), !words.contains("{number}") else { return "@\(label)" }
        return "[\(words)](#\(label))"
    }
}
