internal import Document
internal import Notebook
internal import Spelling

extension ProseConverter {
    /// Front matter of others as lines of ours; `lines` hold it between lines of hyphens.
    mutating func frontMatter(_ lines: [ForeignLine]) -> [String] {
        let inner = lines.dropFirst().prefix { $0.text.trimmed != "---" && $0.text.trimmed != "..." }
        guard let first = lines.first, !inner.allSatisfy(\.isBlank) else { return [] }
        let text = inner.map(\.text).joined(separator: "\n")
        guard let node = try? YAMLNode(yaml: text), let mapping = node.mapping else {
            omit(first.place, "the front matter is left out: it is no YAML mapping")
            return []
        }
        return mapping.flatMap { key, value -> [String] in
            let line = inner.dropFirst((key.place.line) - 1).first ?? first
            return entry(key.string ?? "", value, line)
        }
    }
}

private extension ProseConverter {
    /// Lines of ours for a key, none where we have nothing like it, which is noted.
    mutating func entry(_ key: String, _ value: YAMLNode, _ line: ForeignLine) -> [String] {
        switch key {
        case "title", "subtitle", "abstract":
            guard let text = value.string?.trimmed, !text.isEmpty else { break }
            let written = inline(line.with(text.split(separator: "\n").map(\.trimmed).joined(separator: " "))).text
            return ["\(key): \(written.quotedForYAML)"]
        case "description":
            guard let text = value.string?.trimmed, !text.isEmpty else { break }
            return ["\(key): \(text.quotedForYAML)"]
        case "keywords", "categories":
            let words = (value.sequence ?? [value]).compactMap(\.string)
            return words.isEmpty ? [] : ["\(key): [\(words.map(\.quotedForYAML).joined(separator: ", "))]"]
        case "draft", "toc":
            guard let text = value.plain, ["true", "false"].contains(text) else { break }
            return ["\(key): \(text)"]
        case "date", "lang":
            guard let text = value.string, text.hasPrefix("`r ") == false,
                !["today", "now", "last-modified"].contains(text)
            else { break }
            return ["\(key): \(text.quotedForYAML)"]
        case "author", "authors":
            let names = (value.sequence ?? [value]).compactMap(name)
            return names.isEmpty ? [] : ["author: [\(names.map(\.quotedForYAML).joined(separator: ", "))]"]
        case "bibliography": return bibliography(value, line)
        case "number-sections":
            return ["true", "false"].contains(value.plain) ? ["number-sections: \(value.plain ?? "")"] : []
        case "math": return math(value)
        case "execute":
            guard let echo = value.value(of: "echo")?.plain, ["true", "false", "fenced"].contains(echo) else { break }
            return ["execute: {echo: \(echo)}"]
        // What says how the file is kept and not what it holds.
        case "jupytext", "kernelspec", "jupyter", "format", "output", "vignette", "editor", "engine", "knit",
            "repository":
            return []
        default: break
        }
        let isKnown = Self.carriedKeys.contains(key)
        omit(
            line.place, "front matter \"\(key)\" is left out\(isKnown ? ": its value is computed" : "")",
            isKnown ? nil : suggestion(for: key, among: Self.carriedKeys))
        return []
    }

    static let carriedKeys = [
        "title", "subtitle", "abstract", "author", "date", "description", "keywords", "categories", "draft", "toc",
        "lang", "bibliography", "number-sections", "math",
    ]

    func name(_ author: YAMLNode) -> String? {
        guard author.mapping != nil else { return author.string?.trimmed }
        let name = author.value(of: "name")
        if let parts = name, parts.mapping != nil {
            return parts.value(of: "literal")?.string
                ?? [parts.value(of: "given")?.string, parts.value(of: "family")?.string].compactMap(\.self).joined(
                    separator: " ")
        }
        return name?.string
    }

    mutating func bibliography(_ value: YAMLNode, _ line: ForeignLine) -> [String] {
        let names = (value.sequence ?? [value]).compactMap { $0.string }
        var found: [String] = []
        for file in names {
            if file.hasSuffix(".bib"), let path = files.path(of: file) {
                found.append(path)
            } else {
                omit(line.place, "there is no BibTeX file \"\(file)\" beside the file; works are not listed")
            }
        }
        return found.isEmpty ? [] : ["bibliography: [\(found.map(\.quotedForYAML).joined(separator: ", "))]"]
    }

    func math(_ value: YAMLNode) -> [String] {
        let commands = (value.mapping ?? []).compactMap { key, value -> String? in
            guard let name = key.string, name.hasPrefix("\\"), let text = value.string else { return nil }
            return "  \(name.quotedForYAML): \(text.quotedForYAML)"
        }
        return commands.isEmpty ? [] : ["math:"] + commands
    }
}

extension [ForeignLine] {
    /// Takes the front matter away, with the lines of hyphens around it; none where there is none.
    mutating func takeFrontMatter() -> [ForeignLine] {
        guard first?.text.trimmedEnd == "---",
            let end = dropFirst().firstIndex(where: { ["---", "..."].contains($0.text.trimmedEnd) })
        else { return [] }
        defer { removeSubrange(...end) }
        return Array(self[...end])
    }
}

private extension String {
    var trimmedEnd: String { String(trimmingSuffix(\.isWhitespace)) }
}

extension YAMLNode {
    /// The value of a key of a mapping.
    fileprivate func value(of key: String) -> YAMLNode? { mapping?.first { $0.key.string == key }?.value }
}
