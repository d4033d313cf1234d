internal import Notebook

/// What the author of a cell of code says of it and of what it shows, as far as blocks of ours have it.
struct CellOptions {
    /// Our label of a figure or table: `fig-loss`.
    var label: String?
    /// What stands by the figure or table, in our Markdown.
    var caption: String?
    /// A figure's text alternative.
    var alt: String?
    /// How the code is shown, in our words; `nil` where nothing is said.
    var echo: String?
    /// What folded code is called.
    var codeSummary: String?
    /// Whether the cell was to be run.
    var isRun = true

    /// Whether the label is of this kind: "fig", "tbl".
    func names(_ kind: String) -> Bool { label?.hasPrefix(kind + "-") == true }

    /// The options of a block of ours in the cell's place, which shows a thing of the kind that `label` has; it has the
    /// cell's own label and words where these are of that kind, else `label` and `caption`.
    func lines(label: String?, caption: String?, echo: String? = nil) -> [String] {
        let isOwn = label.map { names(String($0.prefix { $0 != "-" })) } ?? false
        let words = isOwn ? self.caption ?? caption : caption
        let rows = [
            ("label", isOwn ? self.label : label), ("caption", words?.quotedForYAML),
            ("alt", isOwn ? alt?.quotedForYAML : nil), ("echo", self.echo ?? echo),
            ("code-summary", codeSummary?.quotedForYAML),
        ]
        return rows.compactMap { key, value in value.map { "//| \(key): \($0)" } }
    }
}
