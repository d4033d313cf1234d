/// A faint band between two edges, to lie behind a line: a confidence interval, a range over seeds.
public struct BandMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A point of each edge.
    public init(x: PlottableValue, low: PlottableValue, high: PlottableValue) {
        marks = [Mark(.band, [(.x, x), (.y, low), (.yEnd, high)])]
    }
}
