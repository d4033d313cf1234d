/// A box plot of the data that share a place: the middle half as a box, the median across it, and whiskers. Each mark
/// is one measurement; all of one place and colour make it up. Up to 20 are drawn as dots too: a box alone would
/// hide how few they are.
public struct BoxMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A measurement `y` at the place `x`; the boxes are horizontal where `y` is a category and `x` a number.
    public init(x: PlottableValue, y: PlottableValue) { marks = [Mark(.box, [(.x, x), (.y, y)])] }
}

extension BoxMark: MarkShape {
    static let name = "BoxMark"
    static func titlePriority(of layer: MarkLayer) -> TitlePriority { .measure }
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent {
        axis == .x && !layer.isHorizontal ? .names : .either
    }
    static let series = SeriesLook.fill
    static func isHorizontal(_ layer: MarkLayer, overNames: Bool) -> Bool { overNames }
    static func standsAside(_ value: PlottableData?) -> Bool { true }
    static func numberAxis(_ layer: MarkLayer) -> Axis? { layer.valueAxis }
    static func inset(_ layer: MarkLayer) -> Double { layer.isHorizontal ? 0 : 24 }
    static let isRare = true

    /// All boxes of the mark, each with its dots: all of them where they are few, else those beyond the whiskers.
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] { drawing.boxGroups.flatMap(drawing.boxWithDots) }

    static func summary(_ writer: SummaryWriter) -> String { writer.boxes }
}

private extension PanelDrawing {
    func boxWithDots(_ rows: [Datum]) -> [SVGNode] {
        guard let summary = BoxSummary(rows.compactMap { value($0)?.number }), let middle = place(rows[0]) else {
            return group("p " + color(rows[0]), nonFinite(rows))
        }
        let half = min(44, band * layout.dodge.slot(rows[0], layer).width) / 2
        let shown = rows.filter { row in
            guard let number = value(row)?.number, number.isFinite else { return false }
            return summary.count <= 20 || number < summary.low || number > summary.high
        }
        let dots = shown.enumerated().compactMap { index, row -> SVGNode? in
            guard let at = value(row).flatMap(valueScale.position) else { return nil }
            // Side by side in a fixed order, so that equal values can be counted.
            let aside = summary.count <= 20 ? Double((index * 3) % 5 - 2) / 2 * half * 0.5 : 0
            let place = point(middle + aside, at)
            return ChartSymbol.circle.node(place.x, place.y, area: 16, title: title(row))
        }
        return group(color(rows[0]), box(summary, middle, half))
            + group("p " + color(rows[0]), dots + nonFinite(rows))
    }

    /// The rows of each box.
    var boxGroups: [[Datum]] {
        groups(by: { [layer.isHorizontal ? $0.y?.name : $0.x?.name, $0.position, $0.color?.name] })
    }

    func box(_ summary: BoxSummary, _ middle: Double, _ half: Double) -> [SVGNode] {
        let ends = [summary.low, summary.lowerQuartile, summary.median, summary.upperQuartile, summary.high].compactMap
        { valueScale.position($0) }
        guard ends.count == 5 else { return [] }
        var (frame, whiskers, median) = (PathData(), PathData(), PathData())
        let (first, second) = (point(middle - half, ends[1]), point(middle + half, ends[3]))
        frame.rectangle(min(first.x, second.x), min(first.y, second.y), max(first.x, second.x), max(first.y, second.y))
        whiskers.stroke(self, (middle, ends[0]), (middle, ends[1]))
        whiskers.stroke(self, (middle, ends[3]), (middle, ends[4]))
        for end in [ends[0], ends[4]] { whiskers.stroke(self, (middle - half / 2, end), (middle + half / 2, end)) }
        median.stroke(self, (middle - half, ends[2]), (middle + half, ends[2]))
        return [.path("bx", frame.text), .path("x", whiskers.text), .path("md", median.text)]
    }
}

private extension PathData {
    /// A line between two points given as place and value.
    mutating func stroke(_ drawing: PanelDrawing, _ from: (Double, Double), _ to: (Double, Double)) {
        let (start, end) = (drawing.point(from.0, from.1), drawing.point(to.0, to.1))
        move(start.x, start.y)
        line(end.x, end.y)
    }
}
