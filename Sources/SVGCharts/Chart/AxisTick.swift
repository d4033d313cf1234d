/// A short line outside of the plot, in the braces of `AxisMarks`.
public struct AxisTick: AxisMark, Hashable, Sendable {
    public var part: AxisPart

    /// A line of 4 pixels, or of `length`, 1 to 40.
    public init(length: Double? = nil, stroke: StrokeStyle? = nil) {
        part = AxisPart(kind: .tick, stroke: stroke, length: length)
    }
}
