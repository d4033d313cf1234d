/// A top-level piece of Markdown that is not run: a paragraph, a list, a heading, a listing.
package struct Prose: Hashable, Sendable {
    /// Its lines in the source, 1 for the first.
    package var lines: ClosedRange<Int>
    /// What it renders to, with gaps for what is known only after the run.
    package var content: Content
    /// Set for a heading.
    package var heading: Heading?
    /// Inline values and references of its source, for output that keeps the author's Markdown.
    package var spans: [Span]

    package struct Heading: Hashable, Sendable {
        /// 1 to 6.
        package var level: Int
        /// Unique in the document, as GitHub would name it, or the author's own `{#sec-…}`.
        package var id: String
        package var content: Content
    }

    /// A piece of source that output replaces.
    package struct Span: Hashable, Sendable {
        package var position: Position
        /// Its length in UTF-8 bytes; it stands on one line.
        package var length: Int
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
    /// A reference to a label: "fig-loss".
    case reference(String)
    /// Mathematics in TeX; displayed on a line of its own, or within the line.
    case math(String, isDisplayed: Bool, label: String?)
}
