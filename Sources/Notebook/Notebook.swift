/// A notebook as its author wrote it: front matter, prose and blocks, each with its place in the source.
package struct Notebook: Hashable, Sendable {
    /// The path as it was given, for messages.
    package var path: String
    /// The file's text, as it was written.
    package var source: String
    /// The source's lines, without their ends.
    package var lines: [String]
    package var frontMatter: FrontMatter
    /// What the document holds, in order.
    package var parts: [Part]
    /// The inline values, in the order of the source; prose and captions name them by index.
    package var inlines: [Inline]
    /// The formulas, in the order they were found.
    package var formulas: [Formula]

    package enum Part: Hashable, Sendable {
        case prose(Prose)
        case block(Block)
    }

    /// The blocks, in order; `Block.index` is the place here.
    package var blocks: [Block] {
        parts.compactMap { if case .block(let block) = $0 { block } else { nil } }
    }

    /// The headings, in order.
    package var headings: [Prose.Heading] {
        parts.compactMap { if case .prose(let prose) = $0 { prose.heading } else { nil } }
    }

    /// The file's name without folders and ending: "q1".
    package var name: String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    }
}
