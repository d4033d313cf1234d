internal import Yams

extension BlockOptions {
    /// Reads the options written in `yaml`, with what is wrong reported through `reader`; `caption` reads a caption's Markdown.
    mutating func read(_ yaml: String, _ reader: inout YAMLReader, caption: (String, Position) -> Content) {
        for (key, value) in reader.entries(yaml, known: Self.keys) {
            switch key {
            case "label": label = reader.label(value)
            case "caption", "fig-cap", "tbl-cap":
                captionText = reader.text(value, of: key)
                let start = value.mark.map { reader.place($0.line, $0.column) } ?? reader.place(1, 1)
                self.caption = captionText.map { caption($0, start) }
            case "alt", "fig-alt": alt = reader.text(value, of: key)
            case "echo": echo = reader.echo(value, of: key) ?? echo
            case "output": output = reader.bool(value, of: key) ?? output
            case "eval": eval = reader.bool(value, of: key) ?? eval
            case "error": error = reader.bool(value, of: key) ?? error
            default: break
            }
        }
    }
}

/// Whether a label reads `fig-loss`: a kind, a hyphen, lower-case letters, digits and hyphens.
func isLabel(_ text: some StringProtocol) -> Bool {
    guard let kind = labelKinds.first(where: { text.hasPrefix($0 + "-") }), text.count > kind.count + 1 else { return false }
    return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
}

/// The kinds of things that can be referred to.
package let labelKinds = ["fig", "tbl", "sec", "eq", "clm"]

private extension YAMLReader {
    mutating func label(_ value: Node) -> String? {
        guard let label = text(value, of: "label") else { return nil }
        if isLabel(label), ["fig-", "tbl-", "clm-"].contains(where: label.hasPrefix) { return label }
        report(value, "label \"\(label)\" names no figure, table or claim; expected fig-, tbl- or clm-, then lower-case letters, digits and hyphens")
        return nil
    }
}
