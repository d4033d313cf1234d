import NumberFormats

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

extension RectangleMark: MarkShape {
    static let name = "RectangleMark"
    static func titlePriority(of layer: MarkLayer) -> TitlePriority {
        layer.labels[.xEnd] == nil && layer.labels[.yEnd] == nil ? .measure : .background
    }

    /// Cells stand at places, zones over numbers.
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent {
        if layer.labels[axis.endRole] != nil { return .numbers }
        return layer.labels[.x] != nil && layer.labels[.y] != nil ? .names : .either
    }

    static let series = SeriesLook.fill
    static let hasOwnPlaces = true
    static let takesShades = true
    static func fillsPlaces(of axis: Axis, _ layer: MarkLayer) -> Bool { layer.labels[axis.endRole] == nil }

    /// All rectangles of the mark.
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] {
        let isZone = drawing.layer.labels[.color] == nil && drawing.layer.style.color == nil
        let cells = drawing.data.compactMap { datum in
            drawing.cell(datum).map {
                (rect: $0, style: isZone ? "" : drawing.color(datum), title: drawing.cellTitle(datum))
            }
        }
        return drawing.group(isZone ? "z" : drawing.isShaded ? "a ce" : "a", drawing.nodes(cells))
    }

    static func summary(_ writer: SummaryWriter) -> String {
        let isZone = writer.layer.labels[.xEnd] != nil || writer.layer.labels[.yEnd] != nil
        return isZone && writer.layer.labels[.color] == nil ? writer.zones : writer.cells
    }

    /// A heat map is of what its colours say.
    static func title(_ layer: MarkLayer, x: String?, y: String?) -> String? {
        guard let color = layer.labels[.color], let x, let y else { return nil }
        return "\(color) by \(x.inSentence) and \(y.inSentence)"
    }

    /// What the author wrote, else the number behind the colour, in all cells or in none.
    static func annotation(_ datum: Datum, _ drawing: PanelDrawing) -> String? {
        datum.text ?? (drawing.showsNumbers ? drawing.number(datum) : nil)
    }

    static func places(for text: String, _ datum: Datum, _ drawing: PanelDrawing) -> [TextBox] {
        guard let cell = drawing.cell(datum), textWidth(text) <= cell.width - 2, cell.height >= 14 else { return [] }
        let (x, y) = ((cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2 + 4)
        return [TextBox(text: text, x: x, y: y, anchor: .middle, style: drawing.textClass(datum))]
    }
}

extension PanelDrawing {
    /// The least distance of two data on an axis of numbers, in pixels; a lone one is 20 wide.
    func step(_ scale: AxisScale, _ value: (Datum) -> PlottableData?) -> Double {
        if scale.isCategory { return 0 }
        let places = Set(data.compactMap { value($0).flatMap(scale.position) }).sorted()
        // Places that differ by rounding are one.
        return zip(places.dropFirst(), places).map { $0 - $1 }.filter { $0 > 0.01 }.min() ?? 20
    }

    /// Whether the numbers of all cells are narrower than these.
    var numbersFit: Bool {
        guard isShaded, panel.x.isCategory, panel.y.isCategory, let width = data.first.flatMap(cell)?.width else {
            return false
        }
        return data.allSatisfy { datum in number(datum).map { textWidth($0) <= width - 4 } ?? true }
    }
}

private extension PanelDrawing {
    func number(_ datum: Datum) -> String? {
        datum.color.map { $0.shortText(layer.formats[.color] ?? .significant(3)) }
    }

    /// The rectangle of a datum, with a hair of the page between cells.
    func cell(_ datum: Datum) -> Rect? {
        let frame = panel.frame
        guard let (left, right) = extent(datum.x, datum.xEnd, panel.x, cellSize.x, frame.left, frame.right),
            let (top, bottom) = extent(datum.y, datum.yEnd, panel.y, cellSize.y, frame.top, frame.bottom)
        else { return nil }
        return Rect(left: left, top: top, right: right, bottom: bottom)
    }

    /// The class of a text that lies on the datum's colour.
    func textClass(_ datum: Datum) -> String {
        guard case .scale = layout.encoding.colors, datum.color != nil else { return "i" }
        return "v " + color(datum)
    }

    func extent(
        _ start: PlottableData?, _ end: PlottableData?, _ scale: AxisScale, _ size: Double, _ low: Double,
        _ high: Double
    ) -> (Double, Double)? {
        guard let start else { return (low, high) }
        guard let from = scale.position(start) else { return nil }
        if let end {
            return scale.position(end).map { (min(from, $0), max(from, $0)) }
        }
        switch scale {
        case .category(let names): return (from - names.step / 2 + 0.5, from + names.step / 2 - 0.5)
        case .continuous:
            // Narrow cells need all their room; the outermost end with the frame.
            let gap = min(0.5, size / 20)
            return (max(low, from - size / 2 + gap), min(high, from + size / 2 - gap))
        }
    }

    func cellTitle(_ datum: Datum) -> String? {
        // What is written in the cell need not be said again.
        guard hasTitles, datum.text == nil, let color = datum.color else { return nil }
        let places = [Axis.x, .y].compactMap { axis in
            datum.place(on: axis, layer).map { "\(layer.labels[axis.role] ?? "") \($0)" }
        }
        return places.joined(separator: ", ") + ": " + color.text(layer.formats[.color])
    }
}

extension Datum {
    /// Where it is on an axis: a place, or from where to where it reaches.
    func place(on axis: Axis, _ layer: MarkLayer) -> String? {
        let (start, end) = axis == .x ? (x, xEnd) : (y, yEnd)
        return start.map { start in
            let from = start.text(layer.formats[axis.role])
            return end.map { "\(from) to \($0.text(layer.formats[axis.role]))" } ?? from
        }
    }
}
