package import Document
package import Notebook

/// A notebook's program as an editor looks at it: what a render compiles, without the words between statements, so that it
/// can be written while a statement is being typed. Every part of the notebook's stands in it line by line,
/// before what its folder's notebooks share.
package struct EditorProgram: Hashable, Sendable {
    /// The program.
    package let text: String
    private let pieces: [Piece]

    /// Where a part of the notebook's stands.
    private struct Piece: Hashable {
        let part: SourcePart
        /// In the program, 1 for the first.
        let line: Int
        let lineCount: Int
    }

    /// The program of a notebook.
    package init(_ notebook: Notebook) {
        let parts = notebook.sourceParts
        let source = ProgramSource(
            parts, items: parts.map { _ in [] }, parameters: notebook.frontMatter.parameters)
        text = source.text + notebook.sharedCode.map { "\($0.text)\n" }.joined()
        var (line, offset) = (1, 0)
        let bytes = Array(source.text.utf8)
        pieces = zip(parts, source.starts).map { part, start in
            line += bytes[offset..<start].count { $0 == UInt8(ascii: "\n") }
            offset = start
            return Piece(part: part, line: line, lineCount: part.code.utf8.count { $0 == UInt8(ascii: "\n") } + 1)
        }
    }

    /// Whether nothing of the notebook's is Swift.
    package var isEmpty: Bool { pieces.isEmpty }

    /// Where a place of the notebook stands in the program; `nil` for what is no Swift that is run.
    package func place(of position: Position) -> Position? {
        for piece in pieces {
            let line = position.line - piece.part.origin.line
            guard (0..<piece.lineCount).contains(line) else { continue }
            let start = piece.part.position(line: line + 1, column: 1).column
            let column = position.column - start + 1
            guard column >= 1, column <= length(ofLine: line, piece) + 1 else { continue }
            return Position(line: piece.line + line, column: column)
        }
        return nil
    }

    /// Where a place of the program stands in the notebook; `nil` for what the notebook does not say.
    package func position(of place: Position) -> Position? {
        let piece = pieces.first { ($0.line..<$0.line + $0.lineCount).contains(place.line) }
        return piece.map { $0.part.position(line: place.line - $0.line + 1, column: place.column) }
    }

    /// In bytes.
    private func length(ofLine line: Int, _ piece: Piece) -> Int {
        piece.part.code.split(separator: "\n", omittingEmptySubsequences: false)[line].utf8.count
    }
}
