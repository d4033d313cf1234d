/// The ticks of an axis, in the braces of `chartXAxis` and `chartYAxis`: `AxisMarks(values: [0, 5, 10])`. Several stand on
/// one axis, each with its own places and sides: lines at some numbers, labels at others, or at both sides of the plot.
public struct AxisMarks: Hashable, Sendable {
    /// At which side of the plot the axis stands.
    public var position: AxisMarkPosition
    /// Where its marks stand.
    public var values: AxisMarkValues
    /// What is drawn at each; `nil` for what the axis has by itself.
    var parts: [AxisPart]?

    /// Ticks by a rule: `AxisMarks(values: .stride(by: 5))`. Nothing but a side leaves all else as it is:
    /// `AxisMarks(position: .trailing)`.
    public init(position: AxisMarkPosition = .automatic, values: AxisMarkValues = .automatic) {
        (self.position, self.values) = (position, values)
    }

    /// Ticks at just these numbers, or labels of just these names. An axis without a domain is made long enough for
    /// them; labels that would touch others are left out.
    public init(position: AxisMarkPosition = .automatic, values: [some Plottable]) {
        self.init(position: position, values: AxisMarkValues(places: values.map(\.plottable)))
    }

    /// The same with just what is listed at each place: `AxisMarks(position: .trailing) { AxisGridLine(); AxisValueLabel() }`.
    public init(
        position: AxisMarkPosition = .automatic, values: AxisMarkValues = .automatic,
        @AxisMarkBuilder content: () -> [AxisPart]
    ) {
        self.init(position: position, values: values)
        parts = content()
    }

    /// The same at just these numbers or names.
    public init(
        position: AxisMarkPosition = .automatic, values: [some Plottable], @AxisMarkBuilder content: () -> [AxisPart]
    ) {
        self.init(position: position, values: values)
        parts = content()
    }

    /// The rule; `nil` where it is the drawing's own.
    var chosen: AxisMarkValues? { values == .automatic ? nil : values }
}

/// Lists the marks of an axis.
@resultBuilder public enum AxisContentBuilder {
    public static func buildExpression(_ marks: AxisMarks) -> [AxisMarks] { [marks] }
    public static func buildBlock(_ marks: [AxisMarks]...) -> [AxisMarks] { marks.flatMap(\.self) }
    public static func buildOptional(_ marks: [AxisMarks]?) -> [AxisMarks] { marks ?? [] }
    public static func buildEither(first marks: [AxisMarks]) -> [AxisMarks] { marks }
    public static func buildEither(second marks: [AxisMarks]) -> [AxisMarks] { marks }
}
