/// A line across the plot, in the braces of `AxisMarks`.
public struct AxisGridLine: AxisMark, Hashable, Sendable {
    public var part: AxisPart

    /// A faint line, or one of a stroke of your own.
    public init(stroke: StrokeStyle? = nil) { part = AxisPart(kind: .gridLine, stroke: stroke) }
}
