/// A piece of a source.
package struct SourceRange: Hashable, Sendable {
    /// Its first byte.
    package var start: Position
    /// Behind its last byte.
    package var end: Position

    /// The bytes from `start` up to `end`.
    package init(start: Position, end: Position) {
        self.start = start
        self.end = end
    }
}
