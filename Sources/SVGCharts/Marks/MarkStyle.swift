/// The part of a mark's look that is the same for all its data.

/// Constant style; `nil` leaves the choice to the chart.
public struct MarkStyle: Codable, Hashable, Sendable {
    /// A colour for all data.
    public var color: ChartColor?
    /// 0 (invisible) to 1 (solid).
    public var opacity: Double?
    /// The shape of points.
    public var symbol: ChartSymbol?
    /// The area of a point in square pixels.
    public var symbolSize: Double?
    /// The stroke of lines and rules.
    public var stroke: StrokeStyle?
    /// How a line goes from point to point.
    public var interpolation: InterpolationMethod?
    /// Whether bars and areas of one place are put on top of each other.
    public var stacking: MarkStackingMethod?
    /// Where the annotation stands.
    public var annotationPosition: AnnotationPosition?
    /// Whether the colour scale of numbers begins at zero.
    public var colorsFromZero: Bool?

    /// A look that is left to the chart.
    public init() {}
}

extension MarkStyle {
    /// From invisible to solid.
    static let opacities = 0.0...1
    /// Square pixels; the greatest symbol is as large as a small chart.
    static let symbolSizes = 0.0...10_000
}
