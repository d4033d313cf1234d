internal import Spelling
internal import Document

/// Something that was not carried over, or is otherwise than it was.
struct Omission: Error {
    var place: Position
    /// What was found, and what became of it.
    var message: String
    /// What comes nearest.
    var hint: Hint?
}
