internal import Document
internal import Notebook
internal import Spelling

extension ProseConverter {
    /// What a cell's options say: those behind its fence, as knitr's, and those in comments at the top of the code.
    mutating func options(_ header: String, _ body: [ForeignLine], _ line: ForeignLine) -> CellOptions {
        var pairs = Self.pairs(header)
        let lines = body.prefix { $0.isBlank || $0.isCellOption }.filter(\.isCellOption)
        let text = lines.map { String($0.text.trimmed.drop { "#%/|".contains($0) }) }
        if text.contains(where: { $0.contains(#/^\s*[\w.-]+\s*=/#) }) {
            pairs += Self.pairs(text.joined(separator: ","))
        } else if let first = lines.first {
            // A space stands behind each sign of an option's comment.
            let mapping = (try? YAMLNode(yaml: text.joined(separator: "\n")))?.mapping
            if mapping == nil { omit(first.place, "the cell's options are left out: they are no YAML mapping") }
            for (key, value) in mapping ?? [] { if let text = value.string { pairs.append((key.string ?? "", text)) } }
        }
        return options(pairs, line)
    }

    /// What is said under keys of Quarto's, knitr's or MyST's.
    mutating func options(_ pairs: [(key: String, value: String)], _ line: ForeignLine) -> CellOptions {
        var options = CellOptions()
        for (key, value) in pairs {
            switch key.replacing(".", with: "-") {
            case "label", "name":
                let known = [labels[value], labels["fig:\(value)"]].compactMap(\.self)
                options.label = known.first { $0.hasPrefix("fig-") || $0.hasPrefix("tbl-") }
            case "fig-cap", "tbl-cap", "caption":
                let words = value.split(separator: "\n").map(\.trimmed).joined(separator: " ")
                options.caption = inline(line.with(words)).text
            case "fig-alt", "alt": options.alt = value
            case "echo":
                options.echo = ["false": "false", "fenced": "fenced"][value.lowercased()] ?? options.echo
            case "code-fold":
                if value.lowercased() != "false", options.echo == nil { options.echo = "fold" }
            case "code-summary": options.codeSummary = value
            case "eval": options.isRun = value.lowercased() != "false"
            default: break
            }
        }
        return options
    }

    /// Notes the label of a cell that shows a figure or table.
    mutating func collectLabel(header: String, of body: some Collection<ForeignLine>) {
        let text = body.prefix { $0.isBlank || $0.isCellOption }.map { $0.text.trimmed.drop { "#%/| ".contains($0) } }
        var pairs = Self.pairs(header) + Self.pairs(text.filter { $0.contains("=") }.joined(separator: ","))
        for line in text {
            guard let colon = line.firstIndex(of: ":") else { continue }
            pairs.append((line[..<colon].trimmed, line[line.index(after: colon)...].trimmed.withoutQuotes))
        }
        collectLabel(pairs)
    }

    /// The same of what is said under keys.
    mutating func collectLabel(_ pairs: [(key: String, value: String)]) {
        let keys = pairs.map { $0.key.replacing(".", with: "-") }
        guard let index = keys.firstIndex(where: { ["label", "name"].contains($0) }) else { return }
        let label = pairs[index].value
        let own = ["fig", "tbl"].first { label.hasPrefix($0 + "-") }
        guard let kind = own ?? (keys.contains("fig-cap") || format == .myst ? "fig" : nil) else { return }
        note(format == .rMarkdown && own == nil ? "fig:\(label)" : label, kind)
        // A block's label has fewer letters.
        for (theirs, ours) in labels where theirs == label || theirs == "fig:\(label)" {
            labels[theirs] = ours.lowercased().replacing("_", with: "-")
        }
    }

    /// "label" and "dot", "fig.cap" and "A dot" of `{r dot, fig.cap="A dot"}`.
    private static func pairs(_ header: String) -> [(key: String, value: String)] {
        var parts = [""], quote: Character?, depth = 0
        let inner = header.hasPrefix("{") ? header.dropFirst().prefix { $0 != "}" } : header[...]
        for sign in inner {
            if sign == quote { quote = nil } else if quote == nil, "\"'".contains(sign) { quote = sign }
            if quote == nil, "([".contains(sign) { depth += 1 }
            if quote == nil, ")]".contains(sign) { depth -= 1 }
            if sign == ",", quote == nil, depth == 0 { parts.append("") } else { parts[parts.count - 1].append(sign) }
        }
        return parts.enumerated().compactMap { index, part in
            if let equals = part.firstIndex(of: "=") {
                return (
                    part[..<equals].split(separator: " ").last.map(String.init) ?? "",
                    part[part.index(after: equals)...].trimmed.withoutQuotes
                )
            }
            let words = part.split(separator: " ")
            return index == 0 && header.hasPrefix("{") && words.count == 2 ? ("label", String(words[1])) : nil
        }
    }
}

extension ForeignLine {
    /// Whether it is a comment that holds an option of its cell.
    var isCellOption: Bool {
        let text = self.text.trimmed
        return text.hasPrefix("#|") || text.hasPrefix("%%|") || text.hasPrefix("//|")
    }
}
