internal import CCMark
internal import Document

/// The author's own HTML: pictures beside the notebook are found in it, so that reports can carry them.
extension ProseReader {
    /// HTML on lines of its own.
    mutating func rawBlock(_ node: MarkdownNode, _ fragment: Fragment) -> BlockNode.Kind {
        let text = node.literal
        let places = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            // What stands around the block is before the line.
            let number = node.start.line + index
            let written = fragment.lines.indices.contains(number - 1) ? fragment.lines[number - 1].utf8.count : 0
            let before = max(0, written - line.utf8.count)
            return (0...line.utf8.count).map { Position(line: number, column: before + $0 + 1) }
        }
        if settings.keepsRawHTML, settings.takesValues, text.contains("`{swift} ") {
            warn(
                fragment.place(node.start),
                "found an inline value in HTML, where it is text; expected it in a paragraph")
        }
        return .rawHTML(raw(text, places, fragment))
    }

    /// A tag within running text, with the place of each of its bytes.
    mutating func rawInline(_ node: MarkdownNode, _ places: [Position], _ fragment: Fragment) -> RawHTMLNode {
        raw(node.literal, places, fragment)
    }
}

private extension ProseReader {
    /// `places` has the place of each byte, and of that behind the last.
    mutating func raw(_ text: String, _ places: [Position], _ fragment: Fragment) -> RawHTMLNode {
        var html = RawHTMLNode(text)
        let bytes = Array(text.utf8)
        func omit(_ range: Range<Int>, _ replacement: String) {
            func place(_ index: Int) -> Position { places[min(index, places.count - 1)] }
            html.omissions.append(
                .init(
                    bytes: range, range: fragment.range(place(range.lowerBound), place(range.upperBound)),
                    replacement: replacement))
        }
        guard settings.keepsRawHTML else {
            omit(0..<(bytes.last == UInt8(ascii: "\n") ? bytes.count - 1 : bytes.count), omittedHTML)
            return html
        }
        for tag in ActingHTML.tags(in: bytes) {
            omit(tag.start..<tag.start + 1, "&lt;")
            guard tag.opens else { continue }
            warn(
                fragment.place(places[min(tag.start, places.count - 1)]),
                "found the HTML element \(tag.name), which acts without being asked, and is shown as text; expected none of \(ActingHTML.names.joined(separator: ", "))"
            )
        }
        func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        for tag in HTMLTag.all(in: bytes) {
            html.ids += tag.attributes.filter { $0.name == "id" || $0.name == "name" }.map { words($0.value) }
            if tag.name == "a", let address = tag.attributes.first(where: { $0.name == "href" })?.value {
                let place = fragment.place(places[min(address.lowerBound, places.count - 1)])
                let destination = words(address).replacing("&amp;", with: "&")
                html.links.append(.init(destination: destination, bytes: address, position: place))
            }
            guard tag.name == "img" || tag.name == "source" else { continue }
            for attribute in tag.attributes where attribute.name == "src" || attribute.name == "srcset" {
                let isOne = attribute.name == "src"
                if isOne, tag.name == "source" { continue }
                let isDescribed = tag.name != "img" || tag.attributes.contains { $0.name == "alt" }
                for range in isOne ? [attribute.value] : Self.candidates(attribute.value, bytes) {
                    let place = { (index: Int) in places[min(index, places.count - 1)] }
                    let start = fragment.place(place(range.lowerBound))
                    guard let file = file(words(range), isDescribed: isDescribed, at: start) else { continue }
                    let range = (range, fragment.range(place(range.lowerBound), place(range.upperBound)))
                    html.pictures.append(.init(file: file, bytes: range.0, range: range.1))
                }
            }
        }
        return html
    }

    /// The addresses in `srcset="a.png 1x, b.png 2x"`.
    static func candidates(_ range: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
        bytes[range].split { $0 == 32 || (9...13).contains($0) }.enumerated().compactMap { index, word in
            let isAddress =
                index == 0 || bytes[word.startIndex - 1] == UInt8(ascii: ",")
                || bytes[range.lowerBound..<word.startIndex].last { $0 > 32 } == UInt8(ascii: ",")
            let end = word.last == UInt8(ascii: ",") ? word.endIndex - 1 : word.endIndex
            return isAddress ? word.startIndex..<end : nil
        }
    }
}
