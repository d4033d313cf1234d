internal import CCMark

/// Turns cmark's nodes into prose: takes out of the tree what CommonMark does not know, and keeps its place.
struct ProseReader {
    let settings: Settings
    let bibliography: Bibliography
    /// Which files the lines come from: paths of pictures are relative to them.
    let origins: SourceOrigins
    /// What links by reference lead to.
    let links: LinkDefinitions
    /// Inline values found so far, in the order they were read.
    var inlines: [Inline] = []
    var formulas: [Formula] = []
    /// References found so far.
    var references: [(label: String, position: Position)] = []
    var equations: [(label: String, position: Position)] = []
    var images: [ImageFile] = []
    /// Words that rest on claims, found so far.
    var claimedWords: [ClaimedWord] = []
    var footnotes: FootnoteNumbers
    /// How often each work was cited so far.
    var citationCounts: [String: Int] = [:]
    private(set) var problems: [(position: Position, message: String, hint: String?)] = []
    private(set) var warnings: [(position: Position, message: String)] = []
    private var usedIDs: [String: Int] = [:]

    /// What an author can choose.
    struct Settings {
        /// Whether addresses in the text become links.
        var autolinks = false
        /// Whether the author's HTML passes through.
        var keepsRawHTML = true
        /// Whether inline values are taken out.
        var takesValues = true
    }

    init(
        settings: Settings, bibliography: Bibliography = Bibliography(), footnotes: [FootnoteDefinition] = [],
        origins: SourceOrigins = SourceOrigins(),
        links: LinkDefinitions = LinkDefinitions()
    ) {
        self.settings = settings
        self.bibliography = bibliography
        self.origins = origins
        self.links = links
        self.footnotes = FootnoteNumbers(footnotes)
    }

    mutating func report(_ position: Position, _ message: String, _ hint: String? = nil) {
        problems.append((position, message, hint))
    }
    mutating func warn(_ position: Position, _ message: String) { warnings.append((position, message)) }
}

/// What was taken out of a piece of prose.
struct Taken {
    var gaps: [Gap] = []
    var spans: [Prose.Span] = []

    /// Takes note of a gap; gives the marker that stands for it.
    mutating func marker(_ gap: Gap) -> String {
        gaps.append(gap)
        return gapMarker(gaps.count - 1)
    }
}

extension ProseReader {
    /// A top-level node as prose.
    mutating func prose(_ node: MarkdownNode, _ fragment: Fragment) -> Prose {
        let lines = node.start.line...max(node.start.line, node.end.line)
        if node.type == CMARK_NODE_HEADING { return heading(node, lines, fragment) }
        var taken = Taken()
        if node.type == CMARK_NODE_PARAGRAPH {
            if let table = PipeTable(lines: lines.map { PipeTable.Line(text: fragment.lines[$0 - 1], column: 1) }) {
                let html = html(table, from: lines.lowerBound, fragment, &taken)
                let caption = table.caption.map { tableCaption($0, on: lines.upperBound, fragment) }
                return Prose(
                    lines: lines, content: Content(html: html, gaps: taken.gaps), caption: caption, spans: taken.spans,
                    isTable: true)
            }
            if let figure = figure(node, lines, fragment) { return figure }
        }
        let before = formulas.count
        let html = html(node, fragment, &taken)
        // To cmark a displayed formula is a comment on its first line.
        let end =
            formulas[before...].filter(\.isDisplayed).map { $0.position.line + $0.tex.count { $0 == "\n" } }.max() ?? 0
        return Prose(
            lines: lines.lowerBound...max(lines.upperBound, end), content: Content(html: html, gaps: taken.gaps),
            spans: taken.spans)
    }

    /// A node's HTML with a marker for everything that was taken out of it.
    mutating func html(_ node: MarkdownNode, _ fragment: Fragment, _ taken: inout Taken) -> String {
        var root = structured(node, fragment, &taken)
        for node in root.all {
            if node.type == CMARK_NODE_CODE { takeCode(node, fragment, &taken) }
            if node.type == CMARK_NODE_LINK { takeClaimedWords(node, fragment, &taken) }
            if node.type == CMARK_NODE_HTML_BLOCK, let formula = takeDisplayedMath(node, fragment, &taken), node == root
            {
                root = formula
            }
        }
        takeText(root, fragment, &taken)
        return root.html(keepsRawHTML: settings.keepsRawHTML)
    }

    mutating func unique(_ id: String) -> String {
        let count = usedIDs[id, default: 0]
        usedIDs[id] = count + 1
        return count == 0 ? id : unique("\(id)-\(count)")
    }
}

private extension ProseReader {
    mutating func heading(_ node: MarkdownNode, _ lines: ClosedRange<Int>, _ fragment: Fragment) -> Prose {
        let (attributes, source) = takeAttributes(node)
        let text = node.children.filter { !($0.type == CMARK_NODE_CODE && expression($0) != nil) }.map(\.text).joined()
        var taken = Taken()
        let content = Content(html: withoutTag("h\(node.headingLevel)", html(node, fragment, &taken)), gaps: taken.gaps)
        let heading = Prose.Heading(
            level: node.headingLevel, id: unique(attributes.id ?? slug(text)), label: attributes.id,
            classes: attributes.classes, content: content,
            attributes: source)
        if let label = attributes.id, let kind = labelKind(label), kind != "sec" {
            report(
                fragment.place(node.start),
                "label \"\(label)\" is on a heading; expected sec-, then lower-case letters, digits and hyphens")
        }
        return Prose(lines: lines, content: content, heading: heading, spans: taken.spans)
    }

    /// Takes `{#sec-x .class}` off a heading's end; gives it with the space before it.
    func takeAttributes(_ node: MarkdownNode) -> (Attributes, source: String) {
        guard let last = node.children.last, last.type == CMARK_NODE_TEXT,
            let (attributes, source) = Attributes.trailing(last.literal)
        else {
            return (Attributes(), "")
        }
        last.setLiteral(String(last.literal.dropLast(source.count)))
        return (attributes, source)
    }

    /// GitHub's name for a heading: lower case, letters, digits and hyphens, spaces becoming hyphens.
    func slug(_ text: String) -> String {
        let kept = text.lowercased().compactMap { letter -> Character? in
            letter == " " ? "-" : letter.isLetter || letter.isNumber || letter == "-" || letter == "_" ? letter : nil
        }
        let id = String(kept.drop { $0 == "-" }.reversed().drop { $0 == "-" }.reversed())
        return id.isEmpty ? "section" : id
    }
}
