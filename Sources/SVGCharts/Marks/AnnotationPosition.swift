/// Where the text of an annotation stands, seen from its mark.
public enum AnnotationPosition: String, Codable, Hashable, Sendable {
    /// Where it hides least, on the mark itself, or on one side of it.
    case automatic, overlay, top, bottom, leading, trailing
}
