/// A top-level piece of Markdown that is not run: a paragraph, a list, a heading, a listing.
package struct Prose: Hashable, Sendable {
    /// Its lines in the source, 1 for the first.
    package var lines: ClosedRange<Int>
    /// What it renders to, with gaps for what is known only after the run.
    package var content: Content
    /// Set for a heading.
    package var heading: Heading?
    /// Set for a table or an image that has a caption or a label.
    package var caption: Caption?
    /// What of its source is replaced in output that keeps the author's Markdown.
    package var spans: [Span]
    /// Whether it is a pipe table.
    package var isTable = false

    package struct Heading: Hashable, Sendable {
        /// 1 to 6.
        package var level: Int
        /// Unique in the document, as GitHub would name it, or the author's own.
        package var id: String
        /// The author's own id, from `{#sec-setup}`.
        package var label: String?
        /// From `{.class}` at the heading's end.
        package var classes: [String] = []
        package var content: Content
        /// What is left out of output that keeps the author's Markdown: ` {#sec-setup}`.
        package var attributes = ""
    }

    /// A figure's or a table's caption.
    package struct Caption: Hashable, Sendable {
        /// What a reference leads to: `tbl-a`, `fig-b`.
        package var label: String?
        package var isTable: Bool
        package var content: Content
        /// Where its words stand in the source, and what of them is replaced; on one line for a table's.
        package var start: Position
        package var end: Position
        package var spans: [Span]
    }

    /// A piece of source that output replaces.
    package struct Span: Hashable, Sendable {
        package var start: Position
        /// Behind its last byte.
        package var end: Position
        package var gap: Gap
    }
}

/// HTML as cmark renders it, with gaps.
package struct Content: Hashable, Sendable {
    package var pieces: [Piece]

    package enum Piece: Hashable, Sendable {
        case html(String)
        case gap(Gap)
    }

    package init(_ pieces: [Piece]) { self.pieces = pieces }
}

/// A place in prose that is filled after the run.
package enum Gap: Hashable, Sendable {
    /// The inline value of that index.
    case value(Int)
    case reference(Reference)
    case citation(Citation)
    case footnote(Footnote.Mark)
    /// The address of a picture, in an attribute.
    case image(ImageFile)
    /// Where a link to the claim of that label leads, in the author's Markdown; HTML has it in its link already.
    case claimTarget(String)
    /// Mathematics in TeX; displayed on a line of its own, or within the line.
    case math(String, isDisplayed: Bool, label: String?)
}
