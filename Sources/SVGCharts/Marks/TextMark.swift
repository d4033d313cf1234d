/// A text at a place of the plot. It gives way, and is left out, where it would cover another text.
public struct TextMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// `text` centred on `x` and `y`.
    public init(_ text: String, x: PlottableValue, y: PlottableValue) {
        marks = [Mark(.text, [(.x, x), (.y, y), (.text, .value("Text", text))])]
    }
}
