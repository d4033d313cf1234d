/// What an author said about a chart as a whole.
public struct ChartOptions: Codable, Hashable, Sendable {
    /// In pixels; 640 unless told.
    public var width: Double?
    /// In pixels; by the data unless told.
    public var height: Double?
    /// The width for a height of one.
    public var aspectRatio: Double?
    /// The title above all else.
    public var title: String?
    /// Whether series are named in a legend or at the ends of lines.
    public var legend = Visibility.automatic
    /// Where the legend stands.
    public var legendPosition: LegendPosition?
    /// The series whose colours the author chose.
    public var colors: [SeriesColor] = []
    /// How numbers become colours.
    public var colorType: ScaleType?
    /// The numbers at the ends of the colour scale.
    public var colorDomain: ClosedRange<Double>?
    /// The most panels beside each other.
    public var facetColumns: Int?

    /// A chart that is left to the data.
    public init() {}
}

extension ChartOptions {
    /// The width of the drawing in pixels. `check()` refuses what is outside of `sizes`; a drawing of it is held
    /// within.
    var drawnWidth: Double { max(160, size.width.clamped(to: Self.sizes)) }
    /// The height of the drawing in pixels, where the author chose one.
    var drawnHeight: Double? { size.height?.clamped(to: Self.sizes) }

    /// Where the legend is drawn: beside the plot only where that leaves room for both.
    var drawnLegendPosition: LegendPosition {
        let isBeside = legendPosition == .leading || legendPosition == .trailing
        return isBeside && drawnWidth < 420 ? .top : legendPosition ?? .automatic
    }

    /// The sides in pixels that a drawing can have: a page of a hundred screens is beyond any reader.
    static let sizes = 1.0...100_000

    /// The ratios of sides that a drawing can have.
    static let ratios = 0.1...10

    /// The largest size of the chosen ratio within the chosen sides.
    private var size: (width: Double, height: Double?) {
        guard let ratio = aspectRatio?.clamped(to: Self.ratios) else { return (width ?? 640, height) }
        let widest = height.map { $0 * ratio }
        let drawn = min(width ?? widest ?? 640, widest ?? .infinity)
        return (drawn, drawn / ratio)
    }
}
