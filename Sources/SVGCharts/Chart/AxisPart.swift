public import NumberFormats

/// What is drawn at each place of an axis, as a chart keeps it.
public struct AxisPart: Codable, Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Codable, Hashable, Sendable {
        /// A line across the plot, a short one outside of it, and the value.
        case gridLine, tick, label
    }

    /// What it is.
    public var kind: Kind
    /// How the line is drawn; `nil` for the chart's own way.
    public var stroke: StrokeStyle?
    /// How long a tick is, in pixels; `nil` for the chart's own way.
    public var length: Double?
    /// How values are written; `nil` leaves it to the axis.
    public var format: NumberFormat?
}

extension AxisPart {
    /// The pixels of a tick.
    var drawnLength: Double { (length ?? 4).clamped(to: Self.lengths) }

    /// How long a tick can be, in pixels.
    static let lengths = 1.0...40
}
