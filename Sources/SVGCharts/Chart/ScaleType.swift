/// How values become places on an axis or colours.
public enum ScaleType: String, Codable, Hashable, Sendable {
    /// Equal differences have equal distances.
    case linear
    /// For values above zero. Ticks are powers of ten, or powers of two when all values are such.
    case log
    /// Logarithmic on both sides of zero, linear close to it.
    case symmetricLog
    /// Each value has a place of its own at equal distances; numbers are sorted.
    case category
}
