/// The shapes of points, in the order in which series take them.
public enum ChartSymbol: String, Codable, Hashable, Sendable, CaseIterable {
    case circle, square, triangle, diamond, plus, cross
}
