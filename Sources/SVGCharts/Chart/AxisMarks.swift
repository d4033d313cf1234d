/// The ticks of an axis, in the braces of `chartXAxis` and `chartYAxis`: `AxisMarks(values: [0, 5, 10])`.
public struct AxisMarks: Hashable, Sendable {
    /// Where they stand.
    public var values: AxisMarkValues

    /// Ticks by a rule: `AxisMarks(values: .stride(by: 5))`.
    public init(values: AxisMarkValues = .automatic) { self.values = values }

    /// Ticks at just these numbers, or labels of just these names. An axis without a domain is made long enough for
    /// them; labels that would touch others are left out.
    public init(values: [some Plottable]) {
        self.values = AxisMarkValues(places: values.map(\.plottable))
    }

    /// The rule; `nil` where it is the drawing's own.
    var chosen: AxisMarkValues? { values == .automatic ? nil : values }
}
