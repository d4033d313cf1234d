/// A block of text, with the lines of the source it was read from.
package struct BlockNode: Hashable, Sendable {
    /// What it is, with its contents.
    package var kind: Kind
    /// 1 for the first line of the source.
    package var lines: ClosedRange<Int>

    /// A block of `kind` that the source's `lines`, 1 for the first, hold.
    package init(_ kind: Kind, lines: ClosedRange<Int>) {
        self.kind = kind
        self.lines = lines
    }

    /// The blocks of CommonMark and of GitHub's Markdown, and those of notebooks.
    package indirect enum Kind: Hashable, Sendable {
        /// Running text.
        case paragraph([InlineNode])
        /// A heading of one of six levels.
        case heading(HeadingNode)
        /// A block quote.
        case quote([BlockNode])
        /// A block quote that begins with `[!NOTE]` or the like.
        case callout(CalloutNode)
        /// A list with bullets or numbers.
        case list(ListNode)
        /// A listing; `info` is what stands behind the opening fence.
        case code(info: String, text: String)
        /// HTML as the author wrote it.
        case rawHTML(RawHTMLNode)
        /// A line across the text.
        case thematicBreak
        /// A pipe table.
        case table(TableNode)
        /// A picture that stands alone, with a caption.
        case figure(FigureNode)
        /// A formula on lines of its own.
        case formula(Formula)
        /// Terms, and what they mean.
        case definitions([DefinitionNode])
        /// What stands from here on to its end is one thing: `::: {.callout-note}`.
        case divisionStart(DivisionNode)
        /// Where the last division that was begun ends: `:::`.
        case divisionEnd
    }
}

/// GitHub's callouts.
package enum CalloutKind: String, Hashable, Sendable, CaseIterable {
    /// What is worth knowing, even in a hurry.
    case note = "NOTE"
    /// What makes a thing easier or better.
    case tip = "TIP"
    /// What a reader must know to succeed.
    case important = "IMPORTANT"
    /// What asks for attention at once.
    case warning = "WARNING"
    /// What goes wrong otherwise.
    case caution = "CAUTION"
}

/// A callout.
package struct CalloutNode: Hashable, Sendable {
    /// What it is about, which heads it where it has no title of its own.
    package var kind: CalloutKind
    /// The author's own words above it; empty for none.
    package var title: [InlineNode]
    /// What it says.
    package var blocks: [BlockNode]
    /// The mark that made it one, up to its title.
    package var mark: SourceRange

    /// A callout whose mark stands at `mark`.
    package init(kind: CalloutKind, title: [InlineNode], blocks: [BlockNode], mark: SourceRange) {
        self.kind = kind
        self.title = title
        self.blocks = blocks
        self.mark = mark
    }
}

/// A part of the text that is more than its blocks.
package struct DivisionNode: Hashable, Sendable {
    /// What a division is.
    package enum Kind: Hashable, Sendable {
        /// A note or a warning beside the text.
        case callout(CalloutKind)
        /// Each heading of the first one's level begins a tab.
        case tabs
        /// A name for a style sheet.
        case plain
    }

    /// What it is.
    package var kind: Kind
    /// The author's names for it.
    package var classes: [String]
    /// What links lead to.
    package var id: String?
    /// The author's own words above a callout; empty for none.
    package var title: [InlineNode]
    /// The title as an attribute has it: its ranges are places there; `nil` where it is a heading's.
    package var titleSource: String?
    /// Whether a callout can be folded, and is at first; `nil` for one that stands open.
    package var isCollapsed: Bool?

    /// A division without a title.
    package init(kind: Kind, classes: [String], id: String?) {
        (self.kind, self.classes, self.id, title) = (kind, classes, id, [])
    }
}

/// A term, and what it means.
package struct DefinitionNode: Hashable, Sendable {
    /// The term's words.
    package var term: [InlineNode]
    /// One or more meanings.
    package var meanings: [[BlockNode]]
    /// Whether no empty line stands within.
    package var isTight: Bool
    /// Where the colons before the meanings are.
    package var marks: [SourceRange]

    /// A term that means `meanings`.
    package init(term: [InlineNode], meanings: [[BlockNode]], isTight: Bool, marks: [SourceRange]) {
        self.term = term
        self.meanings = meanings
        self.isTight = isTight
        self.marks = marks
    }
}

/// A heading.
package struct HeadingNode: Hashable, Sendable {
    /// 1 to 6.
    package var level: Int
    /// Unique in the document, as GitHub would name it, or the author's own.
    package var id: String
    /// The author's own id, from `{#sec-setup}`.
    package var label: String?
    /// From `{.class}` at the heading's end.
    package var classes: [String]
    /// Its words.
    package var children: [InlineNode]
    /// Where ` {#sec-setup}` stands, the space before it included.
    package var attributes: SourceRange?
    /// Whether it stands among tabs, of which a reader sees one at a time: what it begins is no section of the text.
    package var isAmongTabs = false

    /// Whether it is counted where headings are: not with `{.unnumbered}`, as Quarto has it, or `{-}`, nor among tabs.
    package var isNumbered: Bool { !classes.contains("unnumbered") && !isAmongTabs }
    /// Whether contents name it: not with `{.unlisted}`, nor among tabs.
    package var isListed: Bool { !classes.contains("unlisted") && !isAmongTabs }

    /// A heading with its words, and where its attributes stand.
    package init(
        level: Int, id: String, label: String?, classes: [String], children: [InlineNode], attributes: SourceRange?
    ) {
        self.level = level
        self.id = id
        self.label = label
        self.classes = classes
        self.children = children
        self.attributes = attributes
    }
}

/// A list; a tight one has no empty lines between its items.
package struct ListNode: Hashable, Sendable {
    /// The number of the first item; `nil` for bullets.
    package var start: Int?
    /// Whether no empty line stands between its items.
    package var isTight: Bool
    /// The blocks of each item.
    package var items: [[BlockNode]]

    /// A list whose first number is `start`, `nil` for bullets.
    package init(start: Int?, isTight: Bool, items: [[BlockNode]]) {
        self.start = start
        self.isTight = isTight
        self.items = items
    }
}

/// What stands below a picture or above a table.
package struct CaptionNode: Hashable, Sendable {
    /// What a reference leads to: `tbl-a`, `fig-b`.
    package var label: String?
    /// Its words.
    package var children: [InlineNode]
    /// Its words, without attributes.
    package var range: SourceRange

    /// A caption whose words stand at `range`.
    package init(label: String?, children: [InlineNode], range: SourceRange) {
        self.label = label
        self.children = children
        self.range = range
    }
}

/// A pipe table.
package struct TableNode: Hashable, Sendable {
    /// Where the text of a column's cells stands.
    package enum Alignment: String, Hashable, Sendable {
        /// As the page likes, at the left, in the middle, at the right.
        case none, left, center, right
    }

    /// One of each column.
    package var alignments: [Alignment]
    /// The words of each column's head.
    package var head: [[InlineNode]]
    /// Each as long as `head`.
    package var rows: [[[InlineNode]]]
    /// `nil` where the author gives none.
    package var caption: CaptionNode?

    /// A table with one alignment and one head for each column.
    package init(alignments: [Alignment], head: [[InlineNode]], rows: [[[InlineNode]]], caption: CaptionNode?) {
        self.alignments = alignments
        self.head = head
        self.rows = rows
        self.caption = caption
    }
}

/// A picture that stands alone, with a caption.
package struct FigureNode: Hashable, Sendable {
    /// The picture.
    package var image: ImageNode
    /// What stands below it.
    package var caption: CaptionNode
    /// The author's own words for those who cannot see the picture; the caption's where it is `nil`.
    package var alternative: String?
    /// How wide it is shown: "50%" of the text, or "300px"; its own width where it is `nil`.
    package var width: String?
    /// The picture with its attributes.
    package var range: SourceRange

    /// A picture with its caption; `range` holds both and their attributes.
    package init(
        image: ImageNode, caption: CaptionNode, alternative: String?, width: String? = nil, range: SourceRange
    ) {
        self.image = image
        self.caption = caption
        self.alternative = alternative
        self.width = width
        self.range = range
    }
}
