/// A dot for each datum, with an error bar where a value has an interval.
public struct PointMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A dot at `x` and `y`.
    public init(x: PlottableValue, y: PlottableValue) {
        marks = [Mark(.point, [(.x, x), (.y, y)])]
    }
}

extension PointMark: MarkShape {
    static let name = "PointMark"
    static func titlePriority(of layer: Layer) -> TitlePriority { .measure }
    static func content(of axis: Axis, _ layer: Layer) -> AxisContent { .either }
    static let series = SeriesLook.symbol
    static func isHorizontal(_ layer: Layer, overNames: Bool) -> Bool { overNames }
    static func inset(_ layer: Layer) -> Double { 8 }
    static let reach = 4.0
    static let takesShades = true

    /// All points of the mark, above their error bars.
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] {
        drawing.data.count <= 1000 ? drawing.errorBars() + drawing.symbols : drawing.cloud
    }

    static func summary(_ writer: SummaryWriter) -> String { writer.data("point") }
}

private extension PanelDrawing {
    /// A symbol for each datum.
    var symbols: [SVGNode] {
        let area = (layer.style.symbolSize ?? 30).clamped(to: MarkStyle.symbolSizes)
        return groups(by: { [color($0)] }).flatMap { rows in
            group(
                "p " + color(rows[0]) + (isShaded ? " ho" : ""),
                rows.compactMap { datum in
                    guard let at = center(datum) else { return nil }
                    return layout.encoding.symbol(datum, layer.style).node(at.x, at.y, area: area, title: title(datum))
                } + nonFinite(rows))
        }
    }

    /// Points of many shades have an outline: the palest would be lost on the ground.
    var isShaded: Bool {
        if case .scale = layout.encoding.colors { layer.labels[.color] != nil } else { false }
    }

    /// Thousands of points as one path of dots for each colour; of those that fall on the same pixel, one.
    var cloud: [SVGNode] {
        groups(by: { [color($0)] }).flatMap { rows -> [SVGNode] in
            let path = dots(rows.compactMap(center))
            return group("w " + color(rows[0]), [.path("", path.text)]) + group("p " + color(rows[0]), nonFinite(rows))
        }
    }

    /// Dots on a grid of pixels, or of two where there are very many; neighbours in a row are one stroke.
    func dots(_ centers: [(x: Double, y: Double)]) -> PathData {
        let grid = centers.count > 3000 ? 2.0 : 1
        var rows: [Int: Set<Int>] = [:]
        for center in centers {
            rows[Int((center.y / grid).rounded()), default: []].insert(Int((center.x / grid).rounded()))
        }
        var path = PathData()
        for (y, columns) in rows.sorted(by: { $0.key < $1.key }) {
            var last: Int?
            for x in columns.sorted() {
                if let last, x == last + 1 {
                    path.line(Double(x) * grid, Double(y) * grid)
                } else {
                    path.step(Double(x) * grid, Double(y) * grid)
                    path.dot()
                }
                last = x
            }
        }
        return path
    }
}
