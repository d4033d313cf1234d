/// A block of text, with the lines of the source it was read from.
package struct BlockNode: Hashable, Sendable {
    package var kind: Kind
    /// 1 for the first line of the source.
    package var lines: ClosedRange<Int>

    package init(_ kind: Kind, lines: ClosedRange<Int>) {
        self.kind = kind
        self.lines = lines
    }

    package indirect enum Kind: Hashable, Sendable {
        case paragraph([InlineNode])
        case heading(HeadingNode)
        case quote([BlockNode])
        case callout(CalloutKind, [BlockNode])
        case list(ListNode)
        /// A listing; `info` is what stands behind the opening fence.
        case code(info: String, text: String)
        /// HTML as the author wrote it.
        case rawHTML(RawHTMLNode)
        case thematicBreak
        case table(TableNode)
        case figure(FigureNode)
        /// A formula on lines of its own.
        case formula(Formula)
    }
}

/// GitHub's callouts.
package enum CalloutKind: String, Hashable, Sendable, CaseIterable {
    case note = "NOTE"
    case tip = "TIP"
    case important = "IMPORTANT"
    case warning = "WARNING"
    case caution = "CAUTION"
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
    package var children: [InlineNode]
    /// Where ` {#sec-setup}` stands, the space before it included.
    package var attributes: SourceRange?

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
    package var isTight: Bool
    package var items: [[BlockNode]]

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
    package var children: [InlineNode]
    /// Its words, without attributes.
    package var range: SourceRange

    package init(label: String?, children: [InlineNode], range: SourceRange) {
        self.label = label
        self.children = children
        self.range = range
    }
}

/// A pipe table.
package struct TableNode: Hashable, Sendable {
    package enum Alignment: String, Hashable, Sendable {
        case none, left, center, right
    }

    /// One of each column.
    package var alignments: [Alignment]
    package var head: [[InlineNode]]
    /// Each as long as `head`.
    package var rows: [[[InlineNode]]]
    package var caption: CaptionNode?

    package init(alignments: [Alignment], head: [[InlineNode]], rows: [[[InlineNode]]], caption: CaptionNode?) {
        self.alignments = alignments
        self.head = head
        self.rows = rows
        self.caption = caption
    }
}

/// A picture that stands alone, with a caption.
package struct FigureNode: Hashable, Sendable {
    package var image: ImageNode
    package var caption: CaptionNode
    /// The author's own words for those who cannot see the picture; the caption's where it is `nil`.
    package var alternative: String?
    /// The picture with its attributes.
    package var range: SourceRange

    package init(image: ImageNode, caption: CaptionNode, alternative: String?, range: SourceRange) {
        self.image = image
        self.caption = caption
        self.alternative = alternative
        self.range = range
    }
}
