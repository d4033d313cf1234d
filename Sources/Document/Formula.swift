/// A formula in TeX: `$…$` within a line, or `$$…$$`.
package struct Formula: Hashable, Sendable {
    /// Without the dollars.
    package var tex: String
    /// Whether it stands on a line of its own.
    package var isDisplayed: Bool
    /// What a reference leads to: "eq-normalise".
    package var label: String?
    /// Where the TeX starts.
    package var position: Position
    /// Where the closing dollars and the label stand, `$$ {#eq-x}`.
    package var closing: SourceRange?
    /// The commands of the author's own that it may use.
    package var macros = TeXMacros()

    /// A formula whose TeX starts at `position`.
    package init(
        tex: String, isDisplayed: Bool, label: String? = nil, position: Position, closing: SourceRange? = nil
    ) {
        self.tex = tex
        self.isDisplayed = isDisplayed
        self.label = label
        self.position = position
        self.closing = closing
    }
}
