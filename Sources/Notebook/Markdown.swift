internal import CCMark
internal import Document

/// A node of cmark's tree, for as long as its document lives.
struct MarkdownNode: Hashable {
    let pointer: OpaquePointer

    var type: cmark_node_type { cmark_node_get_type(pointer) }
    var literal: String { cmark_node_get_literal(pointer).map { InertSign.shown(String(cString: $0)) } ?? "" }
    var info: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }
    var title: String { cmark_node_get_title(pointer).map { InertSign.shown(String(cString: $0)) } ?? "" }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var start: Position {
        Position(line: Int(cmark_node_get_start_line(pointer)), column: Int(cmark_node_get_start_column(pointer)))
    }
    /// Of HTML, cmark tells a line before that of the mark that closes it.
    var end: Position {
        let line = Int(cmark_node_get_end_line(pointer))
        return Position(
            line: type == CMARK_NODE_HTML_BLOCK ? max(line, start.line + literal.lineCount - 1) : line,
            column: Int(cmark_node_get_end_column(pointer)))
    }
    var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
    var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }
    var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }
    var address: String { cmark_node_get_url(pointer).map { InertSign.shown(String(cString: $0)) } ?? "" }
    /// The number a list begins with; `nil` for one with bullets.
    var listStart: Int? {
        cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(pointer)) : nil
    }
    var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }

    var children: [MarkdownNode] { firstChild.map { Array($0.andFollowing) } ?? [] }

    /// This node and its next ones below the same parent.
    var andFollowing: some Sequence<MarkdownNode> { sequence(first: self, next: \.next) }

    var previous: MarkdownNode? { cmark_node_previous(pointer).map(MarkdownNode.init) }

    /// The nodes around it, from the inside out.
    var ancestors: some Sequence<MarkdownNode> { sequence(first: self, next: \.parent).dropFirst() }

    /// Whether it is the first thing in a list's item.
    var beginsItem: Bool {
        guard let parent, parent.type == CMARK_NODE_PARAGRAPH, parent.previous == nil else { return false }
        return parent.parent?.type == CMARK_NODE_ITEM
    }

    /// How many levels of nodes there are below it, without recursion.
    var depth: Int {
        var (depth, deepest) = (0, 0)
        let iterator = cmark_iter_new(pointer)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return deepest }
            guard let node = cmark_iter_get_node(iterator), cmark_node_first_child(node) != nil else { continue }
            depth += event == CMARK_EVENT_ENTER ? 1 : -1
            deepest = max(deepest, depth)
        }
    }

    /// This node and all below it, in document order, without recursion.
    var all: [MarkdownNode] { nodes(withInlines: true) }

    /// This node and the blocks below it, in document order, without the inlines of paragraphs and headings.
    var allBlocks: [MarkdownNode] { nodes(withInlines: false) }

    private func nodes(withInlines: Bool) -> [MarkdownNode] {
        var nodes: [MarkdownNode] = []
        let iterator = cmark_iter_new(pointer)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return nodes }
            guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator).map(MarkdownNode.init) else {
                continue
            }
            nodes.append(node)
            if !withInlines, node.holdsInlines { cmark_iter_reset(iterator, node.pointer, CMARK_EVENT_EXIT) }
        }
    }

    private var holdsInlines: Bool { type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING }

    /// The plain text below this node.
    var text: String {
        all.map { node in
            switch node.type {
            case CMARK_NODE_TEXT, CMARK_NODE_CODE: node.literal
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: " "
            default: ""
            }
        }.joined()
    }

    func setLiteral(_ text: String) { cmark_node_set_literal(pointer, text) }
}

private extension String {
    /// How many lines end in it or are begun.
    var lineCount: Int { utf8.count { $0 == 0x0A } + (utf8.last == 0x0A ? 0 : 1) }
}

/// Parses lines of CommonMark, in which GFM's tables end where they do, and `definitions` of links behind them.
func withMarkdown<Result>(_ lines: [String], _ definitions: String = "", _ body: (MarkdownNode) throws -> Result)
    rethrows -> Result
{
    try withMarkdown(TableEnd.marked(lines).joined(separator: "\n") + definitions, body)
}

/// Parses CommonMark with libcmark, and frees the tree when `body` has returned.
func withMarkdown<Result>(_ source: String, _ body: (MarkdownNode) throws -> Result) rethrows -> Result {
    var source = source
    let document = source.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
            cmark_parse_document($0.baseAddress ?? emptySource, $0.count, CMARK_OPT_DEFAULT)
        }
    }
    defer { cmark_node_free(document) }
    return try body(MarkdownNode(pointer: document!))
}

nonisolated(unsafe) private let emptySource = UnsafePointer<CChar>(UnsafeMutablePointer<CChar>.allocate(capacity: 1))
