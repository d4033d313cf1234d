internal import CCMark
internal import Document

/// Where tables end, by GFM's rules: to cmark, which knows no tables, the lines behind one go on with its paragraph, though
/// they are no longer indented, or quoted, as it is, or are indented code.
///
/// The last row of such a table becomes a comment for cmark, below which text begins anew.
enum TableEnd {
    /// The lines with the last rows of such tables as comments.
    static func marked(_ lines: [String]) -> [String] {
        guard lines.contains(where: PipeTable.mayDelimit) else { return lines }
        var lines = lines
        // What was taken for a table's rows may hold another one, and that one more; nobody writes a hundred.
        for _ in 0..<100 {
            guard let rows = rows(of: lines) else { break }
            for row in rows { lines[row.line - 1] = lines[row.line - 1].prefix(utf8: row.column - 1) + mark }
        }
        return lines
    }

    /// Whether a node is the comment that a row became.
    static func isMark(_ node: MarkdownNode?) -> Bool {
        node?.type == CMARK_NODE_HTML_BLOCK && node?.literal.hasPrefix(mark) == true
    }

    private static let mark = "<!--bnbook-row-->"

    /// The last rows of tables behind which their paragraphs go on; `nil` for none.
    private static func rows(of lines: [String]) -> [Position]? {
        let rows = withMarkdown(lines.joined(separator: "\n")) { document in
            document.allBlocks.filter { $0.type == CMARK_NODE_PARAGRAPH }.compactMap { lastRow(of: $0, lines) }
        }
        return rows.isEmpty ? nil : rows
    }

    private static func lastRow(of node: MarkdownNode, _ lines: [String]) -> Position? {
        guard node.end.line > node.start.line + 1, node.end.line <= lines.count,
            lines[node.start.line..<node.end.line].contains(where: PipeTable.mayDelimit)
        else { return nil }
        let rows = BlockText(node, lines).lines
        guard rows.count > 2, let head = PipeTable.head(in: rows)?.index else { return nil }
        let container = TableContainer(node, lines)
        let end = rows.indices.dropFirst(head + 2).first { !container.holdsRow(lines[rows[$0].start.line - 1]) }
        return end.map { rows[$0 - 1].start }
    }
}

/// The quotes and lists around a table.
private struct TableContainer {
    /// How many quotes there are, and how far the list within the innermost of them indents.
    private let quotes: Int
    private let indentation: Int

    init(_ node: MarkdownNode, _ lines: [String]) {
        let ancestors = Array(node.ancestors)
        quotes = ancestors.count { $0.type == CMARK_NODE_BLOCK_QUOTE }
        let item = ancestors.prefix { $0.type != CMARK_NODE_BLOCK_QUOTE }.first { $0.type == CMARK_NODE_ITEM }
        guard let start = item?.firstChild?.start, lines.indices.contains(start.line - 1) else {
            indentation = 0
            return
        }
        indentation = max(0, start.column - 1 - (Self.start(of: lines[start.line - 1], within: quotes) ?? 0))
    }

    /// Whether a line may be a row of the table: it stands in the same quotes and lists, and is no code.
    func holdsRow(_ line: String) -> Bool {
        guard let start = Self.start(of: line, within: quotes) else { return false }
        let blanks = line.utf8.dropFirst(start).prefix(while: isBlank).reduce(0) { $0 + ($1 == 9 ? 4 - $0 % 4 : 1) }
        return (indentation..<indentation + 4).contains(blanks)
    }

    /// The bytes before what stands in so many quotes; `nil` for a line that has fewer.
    private static func start(of line: String, within quotes: Int) -> Int? {
        let bytes = Array(line.utf8)
        var index = 0
        for _ in 0..<quotes {
            index += bytes[index...].prefix(while: isBlank).count
            guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { return nil }
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
        }
        return index
    }
}

private extension String {
    func prefix(utf8 count: Int) -> String { String(decoding: utf8.prefix(count), as: UTF8.self) }
}
