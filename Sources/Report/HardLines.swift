internal import Document

extension [InlineNode] {
    /// The lines that hard ends of lines, `<br>` among them, part a text into; each has the emphasis and the links it is in.
    var hardLines: [[InlineNode]] {
        var lines: [[InlineNode]] = [[]]
        for node in self {
            if node.isHardBreak {
                lines.append([])
                continue
            }
            for (index, part) in node.hardParts.enumerated() {
                if index > 0 { lines.append([]) }
                lines[lines.count - 1].append(part)
            }
        }
        return lines
    }

    /// The text without hard ends of lines before it and behind it, which end nothing.
    var withoutOuterBreaks: [InlineNode] {
        let inner = drop { $0.isHardBreak || $0.kind == .softBreak }
        let last = inner.lastIndex { !$0.isHardBreak && $0.kind != .softBreak }
        return last.map { Array(inner[...$0]) } ?? []
    }
}

private extension InlineNode {
    var isHardBreak: Bool {
        switch kind {
        case .lineBreak: true
        case .rawHTML(let html): html.isLineBreak
        default: false
        }
    }

    /// The node, once for each line that is in it.
    var hardParts: [InlineNode] {
        func parts(_ nodes: [InlineNode], _ kind: ([InlineNode]) -> Kind) -> [InlineNode] {
            nodes.hardLines.map { InlineNode(kind($0), range) }
        }
        switch kind {
        case .emphasis(let nodes): return parts(nodes) { .emphasis($0) }
        case .strong(let nodes): return parts(nodes) { .strong($0) }
        case .strikethrough(let nodes): return parts(nodes) { .strikethrough($0) }
        case .link(let link):
            return parts(link.children) {
                var part = link
                part.children = $0
                return .link(part)
            }
        default: return [self]
        }
    }
}

extension RawHTMLNode {
    /// Whether it is a hard end of a line, `<br>`.
    var isLineBreak: Bool { text.lowercased().hasPrefix("<br") }
}
