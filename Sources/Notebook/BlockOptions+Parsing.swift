internal import Document
internal import Spelling

extension BlockOptions {
    /// Reads the options written in `yaml`, with what is wrong reported through `reader`; `markdown` reads a caption.
    mutating func read(_ yaml: String, _ reader: inout YAMLReader, markdown: (String, Position) -> MarkdownText) {
        for (key, value) in reader.entries(yaml, known: Self.keys) {
            let start = reader.position(value)
            switch key {
            case "label": label = reader.label(value)
            case "caption", "fig-cap", "tbl-cap": caption = reader.text(value, of: key).map { markdown($0, start) }
            case "title": title = reader.text(value, of: key).map { markdown($0, start) }
            case "subcaptions", "fig-subcap", "tbl-subcap":
                subcaptions = (reader.texts(value, of: key) ?? []).map { markdown($0, start) }
            case "alt", "fig-alt": alt = reader.text(value, of: key)
            case "expect": expectation = reader.choice(value, of: key).map { Expectation(verdict: $0, position: start) }
            case "pdf": readPDF(value, &reader)
            default: read(key, value, &reader)
            }
        }
    }

    /// Reads one of `defaultKeys`.
    mutating func read(_ key: String, _ value: YAMLNode, _ reader: inout YAMLReader) {
        switch key {
        case "echo": echo = reader.choice(value, of: key) ?? echo
        case "output":
            if let choice: OutputChoice = reader.choice(value, of: key) {
                (output, outputIsMarkdown) = (choice != .hidden, choice == .asIs)
            }
        case "eval": eval = reader.bool(value, of: key) ?? eval
        case "error": error = reader.bool(value, of: key) ?? error
        case "include": if reader.bool(value, of: key) == false { (echo, output) = (.hidden, false) }
        case "code-summary": codeSummary = reader.text(value, of: key) ?? codeSummary
        case "layout-ncol": columns = reader.count(value, of: key, upTo: 12) ?? columns
        case "timeout": timeout = reader.seconds(value, of: key) ?? timeout
        default: break
        }
    }
}

/// What becomes of what a block shows.
private enum OutputChoice: String, CaseIterable {
    case shown = "true"
    case hidden = "false"
    case asIs = "asis"
}

/// Whether a label reads `fig-loss`: a kind, a hyphen, lower-case letters, digits and hyphens.
package func isLabel(_ text: some StringProtocol) -> Bool {
    guard let kind = labelKind(text), text.utf8.count > kind.utf8.count + 1 else { return false }
    return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
}

/// The kind before a label's first hyphen; `nil` for none that is known.
func labelKind(_ text: some StringProtocol) -> String? { labelKinds.first { text.hasPrefix($0 + "-") } }

/// The kinds of things that can be referred to.
package let labelKinds = ["fig", "tbl", "sec", "eq", "clm"]

private extension YAMLReader {
    mutating func label(_ value: YAMLNode) -> String? {
        guard let label = text(value, of: "label") else { return nil }
        if isLabel(label), ["fig", "tbl", "clm"].contains(labelKind(label)) { return label }
        let near = label.prefix { $0 != "-" }
        let kinds = ["fig", "tbl", "clm"]
        let hint =
            kinds.contains(String(near))
            ? nil
            : nearestName(to: String(near), among: kinds).map { kind in
                Hint(kind + label.dropFirst(near.count), insteadOf: label)
            }
        report(
            value,
            "label \"\(label)\" names no figure, table or claim; expected fig-, tbl- or clm-, then lower-case letters, digits and hyphens",
            hint)
        return nil
    }
}
