internal import Document

/// A line of text, and where it stands in the file that it is from.
struct ForeignLine {
    var text: String
    /// Of its first byte.
    var place: Position
    /// Whether the file holds these bytes as they are, so that a place within the line can be told; a string of JSON is
    /// written otherwise.
    var isVerbatim = true

    /// The place of what begins behind `before`, which the line begins with.
    func place(behind before: some StringProtocol) -> Position {
        isVerbatim ? Position(line: place.line, column: place.column + before.utf8.count) : place
    }

    /// Another text at this line's place.
    func with(_ text: String) -> ForeignLine { ForeignLine(text: text, place: place, isVerbatim: false) }

    /// How far it is indented, in spaces.
    var indentation: String { String(text.prefix { $0 == " " || $0 == "\t" }) }

    var isBlank: Bool { text.allSatisfy(\.isWhitespace) }

    /// The lines of a text that begins at the top of its file.
    static func lines(of text: String) -> [ForeignLine] {
        text.split(separator: #/\r\n|\n/#, omittingEmptySubsequences: false).enumerated().map { number, line in
            ForeignLine(text: String(line), place: Position(line: number + 1, column: 1))
        }
    }
}
