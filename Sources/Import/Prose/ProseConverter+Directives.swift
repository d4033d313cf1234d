internal import Document
internal import Spelling

extension ProseConverter {
    /// A directive as a block of ours.
    mutating func convert(_ directive: Directive, _ fence: Fence, _ output: inout ConvertedParts) {
        switch directive.name {
        case "code-cell":
            let language = directive.argument.lowercased().hasPrefix("ipython") ? "python" : directive.argument
            var options = options("", directive.body, directive.line)
            if !directive.options.isEmpty { options = self.options(directive.pairs, directive.line) }
            let cell = CodeCell(
                language: language.isEmpty ? "python" : language,
                lines: Array(directive.body.drop { $0.isBlank || $0.isCellOption }), options: options)
            guard !cell.lines.isEmpty else { return }
            if depth == 0, fence.indentation.isEmpty { output.add(cell) } else { output.add(cell.listing) }
        case "code", "code-block", "sourcecode", "literalinclude", "mermaid":
            let language =
                directive.argument.isEmpty ? directive.name == "mermaid" ? "mermaid" : "" : directive.argument
            output.add(CodeCell(language: language, lines: directive.body).listing)
        default: output.add(prose(directive, fence))
        }
    }
}

private extension ProseConverter {
    mutating func prose(_ directive: Directive, _ fence: Fence) -> [ForeignLine] {
        let line = directive.line
        switch directive.name {
        case "figure", "image": return picture(directive)
        case "math": return formula(directive)
        case "table": return table(directive)
        case "list-table": return listTable(directive)
        case "tab-set", "grid", "card", "div": return lines(directive.body)
        case "tab-item", "tab", "grid-item-card", "grid-item": return section(directive)
        case "bibliography", "contents", "tableofcontents", "toctree":
            if directive.name == "toctree" { omit(line.place, "the contents of other files are left out") }
            return []
        case let name where Directive.callouts.contains(name.split(separator: ":").last.map(String.init) ?? name):
            let isTitled = !["note", "tip", "hint", "warning", "important", "caution"].contains(name)
            let title = directive.argument.isEmpty ? isTitled && name != "admonition" ? nil : nil : directive.argument
            return callout(
                kind(ofCallout: directive.options["class"]?.split(separator: " ").first.map(String.init) ?? name),
                title, line, directive.body)
        case "epigraph", "pull-quote", "blockquote", "prf:theorem", "prf:proof", "prf:definition", "prf:algorithm",
            "prf:example", "prf:lemma", "prf:remark", "prf:property":
            return lines(directive.body).map { $0.with($0.text.isEmpty ? ">" : "> \($0.text)") } + [line.with("")]
        default:
            omit(
                line.place, "the directive \"\(directive.name)\" is shown as it is: bnbook has nothing like it",
                suggestion(for: directive.name, among: Directive.callouts.sorted() + Directive.kinds.keys.sorted()))
            let listing = CodeCell(
                language: "markdown",
                lines: [line] + directive.source + [line.with(String(repeating: fence.mark, count: fence.count))])
            return listing.listing
        }
    }

    mutating func picture(_ directive: Directive) -> [ForeignLine] {
        var body = directive.body
        while body.last?.isBlank == true { body.removeLast() }
        let caption = body.prefix { !$0.isBlank }.map(\.text.trimmed).joined(separator: " ")
        let label = (directive.label ?? pendingLabel).flatMap { labels[$0] }
        pendingLabel = nil
        let width =
            directive.options["width"].map { $0.hasSuffix("%") || $0.hasSuffix("px") ? "width=\($0)" : nil } ?? nil
        let alt = directive.options["alt"].map { "alt=\"\($0.replacing("\"", with: "'"))\"" }
        let attributes = [label.map { "#\($0)" }, alt, width].compactMap(\.self).joined(separator: " ")
        let text =
            "![\(caption)](\(directive.argument.replacing(" ", with: "%20")))"
            + (attributes.isEmpty ? "" : "{\(attributes)}")
        let rest = body.drop { !$0.isBlank }
        return [directive.line.with(""), inline(directive.line.with(text)), directive.line.with("")]
            + lines(Array(rest))
    }

    mutating func formula(_ directive: Directive) -> [ForeignLine] {
        let label = directive.label.flatMap { labels[$0] }
        let first = directive.argument.isEmpty ? [] : [directive.line.with(directive.argument)]
        let lines = (first + directive.body).filter { !$0.isBlank }
        return [directive.line.with("$$")] + lines.map { $0.with($0.text.trimmed) }
            + [directive.line.with("$$" + (label.map { " {#\($0)}" } ?? ""))]
    }

    mutating func table(_ directive: Directive) -> [ForeignLine] {
        lines(directive.body) + caption(directive)
    }

    mutating func caption(_ directive: Directive) -> [ForeignLine] {
        let label = (directive.label ?? pendingLabel).flatMap { labels[$0] }.map { "{#\($0)}" }
        pendingLabel = nil
        let words = [directive.argument, label ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        return words.isEmpty
            ? [] : [directive.line.with(""), inline(directive.line.with(": " + words)), directive.line.with("")]
    }

    /// Lists of lists, `* - a` and `- b`, as a table with bars.
    mutating func listTable(_ directive: Directive) -> [ForeignLine] {
        var rows: [(line: ForeignLine, cells: [String])] = []
        for line in directive.body where !line.isBlank {
            let text = line.text.trimmed
            if text.hasPrefix("* - ") || text == "* -" {
                rows.append((line, [String(text.dropFirst(3)).trimmed]))
            } else if text.hasPrefix("- ") || text == "-", !rows.isEmpty {
                rows[rows.count - 1].cells.append(String(text.dropFirst()).trimmed)
            } else if !rows.isEmpty {
                rows[rows.count - 1].cells[rows[rows.count - 1].cells.count - 1] += " " + text
            }
        }
        guard let head = rows.first else { return [] }
        let written = rows.map { row in
            inline(row.line.with("| \(row.cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |"))
        }
        let rule = head.line.with("|" + String(repeating: " --- |", count: head.cells.count))
        return [directive.line.with(""), written[0], rule] + written.dropFirst() + caption(directive)
    }

    /// A tab as a section, one level below the heading before.
    mutating func section(_ directive: Directive) -> [ForeignLine] {
        let before = level
        let heading = String(repeating: "#", count: min(level + 1, 6)) + " " + directive.argument
        let text =
            directive.argument.isEmpty
            ? [] : [directive.line.with(""), inline(directive.line.with(heading)), directive.line.with("")]
        level += 1
        defer { level = before }
        return text + lines(directive.body) + [directive.line.with("")]
    }
}
