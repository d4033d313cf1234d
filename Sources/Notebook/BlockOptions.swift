/// What an author says about a block in its `//| key: value` lines. Names are Quarto's.
package struct BlockOptions: Hashable, Sendable {
    /// How the code is shown.
    package enum Echo: String, Hashable, Sendable, CaseIterable {
        case shown = "true"
        case hidden = "false"
        case folded = "fold"
    }

    /// What a reference leads to: `fig-loss`, `tbl-accuracy`.
    package var label: String?
    package var caption: Content?
    /// The caption's source, for Markdown and JSON.
    package var captionText: String?
    /// A figure's text alternative; written from the data where it is `nil`.
    package var alt: String?
    package var echo: Echo
    /// Whether what the block shows is in the report.
    package var output = true
    /// Whether the block is run.
    package var eval = true
    /// Whether the block must fail.
    package var error = false

    package init(echo: Echo = .shown) { self.echo = echo }

    /// The keys an author may write, aliases included.
    static let keys = ["label", "caption", "fig-cap", "tbl-cap", "alt", "fig-alt", "echo", "output", "eval", "error"]
}
