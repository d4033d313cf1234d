/// How bars and areas that share a place are put together.
public enum MarkStackingMethod: String, Codable, Hashable, Sendable {
    /// On top of each other.
    case standard
    /// On top of each other, scaled to a sum of 1.
    case normalized
    /// Each from zero.
    case unstacked
}
