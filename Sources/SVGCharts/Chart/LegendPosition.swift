/// Where the legend of a chart stands.
public enum LegendPosition: String, Codable, Hashable, Sendable {
    /// At the ends of lines or above the plot, wherever it is found first.
    case automatic
    /// Above the plot.
    case top
    /// Below the plot and the title of its axis.
    case bottom
    /// At the left of the plot; above it where the drawing is narrow.
    case leading
    /// At the right of the plot; above it where the drawing is narrow.
    case trailing
}
