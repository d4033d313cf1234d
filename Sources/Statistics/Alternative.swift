/// What a test holds against the null hypothesis that a difference is zero.
public enum Alternative: String, Codable, Hashable, Sendable, CaseIterable {
    /// It is not zero.
    case twoSided
    /// It is below zero.
    case less
    /// It is above zero.
    case greater
}
