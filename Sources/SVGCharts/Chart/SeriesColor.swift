/// The colour that an author gave to a series.
public struct SeriesColor: Codable, Hashable, Sendable {
    /// The value of the colour channel.
    public var name: String
    /// Its colour.
    public var color: ChartColor

    /// The colour that the author chose for a series.
    public init(name: String, color: ChartColor) {
        (self.name, self.color) = (name, color)
    }
}
