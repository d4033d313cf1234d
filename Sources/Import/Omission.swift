internal import Spelling
internal import Document

/// Something that was not carried over, or is otherwise than it was.
struct Omission: Error {
    var place: Position
    /// What was found, and what became of it.
    var message: String
    /// What comes nearest.
    var hint: Hint?

    /// A label of a cell that is shown and not run.
    static func lost(_ label: String, at place: Position) -> Omission {
        Omission(place: place, message: "nothing takes the place of \"\(label)\": its code is shown and not run")
    }
}

extension Omission {
    /// Of attention, which has several inputs there; `nil` for other layers.
    static func attention(of layer: PythonObject) -> Omission? {
        guard layer.name.lowercased() == "multiheadattention" else { return nil }
        return Omission(
            place: layer.place,
            message:
                "bnbook has MultiHeadAttention(numHeads:keyDim:), but calls with query and value are not followed")
    }
}
