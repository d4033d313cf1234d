/// One column of a mark's data: what it stands for, its label, and a value for each datum.
public import NumberFormats

/// A channel of a mark: a labelled column of values with the part it plays in the drawing.
public struct MarkChannel: Codable, Hashable, Sendable {
    /// The part a channel plays. A range keeps its start in `x` or `y` and its end in `xEnd` or `yEnd`.
    public enum Role: String, Codable, Hashable, Sendable {
        /// Places, what tells series apart, the place within a group of bars, what is written, the panel, and the
        /// picture.
        case x, xEnd, y, yEnd, series, color, symbol, lineStyle, position, text, facet, image
    }

    /// The part this channel plays.
    public var role: Role
    /// The title of the axis or legend.
    public var label: String
    /// How values are written where the axis does not decide it.
    public var format: NumberFormat?
    /// One value for each datum, in data order.
    public var values: [PlottableData]
    /// How the values were measured, as far as they say so: for what writes the chart, and no part of what is drawn.
    public var conditions: Set<String> = []

    /// Over how many seeds each value is a mean, where all are and not over the same number.
    public var counts: [Int]?

    private enum CodingKeys: String, CodingKey { case role, label, format, values, counts }

    /// Counts that are all the same say nothing.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(role, forKey: .role)
        try container.encode(label, forKey: .label)
        try container.encodeIfPresent(format, forKey: .format)
        try container.encode(values, forKey: .values)
        if let counts, Set(counts).count > 1 { try container.encode(counts, forKey: .counts) }
    }
}

extension MarkChannel {
    init(_ role: Role, _ value: PlottableValue) {
        self.init(role: role, label: value.label, format: value.format, values: [value.data])
        conditions = value.condition.map { [$0] } ?? []
        counts = value.count.map { [$0] }
    }

    /// Whether the other channel is the same column of another datum.
    func continues(_ other: MarkChannel) -> Bool {
        role == other.role && label == other.label && format == other.format
    }
}
