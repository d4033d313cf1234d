package import Document
package import Spelling

/// A notebook as its author wrote it: front matter, prose and blocks, each with its place in the source.
package struct Notebook: Hashable, Sendable {
    /// The path as it was given, for messages.
    package var path: String
    /// The folder that its blocks run in and its files are in: that of `path`, unless the notebook came in a report.
    package var folder: String
    /// The file's text, as it was written.
    package var source: String
    /// The source's lines, without their ends, those of included parts among them: places in a notebook are places
    /// here.
    package var lines: [String]
    /// Which file each of `lines` comes from.
    package var origins: SourceOrigins
    /// The files beside the notebook that it was made of.
    package var includedFiles: [IncludedFile]
    /// What stands above the text, between lines of hyphens.
    package var frontMatter: FrontMatter
    /// What the document holds, in order.
    package var parts: [Part]
    /// The inline values, in the order of the source; prose and captions name them by index.
    package var inlines: [Inline]
    /// The formulas, in the order they were found.
    package var formulas: [Formula]
    /// The notes that the text refers to, in the order of their numbers.
    package var footnotes: [Footnote]
    /// The lines that hold notes, those that nothing refers to among them: they are part of no other text.
    package var noteLines: Set<Int>
    /// The works that the text cites, in the order of the bibliography.
    package var works: [Bibliography.Entry]
    /// How often each work is cited, by its key.
    package var citationCounts: [String: Int]
    /// Pictures beside the notebook that the text shows.
    package var images: [ImageFile]
    /// The words that rest on a claim, in the order they were found.
    package var claimedWords: [ClaimedWord]
    /// What it takes from other notebooks, in the order it was found.
    package var quotations: [Quotation] = []
    /// Whether the author's own HTML passes, also where blocks print it.
    package var keepsRawHTML: Bool
    /// What is odd, but keeps nothing from working.
    package var warnings: [Diagnostic]

    /// A piece of the document.
    package enum Part: Hashable, Sendable {
        /// Text, headings, lists, tables and what else is not run.
        case prose(BlockNode)
        /// Swift that is run.
        case block(Block)
    }

    /// The blocks, in order; `Block.index` is the place here.
    package var blocks: [Block] {
        parts.compactMap { if case .block(let block) = $0 { block } else { nil } }
    }

    /// The headings, in order.
    package var headings: [HeadingNode] {
        parts.compactMap { if case .prose(let prose) = $0 { prose.heading } else { nil } }
    }

    /// A diagnostic at a place in `lines`, in the file it comes from.
    package func diagnostic(
        _ severity: Diagnostic.Severity = .error, at position: Position, _ message: String, hint: Hint? = nil
    ) -> Diagnostic {
        let excerpt = lines.indices.contains(position.line - 1) ? lines[position.line - 1] : nil
        let (file, line) = origins.origin(of: position.line)
        return Diagnostic(
            severity, path: Notebook.path(file, besides: path), position: Position(line: line, column: position.column),
            message: message, hint: hint,
            excerpt: excerpt)
    }

    /// The file's name without folders and ending: "q1".
    package var name: String { Self.name(ofPath: path) }

    /// The folder of a path, with the slash behind it.
    static func folder(ofPath path: String) -> String {
        path.parentPath.map { $0 + "/" } ?? "./"
    }

    /// The name of a notebook that could not be read.
    package static func name(ofPath path: String) -> String {
        let file = path.lastPathComponent
        return file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    }
}
