/// A line through the data of a series, with a band where the values have intervals.
public struct LineMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A point of the line. Points of one colour, symbol and line style make one line.
    public init(x: PlottableValue, y: PlottableValue) {
        marks = [Mark(.line, [(.x, x), (.y, y)])]
    }

    /// A point of the line of `series`: a way to tell lines apart without a colour.
    public init(x: PlottableValue, y: PlottableValue, series: PlottableValue) {
        marks = [Mark(.line, [(.x, x), (.y, y), (.series, series)])]
    }
}
