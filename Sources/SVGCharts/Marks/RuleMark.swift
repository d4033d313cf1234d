/// A straight line across the plot or along a range: a threshold, a mean, a theory's prediction.
public struct RuleMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// An upright rule from edge to edge.
    public init(x: PlottableValue) { marks = [Mark(.rule, [(.x, x)])] }

    /// A level rule from edge to edge.
    public init(y: PlottableValue) { marks = [Mark(.rule, [(.y, y)])] }

    /// An upright rule from `yStart` to `yEnd`.
    public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
        marks = [Mark(.rule, [(.x, x), (.y, yStart), (.yEnd, yEnd)])]
    }

    /// A level rule from `xStart` to `xEnd`.
    public init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue) {
        marks = [Mark(.rule, [(.x, xStart), (.xEnd, xEnd), (.y, y)])]
    }
}
