internal import Yams

extension BlockOptions {
    /// The options written in `yaml`, with what is wrong reported through `reader`; `caption` reads a caption's Markdown.
    static func parse(_ yaml: String, _ reader: inout YAMLReader, caption: (String, Position) -> Content) -> BlockOptions {
        var options = BlockOptions()
        for (key, value) in reader.entries(yaml, known: keys) {
            switch key {
            case "label": options.label = reader.label(value)
            case "caption", "fig-cap", "tbl-cap":
                options.captionText = reader.text(value, of: key)
                let start = value.mark.map { reader.place($0.line, $0.column) } ?? reader.place(1, 1)
                options.caption = options.captionText.map { caption($0, start) }
            case "alt", "fig-alt": options.alt = reader.text(value, of: key)
            case "echo": options.echo = reader.echo(value, of: key) ?? options.echo
            case "output": options.output = reader.bool(value, of: key) ?? options.output
            case "eval": options.eval = reader.bool(value, of: key) ?? options.eval
            case "error": options.error = reader.bool(value, of: key) ?? options.error
            default: break
            }
        }
        return options
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
