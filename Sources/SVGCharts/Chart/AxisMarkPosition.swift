/// At which side of the plot an axis stands.
public enum AxisMarkPosition: String, Codable, Hashable, Sendable {
    /// Below the plot, and at its left.
    case automatic
    /// At the left, for a vertical axis.
    case leading
    /// At the right, for a vertical axis: labels at the ends of lines make room for it and stand in a legend.
    case trailing
    /// Above the plot, for a horizontal axis.
    case top
    /// Below the plot, for a horizontal axis.
    case bottom
}
