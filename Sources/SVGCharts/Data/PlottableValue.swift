/// A value with the label under which the chart speaks of it: on the axis, in the legend and in the text alternative.
public import NumberFormats

/// A labelled value, written `.value("Epoch", 3)`.
public struct PlottableValue: Hashable, Sendable {
    /// The title of the axis or legend.
    public var label: String
    /// The value itself.
    public var data: PlottableData
    /// How the value is written; `nil` leaves it to the axis.
    public var format: NumberFormat?
    /// How the value was measured; `nil` where there is nothing to say.
    public var condition: String?
    /// Over how many seeds it is a mean; `nil` where that is no question.
    public var count: Int?

    /// `value` under `label`; `format` overrides the format that the value brings along.
    public static func value(_ label: String, _ value: some Plottable, format: NumberFormat? = nil) -> PlottableValue {
        PlottableValue(
            label: label, data: value.plottable, format: format ?? value.plottableFormat,
            condition: value.plottableCondition, count: value.plottableCount)
    }
}
