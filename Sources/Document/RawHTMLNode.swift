/// HTML as the author wrote it, and what of it the document has to know.
package struct RawHTMLNode: Hashable, Sendable {
    /// A picture that it shows: a file beside the notebook.
    package struct Picture: Hashable, Sendable {
        /// The file that it shows.
        package var file: ImageFile
        /// The bytes of the text that its address takes.
        package var bytes: Range<Int>
        /// Where the source has the address.
        package var range: SourceRange

        /// A picture whose address is `bytes` of the HTML and `range` of the source.
        package init(file: ImageFile, bytes: Range<Int>, range: SourceRange) {
            self.file = file
            self.bytes = bytes
            self.range = range
        }
    }

    /// A link that it holds.
    package struct Link: Hashable, Sendable {
        /// Where it leads, as it is written.
        package var destination: String
        /// The bytes of the text that this takes.
        package var bytes: Range<Int>
        /// Where the source has that.
        package var position: Position

        /// A link at its place.
        package init(destination: String, bytes: Range<Int>, position: Position) {
            (self.destination, self.bytes, self.position) = (destination, bytes, position)
        }
    }

    /// A piece that reports do not keep as it is written.
    package struct Omission: Hashable, Sendable {
        /// The bytes of the text that it takes.
        package var bytes: Range<Int>
        /// Where the source has it.
        package var range: SourceRange
        /// What stands in its place.
        package var replacement: String

        /// A piece and what stands in its place.
        package init(bytes: Range<Int>, range: SourceRange, replacement: String) {
            self.bytes = bytes
            self.range = range
            self.replacement = replacement
        }
    }

    /// The HTML, byte for byte.
    package var text: String
    /// The pictures, in the order of the text.
    package var pictures: [Picture]
    /// What is not kept, in the order of the text.
    package var omissions: [Omission] = []
    /// What a link can lead to in it: the values of `id` and `name`.
    package var ids: [String]
    /// The links, in the order of the text.
    package var links: [Link] = []

    /// HTML with its pictures and with what links can lead to.
    package init(_ text: String, pictures: [Picture] = [], ids: [String] = []) {
        self.text = text
        self.pictures = pictures
        self.ids = ids
    }

    /// The text without what is not kept, and with other addresses for its pictures and links; one for which there is
    /// none stays. One that `leadsNowhere` is no link.
    package func text(
        picture: (ImageFile) -> String?, link: (String) -> String? = { _ in nil },
        leadsNowhere: (String) -> Bool = { _ in false }
    ) -> String {
        let source = Array(text.utf8)
        let shown =
            pictures.compactMap { own in picture(own.file).map { (own.bytes, $0) } }
            + links.compactMap { own in
                if leadsNowhere(own.destination) { return (Self.attribute(around: own.bytes, of: source), "") }
                return link(own.destination).map { (own.bytes, $0) }
            }
        let omitted = omissions.filter { omission in !shown.contains { $0.0.overlaps(omission.bytes) } }
        var bytes = source
        for (range, text) in (shown + omitted.map { ($0.bytes, $0.replacement) })
            .sorted(by: { $0.0.lowerBound > $1.0.lowerBound })
        {
            bytes.replaceSubrange(range, with: text.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where the source has the attribute that makes a link of it; `nil` where that stands on several lines.
    package func attribute(of link: Link) -> SourceRange? {
        let source = Array(text.utf8), bytes = Self.attribute(around: link.bytes, of: source)
        if source[bytes].contains(10) { return nil }
        func place(_ byte: Int) -> Position {
            Position(line: link.position.line, column: link.position.column + byte - link.bytes.lowerBound)
        }
        return SourceRange(start: place(bytes.lowerBound), end: place(bytes.upperBound))
    }

    /// The bytes of the attribute that has its value there, with the space before it.
    private static func attribute(around value: Range<Int>, of text: [UInt8]) -> Range<Int> {
        var (start, end) = (value.lowerBound, value.upperBound)
        func skip(while isSkipped: (UInt8) -> Bool) { while start > 0, isSkipped(text[start - 1]) { start -= 1 } }
        func isSpace(_ byte: UInt8) -> Bool { [9, 10, 12, 13, 32].contains(byte) }
        if start > 0, end < text.count, text[start - 1] == text[end], [34, 39].contains(text[end]) {
            (start, end) = (start - 1, end + 1)
        }
        skip(while: isSpace)
        skip { $0 == UInt8(ascii: "=") }
        skip(while: isSpace)
        skip { !isSpace($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "<") }
        skip(while: isSpace)
        return start..<end
    }
}
