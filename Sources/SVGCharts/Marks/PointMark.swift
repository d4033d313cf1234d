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
    static func titlePriority(of layer: MarkLayer) -> TitlePriority { .measure }
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent { .either }
    static let series = SeriesLook.symbol
    static func isHorizontal(_ layer: MarkLayer, overNames: Bool) -> Bool { overNames }
    static func inset(_ layer: MarkLayer) -> Double { 8 }
    static let reach = 4.0
    static let takesShades = true

    /// All points of the mark, above their error bars.
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] {
        if drawing.data.count > PanelDrawing.mostSymbols { return drawing.cloud }
        return drawing.errorBars(except: drawing.shownAsBand) + drawing.symbols
    }

    static func summary(_ writer: SummaryWriter) -> String {
        let isBinned = writer.layer.data.count > PanelDrawing.mostDots
        return writer.data("point")
            + (isBinned ? " Drawn as squares, the stronger, the more points fall into them." : "")
    }
}

private extension PanelDrawing {
    /// More symbols than these would lie on each other.
    static let mostSymbols = 1000
    /// With more dots than these, one cannot see how many lie on one place.
    static let mostDots = 5000

    /// The intervals that a line through the same points shows as its band.
    var shownAsBand: Set<[PlottableData?]> {
        let lines = layout.layers.layers.filter { $0.kind.shape.series == .line }
        return Set(lines.lazy.flatMap(\.data).map(\.measurement))
    }

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

    /// Thousands of points as one path of dots for each colour, of those that fall on the same pixel one; still more as
    /// shades for how many fall into a square.
    var cloud: [SVGNode] {
        groups(by: { [color($0)] }).flatMap { rows -> [SVGNode] in
            let (centers, color) = (rows.compactMap(center), color(rows[0]))
            let shapes =
                centers.count > Self.mostDots
                ? group("sq " + color, bins(centers)) : group("w " + color, [.path("", dots(centers).text)])
            return shapes + group("p " + color, nonFinite(rows))
        }
    }

    /// Squares in four strengths, each for twice as many points as the one before, up to the fullest.
    func bins(_ centers: [(x: Double, y: Double)]) -> [SVGNode] {
        let side = 4.0
        var counts: [Int: [Int: Int]] = [:]
        for center in centers { counts[Int(center.y / side), default: [:]][Int(center.x / side), default: 0] += 1 }
        let fullest = counts.values.lazy.flatMap(\.values).max() ?? 1
        func strength(_ count: Int) -> Int { [8, 4, 2].count { count * $0 >= fullest } }
        return (0..<4).compactMap { level in
            var path = PathData()
            for (y, row) in counts.sorted(by: { $0.key < $1.key }) {
                // A row of squares is a stroke as wide as they are high.
                var end: Int?
                for x in row.keys.sorted() where row[x].map(strength) == level {
                    if end != x { path.step(Double(x) * side, (Double(y) + 0.5) * side) }
                    path.line(Double(x + 1) * side, (Double(y) + 0.5) * side)
                    end = x + 1
                }
            }
            let opacity = SVGAttribute("stroke-opacity", [0.2, 0.4, 0.7, 1][level])
            return path.text.isEmpty ? nil : .path("", path.text, [opacity])
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
