/// A piece of running text, and what of the source it was read from.
package struct InlineNode: Hashable, Sendable {
    package var kind: Kind
    package var range: SourceRange

    package init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    package indirect enum Kind: Hashable, Sendable {
        case text(String)
        /// The end of a line in the source.
        case softBreak
        /// A line break that the author asked for.
        case lineBreak
        case code(String)
        /// HTML as the author wrote it.
        case rawHTML(RawHTMLNode)
        case emphasis([InlineNode])
        case strong([InlineNode])
        case strikethrough([InlineNode])
        case link(LinkNode)
        case image(ImageNode)
        /// The inline value of that index.
        case value(Int)
        case reference(Reference)
        case citation(Citation)
        case footnote(FootnoteMark)
        case formula(Formula)
        /// The box of a task.
        case taskBox(isDone: Bool)
    }
}

/// A link, and where it leads.
package struct LinkNode: Hashable, Sendable {
    /// The address, without escapes.
    package var destination: String
    package var title: String
    package var children: [InlineNode]
    /// What stands behind the words in brackets: `(address "title")`, `[label]`, nothing.
    package var target: SourceRange
    /// The label of the claim that the words rest on.
    package var claim: String?

    package init(
        destination: String, title: String = "", children: [InlineNode], target: SourceRange, claim: String? = nil
    ) {
        self.destination = destination
        self.title = title
        self.children = children
        self.target = target
        self.claim = claim
    }
}

/// A picture, and what is said where it cannot be seen.
package struct ImageNode: Hashable, Sendable {
    /// The address, without escapes.
    package var destination: String
    package var title: String
    package var children: [InlineNode]
    /// What stands behind the words in brackets: `(address "title")`, `[label]`, nothing.
    package var target: SourceRange
    /// Set for a file beside the notebook.
    package var file: ImageFile?

    package init(
        destination: String, title: String, children: [InlineNode], target: SourceRange, file: ImageFile? = nil
    ) {
        self.destination = destination
        self.title = title
        self.children = children
        self.target = target
        self.file = file
    }
}

/// One reference to a note.
package struct FootnoteMark: Hashable, Sendable {
    package var label: String
    /// The note's number, 1 for the first.
    package var number: Int
    /// Which of the references to this note it is, 1 for the first.
    package var occurrence: Int

    package init(label: String, number: Int, occurrence: Int) {
        self.label = label
        self.number = number
        self.occurrence = occurrence
    }
}
