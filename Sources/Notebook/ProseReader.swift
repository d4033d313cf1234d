internal import CCMark
internal import Document
internal import Spelling

/// Turns cmark's nodes into a tree of what the format knows, and keeps what was found on the way.
struct ProseReader {
    private(set) var settings: Settings
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
    /// Values of other notebooks found so far.
    var quotedValues: [Quotation] = []
    /// What would be values of other notebooks with `.md` behind the name.
    var nearlyQuoted: [Quotation] = []
    var equations: [(label: String, position: Position)] = []
    var images: [ImageFile] = []
    /// Words that rest on claims, found so far.
    var claimedWords: [ClaimedWord] = []
    var footnotes: FootnoteNumbers
    /// How often each work was cited so far.
    var citationCounts: [String: Int] = [:]
    private(set) var problems: [(position: Position, message: String, hint: Hint?)] = []
    private(set) var warnings: [(position: Position, message: String)] = []
    private var usedIDs: [String: Int] = [:]

    /// What an author can choose, and what a piece of text may hold.
    struct Settings {
        /// Whether addresses in the text become links.
        var autolinks = false
        /// Whether the author's HTML passes through.
        var keepsRawHTML = true
        /// Whether inline values and notes are taken out.
        var takesValues = true
        /// What quotation marks, dashes and dots become; `nil` where they stay.
        var punctuation: SmartPunctuation?
        /// Commands for formulas.
        var macros = TeXMacros()
        /// The labels that references lead to; others are text. `nil` where any may be.
        var labels: Set<String>?
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

    mutating func report(_ position: Position, _ message: String, _ hint: Hint? = nil) {
        problems.append((position, message, hint))
    }
    mutating func warn(_ position: Position, _ message: String) { warnings.append((position, message)) }

    /// From here on, commands that this TeX defines stand for what it says.
    mutating func define(_ tex: String) { settings.macros.define(tex) }

    mutating func unique(_ id: String) -> String {
        let count = usedIDs[id, default: 0]
        usedIDs[id] = count + 1
        return count == 0 ? id : unique("\(id)-\(count)")
    }
}

/// Trees are walked by recursion.
let mostLevels = 100

extension ProseReader {
    /// A node of the document or of a piece of it, with all below; more than one where a paragraph holds a table.
    mutating func blocks(_ node: MarkdownNode, _ fragment: Fragment) -> [BlockNode] {
        guard node.depth <= mostLevels else {
            report(fragment.place(node.start), "found more than \(mostLevels) levels of nested text; expected fewer")
            return []
        }
        return nested(node, fragment)
    }

    /// What is below a document's root.
    mutating func children(of node: MarkdownNode, _ fragment: Fragment) -> [BlockNode] {
        node.children.flatMap { nested($0, fragment) }
    }

    private mutating func nested(_ node: MarkdownNode, _ fragment: Fragment) -> [BlockNode] {
        let lines = node.start.line...max(node.start.line, node.end.line)
        switch node.type {
        case CMARK_NODE_DOCUMENT: return children(of: node, fragment)
        case CMARK_NODE_PARAGRAPH: return paragraph(node, lines, fragment)
        case CMARK_NODE_HEADING: return [BlockNode(.heading(heading(node, fragment)), lines: lines)]
        case CMARK_NODE_BLOCK_QUOTE: return [BlockNode(quote(node, fragment), lines: lines)]
        case CMARK_NODE_LIST:
            let items = node.children.map { children(of: $0, fragment) }
            let list = ListNode(start: node.listStart, isTight: node.isTight, items: items)
            return [BlockNode(.list(list), lines: lines)]
        case CMARK_NODE_CODE_BLOCK where node.info == "math":
            let formula = taken(
                Formula(tex: node.literal, isDisplayed: true, position: node.start), at: fragment.place(node.start))
            return [BlockNode(.formula(formula), lines: lines)]
        case CMARK_NODE_CODE_BLOCK: return [BlockNode(.code(info: node.info, text: node.literal), lines: lines)]
        case CMARK_NODE_HTML_BLOCK where TableEnd.isMark(node): return []
        case CMARK_NODE_HTML_BLOCK:
            return [displayedFormula(node, fragment) ?? BlockNode(rawBlock(node, fragment), lines: lines)]
        case CMARK_NODE_THEMATIC_BREAK: return [BlockNode(.thematicBreak, lines: lines)]
        default: return []
        }
    }
}

/// What stands for HTML that is left out.
let omittedHTML = "<!-- raw HTML omitted -->"
