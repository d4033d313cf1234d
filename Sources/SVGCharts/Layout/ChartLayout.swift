/// The fifth phase of drawing: sizes and places of everything but the marks.
import NumberFormats

/// A chart with every place decided.
struct ChartLayout: Equatable {
    var layers: Layers
    var encoding: Encoding
    var dodge: Dodge
    var x: ResolvedAxis
    var y: ResolvedAxis
    var xTicks: AxisTicks
    var yTicks: AxisTicks
    /// The ticks of further marks.
    var furtherX: [AxisTicks] = []
    var furtherY: [AxisTicks] = []
    var title: ChartTitle
    var legend: Legend
    var directLabels: [DirectLabels.Label] = []
    var panels: [Panel]
    var width: Double
    var height: Double
    /// Where the plots with their horizontal axis end.
    var foot = 0.0
    /// The height of the titles of panels.
    var titleHeight = 0.0

    /// The pixels that the title of the vertical axis takes above the plots.
    var titleDepth: Double { y.title == nil ? 8 : 24 }

    /// Each axis with its ticks, and those of further marks.
    var xAxes: [(axis: ResolvedAxis, ticks: AxisTicks)] { [(x, xTicks)] + zip(x.further, furtherX).map { ($0, $1) } }
    var yAxes: [(axis: ResolvedAxis, ticks: AxisTicks)] { [(y, yTicks)] + zip(y.further, furtherY).map { ($0, $1) } }

    /// What ticks that an author chose take of the room for labels at a side, beyond what every axis has.
    func tickLength(_ side: AxisMarkPosition) -> Double {
        let axes =
            xAxes.filter { $0.axis.side(of: .x) == side } + yAxes.filter { $0.axis.side(of: .y) == side }
        return axes.compactMap { $0.axis.tick.map { max(0, $0.drawnLength - 4) } }.max() ?? 0
    }

    /// The pixels that labels take above or below the plots; `nil` where no axis is there.
    func depth(_ side: AxisMarkPosition) -> Double? {
        let depths = xAxes.filter { $0.axis.side(of: .x) == side }.map(\.ticks.depth)
        return depths.max().map { $0 + tickLength(side) }
    }

    /// The pixels that labels take at the left or right of the plots; `nil` where no axis is there.
    func breadth(_ side: AxisMarkPosition) -> Double? {
        let axes = yAxes.filter { $0.axis.side(of: .y) == side }
        guard !axes.isEmpty else { return nil }
        let widest = axes.flatMap { $0.ticks.labels.flatMap(\.lines) }.map(textWidth).max() ?? 0
        return (widest > 0 ? widest + 8 : 4) + tickLength(side)
    }

    /// Where the legend begins in a drawing of that height.
    func legendTop(height: Double) -> Double {
        if legend.position == .bottom { return height - legend.height + Legend.gap }
        return legend.isBeside ? (panels.first?.frame.top ?? 0) - 4 : title.height
    }

    /// Standing bars whose names would have to be cut or slanted lie, so that the names can be read.
    init(_ chart: Chart, order: [String]) {
        self.init(upright: chart, order: order)
        let isHardToRead = xTicks.isSlanted || xTicks.labels.contains { $0.whole != nil }
        if isHardToRead, let turned = chart.turned { self.init(upright: turned, order: order) }
    }
}

private extension ChartLayout {
    init(upright chart: Chart, order: [String]) {
        let layers = Layers(chart)
        let encoding = Encoding(layers, chart.options, order: order)
        let width = chart.options.drawnWidth
        let direct = DirectLabels.width(
            layers, encoding, chart.options, width: width, hasRoom: !chart.y.sides.contains(.trailing))
        self.init(chart, layers, encoding, width: width, directWidth: direct)
        guard direct != nil else { return }
        if let labels = DirectLabels.place(layers, encoding, panels[0]) {
            directLabels = labels
        } else {
            self.init(chart, layers, encoding, width: width, directWidth: nil)
        }
    }
}

private extension ChartLayout {
    init(_ chart: Chart, _ layers: Layers, _ encoding: Encoding, width: Double, directWidth: Double?) {
        let grid = PanelGrid(layers, chart.options, width: width)
        let plotHeight = grid.plotHeight(layers, chart)
        let x = ResolvedAxis(.x, layers, chart.x, tickCount: max(2, Int(width / Double(grid.columns) / 90)))
        let y = ResolvedAxis(.y, layers, chart.y, tickCount: AxisTicks.verticalCount(plotHeight))
        self.init(
            layers: layers, encoding: encoding, dodge: Dodge(layers.layers), x: x, y: y,
            xTicks: AxisTicks(marks: [], labels: []), yTicks: AxisTicks(marks: [], labels: []),
            title: ChartTitle(chart.options.title, width: width), legend: Legend(), panels: [], width: width, height: 0)
        if chart.options.legend != .hidden, directWidth == nil {
            legend = Legend(layers, encoding, axisTitles: [x, y].filter(\.scale.isCategory).compactMap(\.title))
        }
        if chart.options.legend != .hidden { legend.explainStrays(layers, encoding) }
        legend.position = chart.options.drawnLegendPosition
        legend.flow(width: width)
        setVerticalTicks(plotHeight)
        // Images and diagrams are as high as they are, and the title comes on top of that.
        let beyond = chart.marks.contains { $0.kind == .image || $0.kind == .node } ? title.height : 0
        let total = chart.options.drawnHeight.map { $0 + beyond }
        place(grid, plotHeight: plotHeight, total: total, directWidth: directWidth)
        if chart.options.drawnHeight != nil, let height = panels.first?.frame.height {
            // Only now is it known how much of the height is left for the plot.
            setVerticalTicks(height)
            place(grid, plotHeight: height, total: nil, directWidth: directWidth)
        }
    }

    init(
        layers: Layers, encoding: Encoding, dodge: Dodge, x: ResolvedAxis, y: ResolvedAxis, xTicks: AxisTicks,
        yTicks: AxisTicks,
        title: ChartTitle, legend: Legend, panels: [Panel], width: Double, height: Double
    ) {
        (self.layers, self.encoding, self.dodge, self.x, self.y) = (layers, encoding, dodge, x, y)
        (self.xTicks, self.yTicks, self.title, self.legend, self.panels) = (xTicks, yTicks, title, legend, panels)
        (self.width, self.height) = (width, height)
    }

    mutating func setVerticalTicks(_ height: Double) {
        if !y.isHidden, !y.isEmpty {
            let all = ([y] + y.further).map { axis in
                (axis, AxisTicks.vertical(axis, height: height, limit: width * AxisTicks.widestNames).drawn(on: axis))
            }
            let placed = y.scale.placed(from: height, to: 0)
            let clear = AxisTicks.clear(all, axis: .y, gap: 1) {
                placed.position($0)
            } size: {
                Double($0.lines.count) * lineHeight
            }
            (yTicks, furtherY) = (clear[0], Array(clear.dropFirst()))
        }
    }

    /// Sets the horizontal axis and all panels: `plotHeight` is that of one plot, unless `total` says how high the
    /// whole drawing is to be; `directWidth` is the room for names at line ends.
    mutating func place(_ grid: PanelGrid, plotHeight: Double, total: Double?, directWidth: Double?) {
        var grid = grid
        let sides = setHorizontalTicks(&grid, directWidth: directWidth)
        let hasTitle = x.title != nil && !x.isHidden
        let above = (depth(.top) ?? 0) + (x.position == .top && hasTitle ? 16 : 0)
        let top = title.height + legend.above + titleDepth + (layers.facets.isEmpty ? 0 : 4) + above
        let below = depth(.bottom).map { $0 + (x.position != .top && hasTitle ? 22 : 6) }
        let bottom = (below ?? 8) + legend.below
        let plotHeight = total.map { grid.plotHeight(within: $0 - top - bottom) } ?? plotHeight
        let plotWidth = grid.plotWidth(width: width, left: sides.left, right: sides.right)
        panels = (0..<grid.count).map { index in
            // Slanted labels would reach under the neighbour at the left.
            let isLast = grid.column(index) == grid.columns - 1 || index == grid.count - 1
            let isLowest = isSlanted ? grid.row(index) == grid.rows - 1 : index + grid.columns >= grid.count
            let edges: [(side: AxisMarkPosition, isLabelled: Bool)] = [
                (.top, grid.row(index) == 0), (.bottom, isLowest), (.leading, grid.column(index) == 0),
                (.trailing, isLast),
            ]
            return panel(
                grid.frame(index, left: sides.left, top: top, width: plotWidth, height: plotHeight), insetX,
                facet: layers.facets.isEmpty ? nil : layers.facets[index],
                labelled: Set(edges.filter(\.isLabelled).map(\.side)))
        }
        foot = panels.map(\.frame.bottom).max()! + bottom - legend.below
        titleHeight = grid.titleHeight
        height = foot + legend.below
        if legend.isBeside { height = max(height, legendTop(height: height) + legend.height + 2) }
    }

    /// Sets the labels of the horizontal axis, and gives the room at both sides of the plots. Labels that reach beyond
    /// a plot take room from it, and less room may set them otherwise; five rounds bring that to rest.
    mutating func setHorizontalTicks(_ grid: inout PanelGrid, directWidth: Double?) -> (left: Double, right: Double) {
        var sides = (left: breadth(.leading) ?? 8, right: max(breadth(.trailing) ?? 0, directWidth ?? 8))
        let width = width - legend.left - legend.right
        for _ in 0..<5 where !x.isHidden && !x.isEmpty {
            let plotWidth = grid.plotWidth(width: width, left: sides.left, right: sides.right)
            let all = ([x] + x.further).map { axis in
                let room = plotWidth - 2 * insetX
                return (axis, AxisTicks.horizontal(axis, width: room, limit: min(130, width * 0.35)).drawn(on: axis))
            }
            let placed = x.scale.placed(from: insetX, to: plotWidth - insetX)
            let clear = AxisTicks.clear(all, axis: .x, gap: 10) {
                placed.position($0)
            } size: {
                $0.lines.map(textWidth).max() ?? 0
            }
            (xTicks, furtherX) = (clear[0], Array(clear.dropFirst()))
            let overhang = overhang(plotWidth, insetX)
            let gap = grid.columns > 1 && !isSlanted ? overhang.left + overhang.right + 8 : 0
            guard overhang.left > sides.left || overhang.right > sides.right || gap > grid.gapX else { break }
            grid.gapX = max(grid.gapX, gap)
            sides = (max(sides.left, overhang.left), max(sides.right, overhang.right))
        }
        return (sides.left + legend.left, sides.right + legend.right)
    }

    /// Whether labels below or above the plots are slanted.
    var isSlanted: Bool { xAxes.contains { $0.ticks.isSlanted } }

    func panel(_ frame: Rect, _ inset: Double, facet: String?, labelled: Set<AxisMarkPosition>) -> Panel {
        // Names run from top to bottom, numbers from bottom to top.
        let vertical =
            y.scale.isCategory
            ? y.scale.placed(from: frame.top, to: frame.bottom) : y.scale.placed(from: frame.bottom, to: frame.top)
        return Panel(
            facet: facet, frame: frame, x: x.scale.placed(from: frame.left + inset, to: frame.right - inset),
            y: vertical, labelledSides: labelled)
    }

    /// Room at both ends of a horizontal axis of numbers, so that dots and bars keep clear of the edge.
    var insetX: Double {
        guard !x.scale.isCategory else { return 0 }
        return layers.layers.map { $0.kind.shape.inset($0) }.max() ?? 0
    }

    /// How far the first and last label of the horizontal axis reach beyond the plot.
    func overhang(_ plotWidth: Double, _ inset: Double) -> (left: Double, right: Double) {
        let placed = x.scale.placed(from: inset, to: plotWidth - inset)
        var overhang = (left: 0.0, right: 0.0)
        for (axis, ticks) in xAxes {
            for label in ticks.labels {
                guard let at = placed.position(label.place) else { continue }
                let width = label.lines.map(textWidth).max() ?? 0
                let reach = ticks.isSlanted ? (width + lineHeight) * TextBox.slope : width / 2
                // Slanted labels end at their tick; above the plot they begin there.
                let isRising = ticks.isSlanted && axis.position == .top
                if !isRising { overhang.left = max(overhang.left, reach - at + 2) }
                if !ticks.isSlanted || isRising { overhang.right = max(overhang.right, at + reach - plotWidth + 2) }
            }
        }
        return overhang
    }
}
