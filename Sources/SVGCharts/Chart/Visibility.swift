/// Whether a part of a chart is drawn.
public enum Visibility: String, Codable, Hashable, Sendable {
    /// Where it serves.
    case automatic
    /// Always.
    case visible
    /// Never.
    case hidden
}
