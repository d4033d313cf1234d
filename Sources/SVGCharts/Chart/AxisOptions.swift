/// What an author said about an axis; `nil` leaves it to the data.
public struct AxisOptions: Codable, Hashable, Sendable {
    /// How values become places.
    public var type: ScaleType?
    /// The values at the ends of the axis; data beyond are cut off.
    public var domain: ClosedRange<Double>?
    /// The categories in the order of their places.
    public var categories: [String]?
    /// Whether zero is on the axis.
    public var includesZero: Bool?
    /// The title in place of the label of the values.
    public var label: String?
    /// Where ticks stand.
    public var ticks: AxisMarkValues?
    /// At which side of the plot it stands; `nil` for the usual one.
    public var position: AxisMarkPosition?
    /// What is drawn at each tick; `nil` for what is usual.
    public var parts: [AxisPart]?
    /// Further marks of the same axis, of which ticks, side and what is drawn at each count; `nil` for none.
    public var further: [AxisOptions]?
    /// Whether ticks, labels and grid are drawn.
    public var visibility = Visibility.automatic

    /// An axis that is left to the data.
    public init() {}
}

extension AxisOptions {
    /// The sides at which its marks stand, where they are told.
    var sides: [AxisMarkPosition] { ([self] + (further ?? [])).compactMap(\.position) }

    /// The axis with further marks in the place of its own.
    func with(_ marks: AxisOptions) -> AxisOptions {
        var axis = self
        (axis.ticks, axis.position, axis.parts, axis.further) = (marks.ticks, marks.position, marks.parts, nil)
        return axis
    }
}
