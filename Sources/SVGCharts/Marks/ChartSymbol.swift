/// The shapes of points, in the order in which series take them.
public enum ChartSymbol: String, Codable, Hashable, Sendable, CaseIterable {
    /// The shapes that series take in turn.
    case circle, square, triangle, diamond, plus, cross
}
