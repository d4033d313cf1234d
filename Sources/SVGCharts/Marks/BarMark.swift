/// A bar for each datum, with an error bar where a value has an interval.
public struct BarMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A bar from zero. It is horizontal when `y` is a category and `x` a number. Values with intervals stand side by side,
    /// all others are stacked.
    public init(x: PlottableValue, y: PlottableValue, stacking: MarkStackingMethod = .standard) {
        var style = MarkStyle()
        if stacking != .standard { style.stacking = stacking }
        marks = [Mark(.bar, [(.x, x), (.y, y)], style: style)]
    }

    /// A bar from zero over the stretch from `xStart` to `xEnd`, a bin of a histogram; with a category for `y`, a horizontal
    /// bar between the two.
    public init(xStart: PlottableValue, xEnd: PlottableValue, y: PlottableValue) {
        marks = [Mark(.bar, [(.x, xStart), (.xEnd, xEnd), (.y, y)])]
    }

    /// A bar from `yStart` to `yEnd`.
    public init(x: PlottableValue, yStart: PlottableValue, yEnd: PlottableValue) {
        marks = [Mark(.bar, [(.x, x), (.y, yStart), (.yEnd, yEnd)])]
    }
}
