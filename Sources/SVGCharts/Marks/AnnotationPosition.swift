/// Where the text of an annotation stands, seen from its mark.
public enum AnnotationPosition: String, Codable, Hashable, Sendable {
    case automatic, overlay, top, bottom, leading, trailing
}
