/// A straight line across the plot or along a range: a threshold, a mean, a theory's prediction.
public struct RuleMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A vertical rule from edge to edge.
    public init(x: PlottableValue) { marks = [Mark(.rule, [(.x, x)])] }

    /// A horizontal rule from edge to edge.
    public init(y: PlottableValue) { marks = [Mark(.rule, [(.y, y)])] }

    /// A vertical rule from `yStart` to `yEnd`.
    public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
        marks = [Mark(.rule, [(.x, x), (.y, yStart), (.yEnd, yEnd)])]
    }

    /// A horizontal rule from `xStart` to `xEnd`.
    public init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue) {
        marks = [Mark(.rule, [(.x, xStart), (.xEnd, xEnd), (.y, y)])]
    }
}
