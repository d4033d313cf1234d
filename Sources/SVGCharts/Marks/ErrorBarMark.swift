/// A bar with caps between two ends: an interval drawn by itself.
public struct ErrorBarMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A vertical error bar.
    public init(x: PlottableValue, low: PlottableValue, high: PlottableValue) {
        marks = [Mark(.errorBar, [(.x, x), (.y, low), (.yEnd, high)])]
    }

    /// A horizontal error bar.
    public init(low: PlottableValue, high: PlottableValue, y: PlottableValue) {
        marks = [Mark(.errorBar, [(.x, low), (.xEnd, high), (.y, y)])]
    }
}
