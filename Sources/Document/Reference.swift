/// A reference to labelled things: `@fig-a`, `[-@fig-a]`, `[@fig-a; @fig-b]`.
package struct Reference: Hashable, Sendable {
    package var labels: [String]
    /// Whether the number stands without its name: "1" for "Figure 1".
    package var isNumberOnly: Bool

    package init(labels: [String], isNumberOnly: Bool = false) {
        self.labels = labels
        self.isNumberOnly = isNumberOnly
    }
}
