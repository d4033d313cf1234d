/// A text at a place of the plot. It gives way, and is left out, where it would cover another text.
public struct TextMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// `text` centred on `x` and `y`.
    public init(_ text: String, x: PlottableValue, y: PlottableValue) {
        marks = [Mark(.text, [(.x, x), (.y, y), (.text, .value("Text", text))])]
    }
}

extension TextMark: MarkShape {
    static let name = "TextMark"
    static func titlePriority(of layer: MarkLayer) -> TitlePriority { .background }
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent { .either }
    static let series = SeriesLook.fill
    static let takesShades = true
    static let textIsData = true

    /// Nothing but the text, which is placed after all marks.
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] { [] }

    static func summary(_ writer: SummaryWriter) -> String { "" }

    static func places(for text: String, _ datum: Datum, _ drawing: PanelDrawing) -> [TextBox] {
        drawing.center(datum).map {
            drawing.around($0, text, [.overlay, .top, .bottom, .trailing, .leading], gap: 4)
        } ?? []
    }
}
