internal import Document

/// A directive of MyST's: its name, what stands behind it, its options and its contents.
struct Directive {
    let name: String
    let argument: String
    let line: ForeignLine
    /// The contents below the options.
    private(set) var body: [ForeignLine] = []
    private(set) var options: [String: String] = [:]

    /// All that it holds, options too.
    let source: [ForeignLine]

    /// Options are lines `:key: value` at the top, or lines between hyphens.
    init(name: String, argument: String, line: ForeignLine, body: [ForeignLine]) {
        (self.name, self.argument, self.line, source) = (name, argument, line, body)
        var rest = body[...]
        if rest.first?.text.trimmed == "---", let end = rest.dropFirst().firstIndex(where: { $0.text.trimmed == "---" })
        {
            for option in rest[(rest.startIndex + 1)..<end] { note(option.text.trimmed) }
            rest = rest[(end + 1)...]
        }
        while let text = rest.first?.text.trimmed, text.hasPrefix(":"), text.dropFirst().contains(":"),
            text.dropFirst().first?.isLetter == true
        {
            note(String(text.dropFirst()))
            rest.removeFirst()
        }
        self.body = Array(rest.drop(while: \.isBlank))
    }

    private mutating func note(_ option: String) {
        guard let colon = option.firstIndex(of: ":") else { return }
        options[option[..<colon].trimmed] = option[option.index(after: colon)...].trimmed.withoutQuotes
    }

    /// Its options in the order of their names.
    var pairs: [(key: String, value: String)] { options.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

    /// What others call it by.
    var label: String? { options["name"] ?? options["label"] }

    /// What kind of label of ours it has; `nil` for none.
    var kind: String? { Self.kinds[name] }

    /// The prefixes of labels, by directive.
    static let kinds = [
        "figure": "fig", "image": "fig", "math": "eq", "table": "tbl", "list-table": "tbl", "csv-table": "tbl",
    ]

    /// What makes a callout of ours.
    static let callouts: Set = [
        "note", "tip", "hint", "seealso", "important", "attention", "warning", "caution", "danger", "error",
        "admonition",
        "dropdown", "topic", "sidebar", "margin", "exercise", "solution", "exercise-start", "todo", "versionadded",
    ]
}
