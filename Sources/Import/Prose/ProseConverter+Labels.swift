extension ProseConverter {
    /// Finds what has a label, so that references before it are known too.
    mutating func collectLabels(in lines: [ForeignLine]) {
        for (index, line) in lines.enumerated() {
            if let label = line.targetLabel, let next = lines[(index + 1)...].first(where: { !$0.isBlank }) {
                if let kind = kind(labelled: next) { note(label, kind) }
            }
            if let fence = Fence(line), let (name, _) = fence.directive, Directive.kinds[name] != nil {
                // Options stand at the top, wherever the directive ends.
                let directive = Directive(
                    name: name, argument: "", line: line, body: Array(lines[(index + 1)...].prefix(50)))
                if let label = directive.label, let kind = directive.kind { note(label, kind) }
            }
            if let fence = Fence(line), fence.info.hasPrefix("{") {
                let body = lines[(index + 1)...].prefix(50)
                if format.usesKnitr {
                    collectLabel(header: fence.info, of: body)
                } else if let (name, argument) = fence.directive, name == "code-cell" {
                    let cell = Directive(name: name, argument: argument, line: line, body: Array(body))
                    collectLabel(cell.pairs)
                    if cell.options.isEmpty { collectLabel(header: "", of: cell.body) }
                }
            }
            if let formula = DisplayedFormula(lines, at: index), let label = formula.label { note(label, "eq") }
            if line.text.hasPrefix("#"), let open = line.text.firstRange(of: "{#") {
                let label = line.text[open.upperBound...].prefix { $0 != "}" && $0 != " " }
                if !label.hasPrefix("sec-"), format == .rMarkdown { note(String(label), "sec") }
            }
        }
    }

    /// The reference of ours to what has their label; `nil` where nothing has.
    func reference(_ label: String) -> String? {
        (labels[label] ?? labels[label.trimmed]).map { "@\($0)" }
    }

    mutating func note(_ label: String, _ kind: String) {
        let letters = label.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "-" }
        let name = String(letters)
        let others = ["\(kind)-", "equation-", "fig-", "tab-", "table-", "tbl-", "eq-", "sec-", "section-"]
        let bare = others.first(where: name.hasPrefix).map { String(name.dropFirst($0.count)) } ?? name
        labels[label] = "\(kind)-\(bare.isEmpty ? name : bare)"
    }

    private func kind(labelled line: ForeignLine) -> String? {
        if line.text.hasPrefix("#") { return "sec" }
        if line.text.trimmed.hasPrefix("$$") { return "eq" }
        guard let fence = Fence(line), let (name, _) = fence.directive else { return nil }
        return Directive.kinds[name]
    }
}
