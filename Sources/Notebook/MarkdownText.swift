package import Document

/// Markdown that stands in the front matter or in an option.
package struct MarkdownText: Hashable, Sendable {
    /// As it is written, without YAML's quotes and folds.
    package var source: String
    /// Its ranges are places in `source`.
    package var blocks: [BlockNode]
    /// Where in the notebook the source stands.
    var places: ScalarPlaces

    /// A place in `source` as one in the notebook.
    func place(_ found: Position) -> Position { places.place(found) }

    /// The running text of all its blocks, with a space between two.
    package var inlines: [InlineNode] {
        blocks.flatMap(\.all).map(\.inlines).filter { !$0.isEmpty }.reduce(into: []) { all, text in
            if let last = all.last {
                all.append(InlineNode(.softBreak, SourceRange(start: last.range.end, end: text[0].range.start)))
            }
            all += text
        }
    }
}
