package import Document

/// Markdown that stands in the front matter or in an option.
package struct MarkdownText: Hashable, Sendable {
    /// As it is written, without YAML's quotes and folds.
    package var source: String
    /// Its ranges are places in `source`.
    package var blocks: [BlockNode]

    /// The running text of all its blocks.
    package var inlines: [InlineNode] { blocks.flatMap(\.inlines) }
}
