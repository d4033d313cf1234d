/// How panels are laid out in rows and columns.
struct PanelGrid: Equatable {
    var count: Int
    var columns: Int
    var gapX = 20.0
    var gapY = 14.0
    /// The height of a panel's title.
    var titleHeight: Double

    init(_ layers: Layers, _ options: ChartOptions, width: Double) {
        count = max(1, layers.facets.count)
        let most = min(count, max(1, options.facetColumns ?? min(4, Int(width / 200))))
        // As many rows as it takes, then only as many columns as fill them: four panels are two by two.
        columns = options.facetColumns == nil ? (count - 1) / ((count + most - 1) / most) + 1 : most
        titleHeight = layers.facets.isEmpty ? 0 : 20
    }

    var rows: Int { (count + columns - 1) / columns }

    func row(_ index: Int) -> Int { index / columns }
    func column(_ index: Int) -> Int { index % columns }

    /// The rectangle of the plot at `index`, of which the first stands at `left` and below its title at `top`.
    func frame(_ index: Int, left: Double, top: Double, width: Double, height: Double) -> Rect {
        let start = left + Double(column(index)) * (width + gapX)
        let above = top + Double(row(index)) * (height + gapY + titleHeight) + titleHeight
        return Rect(left: start, top: above, right: start + width, bottom: above + height)
    }

    /// The height of one plot where all rows share `height` pixels.
    func plotHeight(within height: Double) -> Double {
        let rows = Double(rows)
        return max(36, (height - (rows - 1) * gapY - titleHeight * rows) / rows)
    }

    /// The width of one plot between the margins.
    func plotWidth(width: Double, left: Double, right: Double) -> Double {
        max(20, (width - left - right - Double(columns - 1) * gapX) / Double(columns))
    }

    /// The height of one plot: by the number of names, or the same for all.
    func plotHeight(_ layers: Layers, _ chart: Chart) -> Double {
        if let height = chart.options.drawnHeight { return max(24, (height - 70) / Double(rows) - gapY - titleHeight) }
        guard layers.isCategory[.y] == true else { return count == 1 ? 270 : rows > 2 ? 110 : 150 }
        let all = Set(layers.layers.lazy.flatMap(\.data).flatMap { $0.values(on: .y) }.map(\.name))
        let names = all.count
        let slots = max(1, Set(layers.layers.lazy.flatMap(\.data).compactMap(\.position)).count)
        var step = max(28, Double(slots) * 16 + 8)
        if layers.layers.contains(where: { $0.kind.shape.fillsPlaces(of: .y, $0) }) {
            // Cells get half as high as they are wide, within reason.
            let columns = Set(layers.layers.lazy.flatMap(\.data).compactMap(\.x?.name)).count
            step = min(44, max(28, chart.options.drawnWidth / Double(self.columns * max(1, columns)) / 2))
        }
        if names > 30 { return Double(names) * 16 }
        // Long names take up to three lines.
        let limit = chart.options.drawnWidth * AxisTicks.widestNames
        let lines = all.map { wrapOrCut($0, toWidth: limit, lines: 3).count }.max() ?? 1
        return Double(max(1, names)) * max(step, Double(lines) * lineHeight + 6)
    }
}
