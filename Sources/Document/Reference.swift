/// A reference to labelled things: `@fig-a`, `[-@fig-a]`, `[@fig-a; @fig-b]`.
package struct Reference: Hashable, Sendable {
    /// What it refers to, in the author's order; at least one.
    package var labels: [String]
    /// Whether the number stands without its name: "1" for "Figure 1".
    package var isNumberOnly: Bool

    /// A reference to at least one label.
    package init(labels: [String], isNumberOnly: Bool = false) {
        self.labels = labels
        self.isNumberOnly = isNumberOnly
    }
}
