internal import CCMark
internal import Spelling

/// What is built of blocks: callouts, tables inside other blocks, pictures.
extension ProseReader {
    /// Rebuilds what is below `root`; gives the node that now stands in its place.
    mutating func structured(_ root: MarkdownNode, _ fragment: Fragment, _ taken: inout Taken) -> MarkdownNode {
        var top = root
        for quote in root.all where quote.type == CMARK_NODE_BLOCK_QUOTE {
            guard let kind = calloutKind(quote, fragment) else { continue }
            let callout = callout(quote, kind)
            if quote == root { top = callout }
            quote.unlink()
        }
        for paragraph in top.all where paragraph.type == CMARK_NODE_PARAGRAPH && paragraph != top {
            guard let table = PipeTable(lines: nestedLines(paragraph, fragment)) else { continue }
            _ = paragraph.insertBlockBefore(html(table, from: paragraph.start.line, fragment, &taken))
            paragraph.unlink()
        }
        for image in top.all where image.type == CMARK_NODE_IMAGE && !image.isInImage {
            takeImage(image, fragment, &taken)
        }
        return top
    }

    /// A paragraph that is nothing but an image with attributes behind it: `![A caption](a.png){#fig-a}`.
    mutating func figure(_ node: MarkdownNode, _ lines: ClosedRange<Int>, _ fragment: Fragment) -> Prose? {
        let children = node.children
        guard children.count == 2, children[0].type == CMARK_NODE_IMAGE, children[1].type == CMARK_NODE_TEXT,
            let attributes = Attributes(children[1].literal)
        else { return nil }
        check(attributes, of: "picture", kind: "fig", known: ["alt", "fig-alt"], at: fragment.place(children[1].start))
        let alternative = attributes.values["alt"] ?? attributes.values["fig-alt"] ?? children[0].text
        var (caption, taken) = (Taken(), Taken())
        let (start, end) = (
            fragment.place(children[0].firstChild?.start ?? children[0].start), fragment.place(children[1].start)
        )
        let captionHTML = children[0].withChildrenAsParagraph { withoutTag("p", html($0, fragment, &caption)) }
        children[1].unlink()
        children[0].append(text: alternative)
        let picture = withoutTag("p", html(node, fragment, &taken))
        return Prose(
            lines: lines, content: Content(html: picture, gaps: taken.gaps),
            caption: Prose.Caption(
                label: attributes.id, isTable: false, content: Content(html: captionHTML, gaps: caption.gaps),
                start: start, end: end,
                spans: caption.spans),
            spans: taken.spans)
    }

    /// Reports attributes that a picture or a table cannot have.
    mutating func check(_ attributes: Attributes, of thing: String, kind: String, known: [String], at place: Position) {
        for name in attributes.values.keys.sorted() where !known.contains(name) {
            let expected = (["#\(kind)-…"] + known).joined(separator: ", ")
            report(
                place, "unknown attribute \"\(name)\" of a \(thing); expected one of \(expected)",
                suggestion(for: name, among: known))
        }
        if let label = attributes.id, !isLabel(label) || labelKind(label) != kind {
            report(
                place,
                "label \"\(label)\" is on a \(thing); expected \(kind)-, then lower-case letters, digits and hyphens")
        }
    }
}

/// GitHub's callouts.
private let calloutKinds = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]

private extension ProseReader {
    /// The kind in a quote's first line `[!NOTE]`; `nil` for an ordinary quote.
    mutating func calloutKind(_ quote: MarkdownNode, _ fragment: Fragment) -> String? {
        guard let paragraph = quote.firstChild, paragraph.type == CMARK_NODE_PARAGRAPH, let text = paragraph.firstChild,
            text.type == CMARK_NODE_TEXT,
            text.literal.hasPrefix("[!"), let close = text.literal.firstIndex(of: "]")
        else { return nil }
        let name = String(text.literal.dropFirst(2).prefix { $0 != "]" })
        let isAlone = text.literal[close...].dropFirst().allSatisfy { $0 == " " }
        let isKnown = calloutKinds.contains(name.uppercased())
        if isKnown, isAlone { return name.uppercased() }
        if isKnown {
            report(
                fragment.place(text.start),
                "found text behind `[!\(name)]`; expected the callout's text on the next line")
        } else if isAlone, !name.isEmpty, name.allSatisfy(\.isLetter) {
            let hint = suggestion(for: name.uppercased(), among: calloutKinds)
            report(
                fragment.place(text.start),
                "unknown callout \"\(name)\"; expected one of \(calloutKinds.joined(separator: ", "))", hint)
        }
        return nil
    }

    /// Puts a callout before the quote, and what the quote holds into it, the first line apart.
    func callout(_ quote: MarkdownNode, _ kind: String) -> MarkdownNode {
        let name = kind.prefix(1) + kind.dropFirst().lowercased()
        let opening =
            "<aside class=\"callout \(kind.lowercased())\" role=\"note\">\n<p class=\"callout-title\">\(name)</p>\n"
        let callout = quote.insertBlockBefore(opening, "</aside>\n")
        if let paragraph = quote.firstChild, let marker = paragraph.firstChild {
            if let lineBreak = marker.next { lineBreak.unlink() }
            marker.unlink()
            if paragraph.firstChild == nil { paragraph.unlink() }
        }
        for child in quote.children { callout.append(child) }
        return callout
    }

    /// The lines of a paragraph without what the blocks around it put before them.
    func nestedLines(_ paragraph: MarkdownNode, _ fragment: Fragment) -> [PipeTable.Line] {
        let (first, last) = (paragraph.start.line, max(paragraph.start.line, paragraph.end.line))
        guard first >= 1, last <= fragment.lines.count, last > first else { return [] }
        return (first...last).map { number in
            let line = fragment.lines[number - 1]
            let text =
                number == first
                ? line.utf8.dropFirst(paragraph.start.column - 1) : line.utf8.drop { [32, 9, 62].contains($0) }
            return PipeTable.Line(text: String(Substring(text)), column: line.utf8.count - text.count + 1)
        }
    }

    /// Leaves a gap for the address of a picture that is a file beside the notebook.
    mutating func takeImage(_ node: MarkdownNode, _ fragment: Fragment, _ taken: inout Taken) {
        let written = node.address
        guard isLocal(written) else { return }
        let html = node.html(keepsRawHTML: settings.keepsRawHTML)
        guard let start = html.firstRange(of: "src=\""), let end = html[start.upperBound...].firstIndex(of: "\"") else {
            return
        }
        let place = fragment.place(node.start)
        let image = ImageFile(
            path: Notebook.path(withoutPercents(written), besides: origins.origin(of: place.line).path),
            written: written,
            address: String(html[start.upperBound..<end]), alternative: node.text, position: place)
        images.append(image)
        if image.alternative.isEmpty {
            warn(place, "the picture says nothing to those who cannot see it; expected words in ![…]")
        }
        node.insertBefore(raw: html[..<start.upperBound] + taken.marker(.image(image)) + html[end...])
        node.unlink()
    }

    /// Whether an address names a file beside the notebook.
    func isLocal(_ address: String) -> Bool {
        guard let first = address.first, first != "/", first != "#" else { return false }
        return !address.prefix { $0 != "/" }.contains(":")
    }

    func withoutPercents(_ address: String) -> String {
        let bytes = Array(address.utf8)
        var (decoded, index) = ([UInt8](), 0)
        while index < bytes.count {
            let digits = String(
                decoding: bytes[min(index + 1, bytes.count)..<min(index + 3, bytes.count)], as: UTF8.self)
            if bytes[index] == UInt8(ascii: "%"), digits.utf8.count == 2, let byte = UInt8(digits, radix: 16) {
                decoded.append(byte)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}
