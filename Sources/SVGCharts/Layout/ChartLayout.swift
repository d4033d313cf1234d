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
    var title: ChartTitle
    var legend: Legend
    var directLabels: [DirectLabels.Label] = []
    var panels: [Panel]
    var width: Double
    var height: Double

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
        let direct = DirectLabels.width(layers, encoding, chart.options, width: width)
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
        legend.flow(width: width)
        legend.isBelow = chart.options.legendPosition == .bottom
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
            yTicks = AxisTicks.vertical(y, height: height, limit: width * AxisTicks.widestNames)
        }
    }

    /// Sets the horizontal axis and all panels: `plotHeight` is that of one plot, unless `total` says how high the
    /// whole drawing is to be; `directWidth` is the room for names at line ends.
    mutating func place(_ grid: PanelGrid, plotHeight: Double, total: Double?, directWidth: Double?) {
        var grid = grid
        let sides = setHorizontalTicks(&grid, directWidth: directWidth)
        let top = title.height + legend.above + (y.title == nil ? 8 : 24) + (layers.facets.isEmpty ? 0 : 4)
        let bottom = xTicks.depth + (x.title == nil || x.isHidden ? 6 : 22) + legend.below
        let plotHeight = total.map { grid.plotHeight(within: $0 - top - bottom) } ?? plotHeight
        let plotWidth = grid.plotWidth(width: width, left: sides.left, right: sides.right)
        panels = (0..<grid.count).map { index in
            // Slanted labels would reach under the neighbour at the left.
            let isLowest = xTicks.isSlanted ? grid.row(index) == grid.rows - 1 : index + grid.columns >= grid.count
            return panel(
                grid.frame(index, left: sides.left, top: top, width: plotWidth, height: plotHeight), insetX,
                facet: layers.facets.isEmpty ? nil : layers.facets[index], labelsX: isLowest,
                labelsY: grid.column(index) == 0)
        }
        height = panels.map(\.frame.bottom).max()! + bottom
    }

    /// Sets the labels of the horizontal axis, and gives the room at both sides of the plots. Labels that reach beyond
    /// a plot take room from it, and less room may set them otherwise; five rounds bring that to rest.
    mutating func setHorizontalTicks(_ grid: inout PanelGrid, directWidth: Double?) -> (left: Double, right: Double) {
        let widest = yTicks.labels.flatMap(\.lines).map(textWidth).max() ?? 0
        var sides = (left: widest > 0 ? widest + 8 : 4, right: directWidth ?? 8)
        for _ in 0..<5 where !x.isHidden && !x.isEmpty {
            let plotWidth = grid.plotWidth(width: width, left: sides.left, right: sides.right)
            xTicks = AxisTicks.horizontal(x, width: plotWidth - 2 * insetX, limit: min(130, width * 0.35))
            let overhang = overhang(plotWidth, insetX)
            let gap = grid.columns > 1 && !xTicks.isSlanted ? overhang.left + overhang.right + 8 : 0
            guard overhang.left > sides.left || overhang.right > sides.right || gap > grid.gapX else { break }
            grid.gapX = max(grid.gapX, gap)
            sides = (max(sides.left, overhang.left), max(sides.right, overhang.right))
        }
        return sides
    }

    func panel(_ frame: Rect, _ inset: Double, facet: String?, labelsX: Bool, labelsY: Bool) -> Panel {
        // Names run from top to bottom, numbers from bottom to top.
        let vertical =
            y.scale.isCategory
            ? y.scale.placed(from: frame.top, to: frame.bottom) : y.scale.placed(from: frame.bottom, to: frame.top)
        return Panel(
            facet: facet, frame: frame, x: x.scale.placed(from: frame.left + inset, to: frame.right - inset),
            y: vertical,
            labelsX: labelsX, labelsY: labelsY)
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
        for label in xTicks.labels {
            guard let at = placed.position(label.place) else { continue }
            let width = label.lines.map(textWidth).max() ?? 0
            let reach = xTicks.isSlanted ? (width + lineHeight) * TextBox.slope : width / 2
            overhang.left = max(overhang.left, reach - at + 2)
            if !xTicks.isSlanted { overhang.right = max(overhang.right, at + reach - plotWidth + 2) }
        }
        return overhang
    }
}
