internal import CCMark
internal import Glibc

/// A node of cmark's tree, for as long as its document lives.
struct MarkdownNode: Hashable {
    let pointer: OpaquePointer

    var type: cmark_node_type { cmark_node_get_type(pointer) }
    var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
    var info: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }
    var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var start: Position {
        Position(line: Int(cmark_node_get_start_line(pointer)), column: Int(cmark_node_get_start_column(pointer)))
    }
    var end: Position {
        Position(line: Int(cmark_node_get_end_line(pointer)), column: Int(cmark_node_get_end_column(pointer)))
    }
    var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
    var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }
    var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }
    var address: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
    var isInImage: Bool { sequence(first: self, next: \.parent).dropFirst().contains { $0.type == CMARK_NODE_IMAGE } }
    var isInLink: Bool { sequence(first: self, next: \.parent).contains { $0.type == CMARK_NODE_LINK } }

    var children: [MarkdownNode] { firstChild.map { Array($0.andFollowing) } ?? [] }

    /// This node and its next ones below the same parent.
    var andFollowing: some Sequence<MarkdownNode> { sequence(first: self, next: \.next) }

    /// Whether the text before it goes on here.
    var followsText: Bool {
        guard let previous = cmark_node_previous(pointer).map(MarkdownNode.init) else { return false }
        return previous.type == CMARK_NODE_TEXT || previous.type == CMARK_NODE_SOFTBREAK
    }

    /// Whether the text around it begins or ends here, or has a space.
    var isAfterSpace: Bool { isSpace(cmark_node_previous(pointer)) { $0.last } }
    var isBeforeSpace: Bool { isSpace(cmark_node_next(pointer)) { $0.first } }

    private func isSpace(_ neighbour: OpaquePointer?, _ character: (String) -> Character?) -> Bool {
        guard let neighbour = neighbour.map(MarkdownNode.init) else { return true }
        if neighbour.type == CMARK_NODE_SOFTBREAK || neighbour.type == CMARK_NODE_LINEBREAK { return true }
        return neighbour.type == CMARK_NODE_TEXT && character(neighbour.literal)?.isWhitespace ?? true
    }

    /// Whether its literal has one of these ASCII characters.
    func holds(anyOf characters: String) -> Bool {
        cmark_node_get_literal(pointer).map { strpbrk($0, characters) != nil } ?? false
    }

    /// This node and all below it, in document order, without recursion.
    var all: [MarkdownNode] {
        var nodes: [MarkdownNode] = []
        let iterator = cmark_iter_new(pointer)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return nodes }
            if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) {
                nodes.append(MarkdownNode(pointer: node))
            }
        }
    }

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

    /// Lets a link lead to `url`, without a title.
    func setLink(_ url: String) {
        cmark_node_set_url(pointer, url)
        cmark_node_set_title(pointer, "")
    }

    func setLiteral(_ text: String) { cmark_node_set_literal(pointer, text) }
    func unlink() { cmark_node_unlink(pointer); cmark_node_free(pointer) }
    func setRaw(_ markup: String) { cmark_node_set_on_enter(pointer, markup) }
    func append(_ child: MarkdownNode) { cmark_node_append_child(pointer, child.pointer) }

    /// Puts inline content before this node: text, a line break, a link, or markup that is written as it stands.
    @discardableResult func insertBefore(text: String) -> MarkdownNode {
        insert(CMARK_NODE_TEXT) { cmark_node_set_literal($0, text) }
    }
    @discardableResult func insertBefore(raw: String) -> MarkdownNode {
        insert(CMARK_NODE_CUSTOM_INLINE) { cmark_node_set_on_enter($0, raw) }
    }
    func insertLineBreakBefore() { insert(CMARK_NODE_SOFTBREAK) { _ in } }
    func insertBefore(link address: String, text: String) {
        insert(CMARK_NODE_LINK) { cmark_node_set_url($0, address) }.append(text: text)
    }

    /// Puts a block before this one that is written as it stands: an opening, what will be below it, and a closing.
    func insertBlockBefore(_ opening: String, _ closing: String = "") -> MarkdownNode {
        insert(CMARK_NODE_CUSTOM_BLOCK) {
            cmark_node_set_on_enter($0, opening)
            cmark_node_set_on_exit($0, closing)
        }
    }

    func append(text: String) {
        let child = cmark_node_new(CMARK_NODE_TEXT)
        cmark_node_set_literal(child, text)
        cmark_node_append_child(pointer, child)
    }

    /// Gives `body` a paragraph of what is below this node, which is taken away.
    func withChildrenAsParagraph<Result>(_ body: (MarkdownNode) -> Result) -> Result {
        let paragraph = MarkdownNode(pointer: cmark_node_new(CMARK_NODE_PARAGRAPH))
        for child in children { paragraph.append(child) }
        defer { paragraph.unlink() }
        return body(paragraph)
    }

    @discardableResult private func insert(_ type: cmark_node_type, _ fill: (OpaquePointer) -> Void) -> MarkdownNode {
        let node = cmark_node_new(type)!
        fill(node)
        cmark_node_insert_before(pointer, node)
        return MarkdownNode(pointer: node)
    }

    /// This node as cmark renders it; `keepsRawHTML` lets the author's own HTML through.
    func html(keepsRawHTML: Bool = true) -> String {
        guard let text = cmark_render_html(pointer, keepsRawHTML ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT) else {
            return ""
        }
        defer { free(text) }
        return String(cString: text)
    }
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
