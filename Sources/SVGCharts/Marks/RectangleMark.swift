/// A filled rectangle for each datum: the cell of a heat map or of a confusion matrix, or a shaded zone.
public struct RectangleMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// The cell where `x` meets `y`. Both axes become categories unless their scales say otherwise.
    public init(x: PlottableValue, y: PlottableValue) {
        marks = [Mark(.rectangle, [(.x, x), (.y, y)])]
    }

    /// The rectangle between the four edges.
    public init(xStart: PlottableValue, xEnd: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
        marks = [Mark(.rectangle, [(.x, xStart), (.xEnd, xEnd), (.y, yStart), (.yEnd, yEnd)])]
    }

    /// A zone of the plot's full height.
    public init(xStart: PlottableValue, xEnd: PlottableValue) {
        marks = [Mark(.rectangle, [(.x, xStart), (.xEnd, xEnd)])]
    }

    /// A zone of the plot's full width.
    public init(yStart: PlottableValue, yEnd: PlottableValue) {
        marks = [Mark(.rectangle, [(.y, yStart), (.yEnd, yEnd)])]
    }
}
