/// A piece of a source.
package struct SourceRange: Hashable, Sendable {
    package var start: Position
    /// Behind its last byte.
    package var end: Position

    package init(start: Position, end: Position) {
        self.start = start
        self.end = end
    }
}
