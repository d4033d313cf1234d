internal import CCMark
internal import Glibc

/// A node of cmark's tree, for as long as its document lives.
struct MarkdownNode: Hashable {
    let pointer: OpaquePointer

    var type: cmark_node_type { cmark_node_get_type(pointer) }
    var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
    var info: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var start: Position {
        Position(line: Int(cmark_node_get_start_line(pointer)), column: Int(cmark_node_get_start_column(pointer)))
    }
    var end: Position {
        Position(line: Int(cmark_node_get_end_line(pointer)), column: Int(cmark_node_get_end_column(pointer)))
    }
    var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
    var isInLink: Bool { parent.map { $0.type == CMARK_NODE_LINK || $0.isInLink } ?? false }

    var children: [MarkdownNode] {
        Array(sequence(first: cmark_node_first_child(pointer), next: { cmark_node_next($0) }).lazy.prefix { $0 != nil }
            .compactMap { $0.map(MarkdownNode.init) })
    }

    /// This node and all below it, in document order, without recursion.
    var all: [MarkdownNode] {
        var nodes: [MarkdownNode] = []
        let iterator = cmark_iter_new(pointer)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return nodes }
            if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) { nodes.append(MarkdownNode(pointer: node)) }
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

    func setLiteral(_ text: String) { cmark_node_set_literal(pointer, text) }
    func unlink() { cmark_node_unlink(pointer); cmark_node_free(pointer) }

    /// Puts inline content before this node: text, or markup that is written as it stands.
    func insertBefore(text: String) { insert(CMARK_NODE_TEXT) { cmark_node_set_literal($0, text) } }
    func insertBefore(raw: String) { insert(CMARK_NODE_CUSTOM_INLINE) { cmark_node_set_on_enter($0, raw) } }

    private func insert(_ type: cmark_node_type, _ fill: (OpaquePointer) -> Void) {
        guard let node = cmark_node_new(type) else { return }
        fill(node)
        cmark_node_insert_before(pointer, node)
    }

    /// This node as cmark renders it; `keepsRawHTML` lets the author's own HTML through.
    func html(keepsRawHTML: Bool = true) -> String {
        guard let text = cmark_render_html(pointer, keepsRawHTML ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT) else { return "" }
        defer { free(text) }
        return String(cString: text)
    }
}

/// Parses CommonMark with libcmark, and frees the tree when `body` has returned.
func withMarkdown<Result>(_ source: String, _ body: (MarkdownNode) throws -> Result) rethrows -> Result {
    var source = source
    let document = source.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { cmark_parse_document($0.baseAddress ?? emptySource, $0.count, CMARK_OPT_DEFAULT) }
    }
    defer { cmark_node_free(document) }
    return try body(MarkdownNode(pointer: document!))
}

nonisolated(unsafe) private let emptySource = UnsafePointer<CChar>(UnsafeMutablePointer<CChar>.allocate(capacity: 1))
