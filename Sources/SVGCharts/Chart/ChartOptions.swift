/// What an author said about a chart as a whole.
public struct ChartOptions: Codable, Hashable, Sendable {
    /// In pixels; 640 unless told.
    public var width: Double?
    /// In pixels; by the data unless told.
    public var height: Double?
    /// Whether series are named in a legend or at the ends of lines.
    public var legend = Visibility.automatic
    /// The series whose colours the author chose.
    public var colors: [SeriesColor] = []
    /// How numbers become colours.
    public var colorType: ScaleType?
    /// The numbers at the ends of the colour scale.
    public var colorDomain: ClosedRange<Double>?
    /// The most panels beside each other.
    public var facetColumns: Int?

    public init() {}
}
