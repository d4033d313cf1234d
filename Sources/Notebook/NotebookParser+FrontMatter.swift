extension NotebookParser {
    /// The index of the line that closes the front matter; `nil` where there is none, or, after a report, where it is never closed.
    mutating func frontMatterEnd() -> Int? {
        guard lines.first == "---" else { return nil }
        let end = lines.indices.dropFirst().first { lines[$0] == "---" || lines[$0] == "..." }
        let text = lines[1..<(end ?? lines.count)].prefix { !$0.isEmpty || end != nil }
        guard text.contains(where: isKey) else { return nil }
        if let end { return end }
        report(Position(line: 1, column: 1), "the front matter is never closed; expected a line `---` after it")
        return nil
    }

    /// Whether a line reads `key: value`; where none does, the `---` is Markdown's own.
    func isKey(_ line: String) -> Bool {
        guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return false }
        let rest = line[line.index(after: colon)...]
        return (rest.isEmpty || rest.first == " ") && line[..<colon].allSatisfy { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
    }

    mutating func override(_ parameters: inout [Parameter], _ overrides: [String: String]) {
        for (name, text) in overrides.sorted(by: { $0.key < $1.key }) {
            guard let index = parameters.firstIndex(where: { $0.name == name }) else {
                let known = parameters.map(\.name)
                let expected = known.isEmpty ? "this notebook has no params" : "expected one of \(known.joined(separator: ", "))"
                report(Position(line: 1, column: 1), "there is no parameter \"\(name)\"; \(expected)", suggestion(for: name, among: known))
                continue
            }
            guard let value = parameters[index].value.parsing(text) else {
                let type = parameters[index].value.typeName
                report(Position(line: 1, column: 1), "parameter \"\(name)\" is given as \"\(text)\"; expected \(type), such as \(parameters[index].value.text)")
                continue
            }
            if value != parameters[index].value { parameters[index] = Parameter(name: name, value: value, isOverridden: true) }
        }
    }
}
