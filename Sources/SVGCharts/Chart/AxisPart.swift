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

/// Something that is drawn at each place of an axis.
public protocol AxisMark {
    /// What a chart keeps of it.
    var part: AxisPart { get }
}

/// A line across the plot, in the braces of `AxisMarks`.
public struct AxisGridLine: AxisMark, Hashable, Sendable {
    public var part: AxisPart

    /// A faint line, or one of a stroke of your own.
    public init(stroke: StrokeStyle? = nil) { part = AxisPart(kind: .gridLine, stroke: stroke) }
}

/// A short line outside of the plot, in the braces of `AxisMarks`.
public struct AxisTick: AxisMark, Hashable, Sendable {
    public var part: AxisPart

    /// A line of 4 pixels, or of `length`, 1 to 40.
    public init(length: Double? = nil, stroke: StrokeStyle? = nil) {
        part = AxisPart(kind: .tick, stroke: stroke, length: length)
    }
}

/// The value, in the braces of `AxisMarks`.
public struct AxisValueLabel: AxisMark, Hashable, Sendable {
    public var part: AxisPart

    /// The value as the axis writes it, or in a format of your own.
    public init(format: NumberFormat? = nil) { part = AxisPart(kind: .label, format: format) }
}

/// Lists what is drawn at each place of an axis.
@resultBuilder public enum AxisMarkBuilder {
    public static func buildExpression(_ mark: some AxisMark) -> [AxisPart] { [mark.part] }
    public static func buildBlock(_ parts: [AxisPart]...) -> [AxisPart] { parts.flatMap(\.self) }
    public static func buildOptional(_ parts: [AxisPart]?) -> [AxisPart] { parts ?? [] }
    public static func buildEither(first parts: [AxisPart]) -> [AxisPart] { parts }
    public static func buildEither(second parts: [AxisPart]) -> [AxisPart] { parts }
}
