internal import CCMark
internal import Document

/// What the lines of a text are to cmark, 1 for the first: code and HTML, or words, which may go on in the next line.
struct LineBlocks {
    /// The lines that hold code or raw HTML.
    private var code: Set<Int> = []
    /// The lines whose words go on in the next; `nil` for all of them.
    private var continued: Set<Int>?

    /// Of words that are one paragraph.
    init() {}

    /// Of Markdown.
    init(_ lines: [String]) {
        (code, continued) = withMarkdown(lines) { document in
            var (code, continued) = (Set<Int>(), Set<Int>())
            for node in document.allBlocks {
                let (first, last) = (node.start.line, max(node.start.line, node.end.line))
                switch node.type {
                case CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK: code.formUnion(first...last)
                case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: continued.formUnion(first..<last)
                default: break
                }
            }
            return (code, continued)
        }
    }

    /// Whether a line is left alone.
    func isCode(_ line: Int) -> Bool { code.contains(line) }

    /// Whether the words of a line go on in the next.
    func goesOn(_ line: Int) -> Bool { continued?.contains(line) ?? true }
}
