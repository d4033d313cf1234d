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

    /// The HTML, byte for byte.
    package var text: String
    /// The pictures, in the order of the text.
    package var pictures: [Picture]
    /// What a link can lead to in it: the values of `id` and `name`.
    package var ids: [String]

    /// HTML with its pictures and with what links can lead to.
    package init(_ text: String, pictures: [Picture] = [], ids: [String] = []) {
        self.text = text
        self.pictures = pictures
        self.ids = ids
    }

    /// The text with other addresses for its pictures; one for which there is none stays.
    package func text(_ address: (ImageFile) -> String?) -> String {
        var bytes = Array(text.utf8)
        for picture in pictures.reversed() {
            if let address = address(picture.file) { bytes.replaceSubrange(picture.bytes, with: address.utf8) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
