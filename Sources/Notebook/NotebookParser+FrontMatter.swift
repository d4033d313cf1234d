internal import Document
internal import Spelling

extension NotebookParser {
    /// The index of the line that closes the front matter; `nil` where there is none, or, after a report, where it is
    /// never closed.
    mutating func frontMatterEnd() -> Int? {
        guard let first = lines.first, isMark(first) else { return nil }
        let end = lines.indices.dropFirst().first { isMark(lines[$0]) || isMark(lines[$0], "...") }
        let text = lines[1..<(end ?? lines.count)].prefix { !$0.isEmpty || end != nil }
        guard text.contains(where: isKey) else { return nil }
        if let end { return end }
        report(Position(line: 1, column: 1), "the front matter is never closed; expected a line `---` after it")
        return nil
    }

    /// Whether a line is a mark and nothing else; blanks behind it are not seen, and do not count.
    func isMark(_ line: String, _ mark: String = "---") -> Bool {
        line.hasPrefix(mark) && line.dropFirst(mark.count).allSatisfy { $0 == " " || $0 == "\t" }
    }

    /// Whether a line reads `key: value`; where none does, the `---` is Markdown's own.
    func isKey(_ line: String) -> Bool {
        guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return false }
        let rest = line[line.index(after: colon)...]
        return (rest.isEmpty || rest.first == " ")
            && line[..<colon].allSatisfy { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
    }

    mutating func override(
        _ parameters: inout [NotebookParameter], _ overrides: [String: String], _ given: [GivenParameter]
    ) {
        for new in given { override(&parameters, with: new) }
        for (name, text) in overrides.sorted(by: { $0.key < $1.key }) {
            guard let index = parameters.firstIndex(where: { $0.name == name }) else {
                let (message, hint) = unknown(name, among: parameters)
                report(Position(line: 1, column: 1), message, hint)
                isComplete = false
                continue
            }
            guard let value = parameters[index].value.parsing(text) else {
                report(Position(line: 1, column: 1), parameters[index].refusal(of: text))
                continue
            }
            parameters[index].replace(by: value)
        }
    }

    private mutating func override(_ parameters: inout [NotebookParameter], with given: GivenParameter) {
        let name = given.parameter.name
        guard let index = parameters.firstIndex(where: { $0.name == name }) else {
            let (message, hint) = unknown(name, among: parameters)
            report(
                Diagnostic(
                    path: given.path, position: given.position, message: message, hint: hint, excerpt: given.excerpt))
            return
        }
        for warning in given.warnings { report(warning) }
        guard let value = given.parameter.value.converted(to: parameters[index].value) else {
            let message = parameters[index].refusal(of: given.parameter.value.text)
            report(Diagnostic(path: given.path, position: given.position, message: message, excerpt: given.excerpt))
            return
        }
        parameters[index].replace(by: value)
    }

    private func unknown(_ name: String, among parameters: [NotebookParameter]) -> (String, hint: Hint?) {
        let known = parameters.map(\.name)
        let expected = known.isEmpty ? "this notebook has no params" : expectedOne(of: known)
        return ("there is no parameter \"\(name)\"; \(expected)", suggestion(for: name, among: known))
    }
}

extension NotebookParameter {
    /// What is said of a text that is no value of its type.
    package func refusal(of text: String) -> String {
        "parameter \"\(name)\" is given as \"\(text)\"; expected \(value.typeName), such as \(value.text)"
    }

    fileprivate mutating func replace(by value: ParameterValue) {
        if value != self.value { (self.value, isOverridden) = (value, true) }
    }
}
