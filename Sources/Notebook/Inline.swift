package import Document

/// An inline value: `` `{swift} expression` `` in prose or in a caption.
package struct Inline: Hashable, Sendable {
    /// The expression as it is written, without the marker.
    package var expression: String
    /// Where the expression starts in the source.
    package var position: Position
}
