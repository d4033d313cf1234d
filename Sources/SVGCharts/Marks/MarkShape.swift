/// What the phases of drawing ask of a kind of mark. Each kind is one type in a file of this folder, and one row below.

/// A kind of mark: the channels it takes are its initializers, everything else that a chart has to know of it is here.
protocol MarkShape {
    /// The name of the type that makes such marks, for messages.
    static var name: String { get }
    /// How much the labels of the mark say of the chart.
    static func titlePriority(of layer: MarkLayer) -> TitlePriority
    /// What an axis that the mark stands on is to hold, as far as the mark can tell.
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent
    /// How a series of such marks is told from others, and whether it can be named where it ends.
    static var series: SeriesLook { get }
    /// The shapes of the mark's data in one panel, in drawing order.
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode]
    /// What the mark shows, in a sentence; empty for what needs none.
    static func summary(_ writer: SummaryWriter) -> String

    /// Whether values run along the horizontal axis; `overNames` if the vertical one holds names and the other does
    /// not.
    static func isHorizontal(_ layer: MarkLayer, overNames: Bool) -> Bool
    /// Whether each datum fills a stretch of the axis of values: from zero, stacked, or between its two ends.
    static var isFilled: Bool { get }
    /// Whether data of several colours with such values at one place stand side by side, each colour in a slot of its own,
    /// in place of a stack or on each other.
    static func standsAside(_ value: PlottableData?) -> Bool
    /// The axis on which a name is an error.
    static func numberAxis(_ layer: MarkLayer) -> Axis?
    /// Whether the mark fills the whole place of a name, so that there is no gap between two.
    static func fillsPlaces(of axis: Axis, _ layer: MarkLayer) -> Bool
    /// The pixels that the mark wants to keep clear of both ends of a horizontal axis of numbers.
    static func inset(_ layer: MarkLayer) -> Double
    /// The pixels by which the mark reaches beyond the middle of a datum that lies on the edge of a cut plot.
    static var reach: Double { get }
    /// Whether numbers under the colour channel become shades of one scale.
    static var takesShades: Bool { get }
    /// Whether the style sheet's rules for rare marks are needed.
    static var isRare: Bool { get }
    /// Whether the text of a datum is data, and so in the chart's table.
    static var textIsData: Bool { get }
    /// A title of the chart that the labels of both axes do not give; `nil` to go by these.
    static func title(_ layer: MarkLayer, x: String?, y: String?) -> String?
    /// Texts that are drawn whatever else is there.
    static func texts(_ drawing: PanelDrawing) -> [TextBox]
    /// What is written at the datum where there is room.
    static func annotation(_ datum: Datum, _ drawing: PanelDrawing) -> String?
    /// Places for `text` at the datum, the best first.
    static func places(for text: String, _ datum: Datum, _ drawing: PanelDrawing) -> [TextBox]
    /// Whether annotations may lie on lines and dots: those of cells have a place of their own.
    static var hasOwnPlaces: Bool { get }
    /// Whether equal data are drawn once: a rule written for each of many data says the same each time.
    static var isDrawnOnce: Bool { get }
}

extension Mark.Kind {
    /// The row of each kind.
    var shape: any MarkShape.Type {
        switch self {
        case .line: LineMark.self
        case .point: PointMark.self
        case .bar: BarMark.self
        case .area: AreaMark.self
        case .band: BandMark.self
        case .rule: RuleMark.self
        case .rectangle: RectangleMark.self
        case .text: TextMark.self
        case .errorBar: ErrorBarMark.self
        case .box: BoxMark.self
        case .image: ImageMark.self
        case .node: NodeMark.self
        }
    }
}

/// How much the labels of a mark say of a chart: the mark that says most gives the axes their titles.
enum TitlePriority: Int, Comparable {
    /// What was measured.
    case measure
    /// A range around a measure.
    case range
    /// A zone, a rule or a text: something to see the measures against.
    case background

    static func < (one: TitlePriority, other: TitlePriority) -> Bool { one.rawValue < other.rawValue }
}

/// What an axis holds.
enum AxisContent: Equatable {
    /// Places with names, unless another mark asks for numbers.
    case names
    /// Places on a line of numbers.
    case numbers
    /// What the data are.
    case either
}

/// How a series is told from others.
enum SeriesLook: Equatable {
    /// By colour and dashes; it can be named where it ends.
    case line
    /// By colour and dashes, from edge to edge.
    case rule
    /// By colour and shape, beside a line that is named where it ends.
    case symbol
    /// By colour, beside a line that is named where it ends.
    case interval
    /// By colour alone.
    case fill
}

/// What most marks answer.
extension MarkShape {
    static func isHorizontal(_ layer: MarkLayer, overNames: Bool) -> Bool { false }
    static var isFilled: Bool { false }
    static func standsAside(_ value: PlottableData?) -> Bool { false }
    static func numberAxis(_ layer: MarkLayer) -> Axis? { nil }
    static func fillsPlaces(of axis: Axis, _ layer: MarkLayer) -> Bool { false }
    static func inset(_ layer: MarkLayer) -> Double { 0 }
    static var reach: Double { 1 }
    static var takesShades: Bool { false }
    static var isRare: Bool { false }
    static var textIsData: Bool { false }
    static func title(_ layer: MarkLayer, x: String?, y: String?) -> String? { nil }
    static func texts(_ drawing: PanelDrawing) -> [TextBox] { [] }
    static func annotation(_ datum: Datum, _ drawing: PanelDrawing) -> String? { datum.text }
    static func places(for text: String, _ datum: Datum, _ drawing: PanelDrawing) -> [TextBox] {
        drawing.center(datum).map { drawing.around($0, text, [.top, .trailing, .bottom, .leading], gap: 8) } ?? []
    }
    static var hasOwnPlaces: Bool { false }
    static var isDrawnOnce: Bool { false }
}
