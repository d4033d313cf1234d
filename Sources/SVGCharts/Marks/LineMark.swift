/// A line through the data of a series, with a band where the values have intervals.
public struct LineMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A point of the line. Points of one colour, symbol and line style make one line.
    public init(x: PlottableValue, y: PlottableValue) {
        marks = [Mark(.line, [(.x, x), (.y, y)])]
    }

    /// A point of the line of `series`: a way to tell lines apart without a colour.
    public init(x: PlottableValue, y: PlottableValue, series: PlottableValue) {
        marks = [Mark(.line, [(.x, x), (.y, y), (.series, series)])]
    }
}

extension LineMark: MarkShape {
    static let name = "LineMark"
    static func titlePriority(of layer: MarkLayer) -> TitlePriority { .measure }
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent { .numbers }
    static let series = SeriesLook.line
    static func isHorizontal(_ layer: MarkLayer, overNames: Bool) -> Bool { overNames }
    static func inset(_ layer: MarkLayer) -> Double { 8 }

    /// All lines of the mark: bands first, so that no band lies over a line.
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] {
        let groups = drawing.groups(by: \.lineKey)
        return groups.flatMap { drawing.group(drawing.color($0[0]), drawing.intervals($0)) }
            + groups.flatMap { drawing.group(drawing.color($0[0]), drawing.line($0)) }
    }

    static func summary(_ writer: SummaryWriter) -> String { writer.lines }
}

private extension PanelDrawing {
    func line(_ rows: [Datum]) -> [SVGNode] {
        let points = rows.map { datum -> (x: Double, y: Double)? in
            guard let place = place(datum), let value = value(datum).flatMap(valueScale.position) else { return nil }
            return point(place, value)
        }
        var path = PathData(), fewer = PathData()
        var lonely: [SVGNode] = []
        let isWhole = !rows.contains(where: layer.isOverFewer)
        let stretches = isWhole ? points : points.enumerated().map { layer.isOverFewer(rows[$0]) ? nil : $1 }
        if !isWhole {
            // A stretch is over fewer where one of its ends is.
            for index in points.indices.dropFirst() where rows[(index - 1)...index].contains(where: layer.isOverFewer) {
                guard let from = points[index - 1], let to = points[index] else { continue }
                fewer.move(from.x, from.y)
                fewer.line(to.x, to.y)
            }
        }
        for run in runs(stretches) {
            if run.count == 1, isWhole {
                lonely.append(ChartSymbol.circle.node(run[0].x, run[0].y, area: 24, title: title(rows[0])))
            } else if run.count > 1 {
                path.trace(decimated(run, width: columnWidth), layer.style.interpolation ?? .linear)
            }
        }
        var nodes = path.text.isEmpty ? [] : [stroke(path.text, rows[0])]
        if !fewer.text.isEmpty { nodes.append(dotted(fewer.text)) }
        if hasDots(points.count) { nodes.append(.path("dt", dots(points).text)) }
        let dots = lonely + nonFinite(rows)
        if !dots.isEmpty { nodes.append(.group("p", dots)!) }
        return nodes
    }

    /// Whether measurements are marked: of few, the stretches between them say more than they know.
    func hasDots(_ count: Int) -> Bool {
        if case .crowd = layout.encoding.colors { return false }
        return (2...Self.mostDots).contains(count) && !layout.layers.layers.contains { $0.kind.shape.series == .symbol }
    }

    func dots(_ points: [(x: Double, y: Double)?]) -> PathData {
        var path = PathData()
        for case let point? in points {
            path.step(point.x, point.y)
            path.dot()
        }
        return path
    }

    /// More would be beads on a string.
    static let mostDots = 12

    /// A band over the intervals of a line's points, and an error bar where a band would have no breadth: at a point
    /// whose neighbours have no interval, and where all measurements agree, which must not look like one measurement.
    func intervals(_ rows: [Datum]) -> [SVGNode] {
        let all = rows.map(edges)
        // No band reaches over stretches of which fewer seeds are left.
        let edges = zip(rows, all).map { layer.isOverFewer($0) ? nil : $1 }
        let agreeing = edges.count { $0?.agree == true }
        var bars = PathData()
        let few = zip(rows, all).filter { layer.isOverFewer($0.0) }.compactMap(\.1)
        for edge in few where few.count <= Self.mostErrorBars {
            bars.errorBar(self, edge.place, (edge.low, edge.high, edge.isCut), cap: 4, least: edge.agree ? 6 : 0)
        }
        for run in runs(edges) {
            for edge in run where run.count == 1 || edge.agree && agreeing <= Self.mostErrorBars {
                bars.errorBar(
                    self, edge.place, (edge.low, edge.high, edge.isCut), cap: 4, least: edge.agree ? 6 : 0)
            }
        }
        return band(edges, "b") + (bars.text.isEmpty ? [] : [.path("x", bars.text)])
    }

    /// The ends of the interval of a line's point in pixels; `nil` where there is none.
    func edges(_ datum: Datum) -> Edges? {
        guard let place = place(datum), let bounds = value(datum)?.bounds,
            let high = valueScale.position(bounds.high)
        else { return nil }
        let low = valueScale.position(bounds.low)
        return Edges(
            place: place, low: low ?? floor, high: high, agree: isConstant(bounds.low, bounds.high), isCut: low == nil)
    }

    /// More error bars along a line would touch each other.
    static let mostErrorBars = 40
}
