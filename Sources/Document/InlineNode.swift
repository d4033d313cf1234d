/// A piece of running text, and what of the source it was read from.
package struct InlineNode: Hashable, Sendable {
    /// What it is, with its contents.
    package var kind: Kind
    /// From its first byte to behind its last, marks included.
    package var range: SourceRange

    /// A piece of text that was read from `range`.
    package init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    /// The inlines of CommonMark and of GitHub's Markdown, and those of notebooks.
    package indirect enum Kind: Hashable, Sendable {
        /// Words, without escapes and entities.
        case text(String)
        /// The end of a line in the source.
        case softBreak
        /// A line break that the author asked for.
        case lineBreak
        /// Code within a line.
        case code(String)
        /// HTML as the author wrote it.
        case rawHTML(RawHTMLNode)
        /// Between single stars or underscores.
        case emphasis([InlineNode])
        /// Between double stars or underscores.
        case strong([InlineNode])
        /// Between double tildes.
        case strikethrough([InlineNode])
        /// Between single tildes, behind a word: H~2~O.
        case lowered([InlineNode])
        /// Between carets: x^2^.
        case raised([InlineNode])
        /// A link; words that rest on a claim are one.
        case link(LinkNode)
        /// A picture within a line.
        case image(ImageNode)
        /// The inline value of that index.
        case value(Int)
        /// A value that another notebook has, by its key among what is taken from others.
        case quoted(String)
        /// A reference to labelled figures, tables, formulas, sections or claims.
        case reference(Reference)
        /// A citation of works of the bibliography.
        case citation(Citation)
        /// The mark of a note.
        case footnote(FootnoteMark)
        /// A formula within a line.
        case formula(Formula)
        /// The box of a task.
        case taskBox(isDone: Bool)
    }
}

/// A link, and where it leads.
package struct LinkNode: Hashable, Sendable {
    /// The address, without escapes.
    package var destination: String
    /// What pointing at it shows; empty for nothing.
    package var title: String
    /// The words to click on.
    package var children: [InlineNode]
    /// What stands behind the words in brackets: `(address "title")`, `[label]`, nothing.
    package var target: SourceRange
    /// The label of the claim that the words rest on.
    package var claim: String?
    /// Whether the author wrote what it leads to as a reference: `(@fig-a)`, `(@q2/fig-a)`.
    package var isReference = false

    /// A link whose words are `children`.
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
    /// What pointing at it shows; empty for nothing.
    package var title: String
    /// The words for those who cannot see it.
    package var children: [InlineNode]
    /// What stands behind the words in brackets: `(address "title")`, `[label]`, nothing.
    package var target: SourceRange
    /// Set for a file beside the notebook.
    package var file: ImageFile?
    /// How wide it is shown: "50%" of the text, or "300px"; its own width where it is `nil`.
    package var width: String?

    /// A picture; `file` is set for one beside the notebook.
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
    /// The author's name for the note.
    package var label: String
    /// The note's number, 1 for the first.
    package var number: Int
    /// Which of the references to this note it is, 1 for the first.
    package var occurrence: Int

    /// A mark of the note `label`, whose number is `number`.
    package init(label: String, number: Int, occurrence: Int) {
        self.label = label
        self.number = number
        self.occurrence = occurrence
    }
}
