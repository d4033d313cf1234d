/// A chart as a value: written like a chart of Swift Charts, sent as JSON, drawn as SVG.

/// A chart of marks with their data. It holds no markup and no position: what draws it decides on these.
public struct Chart: Codable, Hashable, Sendable {
    /// The marks with their data, in drawing order: later ones lie above.
    public var marks: [Mark]
    /// What was said about the horizontal axis.
    public var x = AxisOptions()
    /// What was said about the vertical axis.
    public var y = AxisOptions()
    /// What was said about size, legend and colours.
    public var options = ChartOptions()
    /// Charts beside each other, in place of marks; `nil` for a chart of marks.
    public var parts: [Chart]?
    /// How many data there were before the chart was thinned; `nil` for a chart that holds all of them.
    package var countBeforeThinning: Int?

    /// A chart of the marks in the braces.
    public init(@ChartContentBuilder content: () -> MarkGroup) {
        marks = content().marks
    }

    /// A chart of the marks for each element of `data`.
    public init<Data: Sequence>(_ data: Data, @ChartContentBuilder content: (Data.Element) -> MarkGroup) {
        marks = ForEach(data, content: content).marks
    }

    /// How many data a chart, or those beside each other, are thinned from; `nil` where all are there.
    package var thinnedFrom: Int? {
        let counts = [countBeforeThinning].compactMap(\.self) + (parts ?? []).compactMap(\.thinnedFrom)
        return counts.isEmpty ? nil : counts.reduce(0, +)
    }

    /// How what stands along one axis was measured, for the axis with the most to say: charts beside each other each by
    /// themselves.
    public var conditions: Set<String> {
        let axes: [[MarkChannel.Role]] = [[.x, .xEnd], [.y, .yEnd]]
        let own = axes.map { roles in
            Set(marks.flatMap(\.channels).filter { roles.contains($0.role) }.flatMap(\.conditions))
        }
        return (own + (parts ?? []).map(\.conditions)).max { $0.count < $1.count } ?? []
    }

    /// As `init(_:content:)`; `id` is accepted as in Swift Charts and not needed.
    public init<Data: Sequence, ID>(
        _ data: Data, id: KeyPath<Data.Element, ID>, @ChartContentBuilder content: (Data.Element) -> MarkGroup
    ) {
        self.init(data, content: content)
    }
}
