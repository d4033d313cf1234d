/// Markdown that stands in the front matter or in an option: as it is written, and what it renders to.
package struct MarkdownText: Hashable, Sendable {
    package var source: String
    package var content: Content
    /// What of `source` is replaced, at places in it.
    package var spans: [Prose.Span]
}
