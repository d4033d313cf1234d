internal import Document

/// The author's own HTML on paper: its words, links and pictures, as there is nothing else that means the same there.
extension RawHTMLNode {
    /// Words, and where they lead; `nil` for those that lead nowhere.
    struct Piece: Hashable {
        var words: String
        var destination: String?
    }

    /// Its words, in order.
    var pieces: [Piece] {
        let bytes = Array(text.utf8)
        func words(_ range: Range<Int>) -> String { Self.words(String(decoding: bytes[range], as: UTF8.self)) }
        var (pieces, index) = ([Piece](), 0)
        for link in links where link.bytes.lowerBound >= index && !link.destination.hasPrefix("#") {
            guard let start = bytes[..<link.bytes.lowerBound].lastIndex(of: UInt8(ascii: "<")),
                let open = bytes[link.bytes.upperBound...].firstIndex(of: UInt8(ascii: ">")),
                let close = (open..<bytes.count).first(where: { isEnd(bytes[$0...]) })
            else { continue }
            pieces.append(Piece(words: words(index..<start)))
            pieces.append(Piece(words: words(open + 1..<close), destination: link.destination))
            index = close
        }
        pieces.append(Piece(words: words(index..<bytes.count)))
        return pieces.filter { !$0.words.isEmpty }
    }
}

private extension RawHTMLNode {
    /// The text between the tags; nothing of comments, scripts and styles.
    static func words(_ html: String) -> String {
        html.replacing(#/<!--.*?-->/#.dotMatchesNewlines(), with: "")
            .replacing(#/<(script|style)[\s>].*?<\/(script|style)>/#.dotMatchesNewlines().ignoresCase(), with: "")
            .replacing(#/<[^>]*>/#, with: " ")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&nbsp;", with: "\u{00A0}").replacing("&amp;", with: "&")
            .split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
    }
}

/// Whether a link ends here.
private func isEnd(_ html: ArraySlice<UInt8>) -> Bool {
    String(decoding: html.prefix(3), as: UTF8.self).lowercased() == "</a"
        && html.dropFirst(3).first.map { $0 == UInt8(ascii: ">") || $0 <= 32 } == true
}

extension [InlineNode] {
    /// The same text, in which links that the author wrote as HTML are links like others.
    var withHTMLLinks: [InlineNode] {
        var (found, index) = ([InlineNode](), 0)
        while index < count {
            let inline = self[index]
            if let link = inline.htmlLink, let end = self[index...].firstIndex(where: \.endsHTMLLink) {
                let children = Array(self[(index + 1)..<end])
                found.append(
                    InlineNode(
                        .link(LinkNode(destination: link, children: children, target: inline.range)), inline.range))
                index = end + 1
            } else {
                found.append(inline)
                index += 1
            }
        }
        return found
    }
}

private extension InlineNode {
    /// Where the link leads that this tag begins; `nil` for anything else, as for links to places of the page.
    var htmlLink: String? {
        guard case .rawHTML(let html) = kind, let link = html.links.first, !link.destination.hasPrefix("#") else {
            return nil
        }
        return link.destination
    }

    var endsHTMLLink: Bool { if case .rawHTML(let html) = kind { isEnd(Array(html.text.utf8)[...]) } else { false } }
}
