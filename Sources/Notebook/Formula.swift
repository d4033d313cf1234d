/// A formula in TeX: `$…$` within a line, or `$$…$$`.
package struct Formula: Hashable, Sendable {
    package var tex: String
    package var isDisplayed: Bool
    /// What a reference leads to: "eq-normalise".
    package var label: String?
    /// Where the TeX starts.
    package var position: Position
}
