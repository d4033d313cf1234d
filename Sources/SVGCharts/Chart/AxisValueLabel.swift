public import NumberFormats

/// The value, in the braces of `AxisMarks`.
public struct AxisValueLabel: AxisMark, Hashable, Sendable {
    public var part: AxisPart

    /// The value as the axis writes it, or in a format of your own.
    public init(format: NumberFormat? = nil) { part = AxisPart(kind: .label, format: format) }
}
