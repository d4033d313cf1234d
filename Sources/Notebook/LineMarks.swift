internal import CCMark
internal import Document
internal import Spelling

/// Lines of other Markdowns that cmark knows nothing of, as lines that mean the same to this reader: what begins and ends
/// a division, `::: {.callout-note}` and `:::`, becomes a comment, and what a term means, `:   words`, an item of a list.
/// Every other line and every column stays.
struct LineMarks {
    /// A line that begins or ends a division.
    enum Fence: Hashable {
        /// What stands behind the colons, and the column at which it begins.
        case start(String, column: Int)
        case end
    }

    /// By its line, 1 for the first.
    private(set) var fences: [Int: Fence] = [:]
    /// The lines that say what a term means.
    private(set) var meanings: Set<Int> = []

    /// Marks the lines of a document.
    init(_ lines: inout [String]) {
        if lines.contains(where: { $0.holds(":::") }) { takeFences(&lines) }
        while lines.contains(where: isMeaning), case let found = newMeanings(lines), !found.isEmpty {
            let bullets = bullets(lines)
            for line in found { lines[line - 1] = lines[line - 1].replacingFirstColon(by: bullets[line - 1]) }
            meanings.formUnion(found)
        }
    }

    /// The fence that a node of cmark's stands for.
    func fence(_ node: MarkdownNode) -> Fence? {
        node.type == CMARK_NODE_HTML_BLOCK && node.literal.hasPrefix(comment) ? fences[node.start.line] : nil
    }

    /// Whether a node is a list of what a term means.
    func isMeaning(_ node: MarkdownNode) -> Bool {
        node.type == CMARK_NODE_LIST && meanings.contains(node.start.line)
    }
}

private let comment = "<!--bnbook-division-->"

private extension LineMarks {
    mutating func takeFences(_ lines: inout [String]) {
        let blocks = LineBlocks(lines)
        for (index, line) in lines.enumerated() where line.holds(":::") && !blocks.isCode(index + 1) {
            let spaces = line.utf8.prefix { $0 == 32 }.count
            let colons = line.utf8.dropFirst(spaces).prefix { $0 == UInt8(ascii: ":") }.count
            guard spaces < 4, colons > 2 else { continue }
            var words = Substring(line.utf8.dropFirst(spaces + colons))
            while words.last == ":" || words.last?.isWhitespace == true { words.removeLast() }
            let name = words.drop(while: \.isWhitespace)
            let column = spaces + colons + words.utf8.count - name.utf8.count + 1
            fences[index + 1] = name.isEmpty ? .end : .start(String(name), column: column)
            lines[index] = String(repeating: " ", count: spaces) + comment
        }
    }

    /// The sign for an item on each line: one that no list has below it up to the next words, for cmark would go on with
    /// that list.
    func bullets(_ lines: [String]) -> [String] {
        let signs = ["-", "+", "*"]
        var (bullets, taken) = ([String](), Set<String>())
        for (index, line) in lines.enumerated().reversed() {
            bullets.append(signs.first { !taken.contains($0) } ?? "-")
            let words = line.drop { $0 == " " || $0 == "\t" }
            guard let first = words.first.map(String.init), first != ":", !meanings.contains(index + 1) else {
                continue
            }
            if signs.contains(first), words.dropFirst().first?.isWhitespace ?? true {
                taken.insert(first)
            } else if words.startIndex == line.startIndex {
                taken = []
            }
        }
        return bullets.reversed()
    }

    func isMeaning(_ line: String) -> Bool {
        let bytes = line.utf8.drop { $0 == 32 }
        guard bytes.first == UInt8(ascii: ":"), line.utf8.count - bytes.count < 4,
            let second = bytes.dropFirst().first, second == 32 || second == 9
        else { return false }
        return Substring(bytes).dropFirst().contains { !$0.isWhitespace }
    }

    /// The lines behind a term alone on its line, or behind what it means already, that begin with a colon.
    func newMeanings(_ lines: [String]) -> Set<Int> {
        withMarkdown(lines) { document in
            // What stands behind the words of a meaning goes on with them, to cmark.
            let within = document.children.filter(isMeaning).flatMap(\.allBlocks).filter {
                $0.type == CMARK_NODE_PARAGRAPH
            }
            var found = Set(
                within.flatMap { ($0.start.line...max($0.start.line, $0.end.line)).dropFirst() }.filter {
                    isMeaning(lines[$0 - 1])
                })
            for node in document.children where node.type == CMARK_NODE_PARAGRAPH {
                let range = node.start.line...max(node.start.line, node.end.line)
                if !isMeaning(lines[range.lowerBound - 1]), range.count > 1 {
                    let rest = range.dropFirst()
                    if isMeaning(lines[rest[rest.startIndex] - 1]) {
                        found.formUnion(rest.filter { isMeaning(lines[$0 - 1]) })
                    }
                } else if isMeaning(lines[range.lowerBound - 1]), let before = node.previous,
                    isTerm(before, lines) || isMeaning(before)
                {
                    found.formUnion(range.filter { isMeaning(lines[$0 - 1]) })
                }
            }
            return found
        }
    }

    /// A paragraph of one line that is no caption.
    func isTerm(_ node: MarkdownNode, _ lines: [String]) -> Bool {
        node.type == CMARK_NODE_PARAGRAPH && node.end.line <= node.start.line && !isMeaning(lines[node.start.line - 1])
    }
}

private extension String {
    /// With a list's sign in the place of its colon.
    func replacingFirstColon(by bullet: String) -> String {
        firstIndex(of: ":").map { self[..<$0] + bullet + self[index(after: $0)...] } ?? self
    }
}
