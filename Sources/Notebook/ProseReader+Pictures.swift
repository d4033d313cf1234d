internal import CCMark
internal import Document
internal import Spelling

extension ProseReader {
    /// A paragraph that is nothing but an image with attributes behind it: `![A caption](a.png){#fig-a}`.
    mutating func figure(_ node: MarkdownNode, _ fragment: Fragment) -> FigureNode? {
        let children = node.children
        guard children.count == 2, children[0].type == CMARK_NODE_IMAGE, children[1].type == CMARK_NODE_TEXT,
            let attributes = Attributes(children[1].literal)
        else { return nil }
        var source = BlockText(node, fragment.math.lines)
        let (start, words) = (source.place, source.index + 2)
        var image = image(children[0], &source, fragment, isFigure: true)
        check(
            attributes, of: "picture", kind: "fig", known: ["alt", "fig-alt", "width"], at: fragment.place(source.place)
        )
        let width = width(attributes.values["width"], at: fragment.place(source.place))
        let caption = CaptionNode(
            label: attributes.id, children: image.children,
            range: fragment.range(source.places[words], source.places[max(words, source.wordsEnd)]))
        image.children = []
        let end = source.end(at: source.bytes.count)
        return FigureNode(
            image: image, caption: caption, alternative: attributes.values["alt"] ?? attributes.values["fig-alt"],
            width: width, range: fragment.range(start, end))
    }

    /// A picture in text with the attributes that stand behind it, `{width=50%}`, which are taken out of the text.
    mutating func sized(
        _ image: ImageNode, by next: MarkdownNode, _ source: inout BlockText, _ fragment: Fragment
    ) -> ImageNode {
        guard next.type == CMARK_NODE_TEXT, next.literal.hasPrefix("{"), let end = next.literal.firstIndex(of: "}"),
            let attributes = Attributes(next.literal[...end])
        else { return image }
        let place = fragment.place(source.place)
        check(attributes, of: "picture", kind: "fig", known: ["width"], at: place)
        if let label = attributes.id, isLabel(label), labelKind(label) == "fig" {
            report(place, "label \"\(label)\" is on a picture within text; expected the picture alone in its paragraph")
        }
        source.index += next.literal[...end].utf8.count
        next.setLiteral(String(next.literal[next.literal.index(after: end)...]))
        var image = image
        image.width = width(attributes.values["width"], at: place)
        return image
    }

    /// A width as style sheets have it; one without a unit is in pixels.
    private mutating func width(_ text: String?, at place: Position) -> String? {
        guard let text else { return nil }
        let number = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
        let unit = text.dropFirst(number.count)
        if let length = Double(number), length > 0, ["", "px", "%"].contains(unit), unit != "%" || length <= 100 {
            return String(number) + (unit.isEmpty ? "px" : String(unit))
        }
        report(place, "the width of a picture is \"\(text)\"; expected a percentage of the text, 50%, or pixels, 300px")
        return nil
    }

    /// The file beside the notebook that a picture is; `nil`, with a warning, for one that is elsewhere.
    mutating func file(_ address: String, isDescribed: Bool, at place: Position) -> ImageFile? {
        guard isLocalFile(address) else {
            let isInPage = address.isEmpty || address.hasPrefix("#") || address.lowercased().hasPrefix("data:")
            if !isInPage {
                warn(
                    place,
                    "the picture \(address) cannot be shown: a report loads nothing from elsewhere; expected a file beside the notebook, by a relative path"
                )
            }
            return nil
        }
        let path = Notebook.path(withoutPercents(address), besides: origins.origin(of: place.line).path)
        let image = ImageFile(path: path, written: address, position: place)
        images.append(image)
        if !isDescribed {
            warn(place, "the picture says nothing to those who cannot see it; expected words in ![…]")
        }
        return image
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

/// Whether an address names a file beside the notebook.
package func isLocalFile(_ address: String) -> Bool {
    guard let first = address.first, first != "/", first != "#" else { return false }
    return !address.prefix { $0 != "/" }.contains(":")
}

/// An address with `%20` and the like as what they stand for.
package func withoutPercents(_ address: String) -> String {
    let bytes = Array(address.utf8)
    var (decoded, index) = ([UInt8](), 0)
    while index < bytes.count {
        let digits = String(decoding: bytes[min(index + 1, bytes.count)..<min(index + 3, bytes.count)], as: UTF8.self)
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
