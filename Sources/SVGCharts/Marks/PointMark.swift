/// A dot for each datum, with an error bar where a value has an interval.
public struct PointMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A dot at `x` and `y`.
    public init(x: PlottableValue, y: PlottableValue) {
        marks = [Mark(.point, [(.x, x), (.y, y)])]
    }
}
