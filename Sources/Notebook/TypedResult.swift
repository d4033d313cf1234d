package import Document

/// Something in a notebook's text that looks like a result and was typed: no run keeps it true.
package struct TypedResult: Hashable, Sendable {
    /// What makes it look like a result.
    package enum Kind: Hashable, Sendable {
        /// "97.6 %" beside words of results.
        case number
        /// A table of numbers in Markdown.
        case table
        /// "significant" where no claim is near.
        case significance
    }

    /// What makes it look like a result.
    package var kind: Kind
    /// "97.6", "significantly".
    package var text: String
    /// In the notebook's `lines`.
    package var position: Position
}
