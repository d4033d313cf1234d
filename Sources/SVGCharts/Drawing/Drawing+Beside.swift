/// Charts beside each other in one drawing.

extension Drawing {
    /// The drawing of `charts` in rows, under one legend. `order` holds the names of the report's series in the order
    /// first seen.
    init(beside charts: [Chart], _ options: ChartOptions, id: String, order: [String]) {
        let width = options.drawnWidth
        let most = max(1, Int((width + Self.gap) / (200 + Self.gap)))
        let columns = max(1, min(charts.count, options.facetColumns ?? most, most))
        func partWidth(_ width: Double) -> Double {
            ((width - Double(columns - 1) * Self.gap) / Double(columns)).rounded(.down)
        }
        let names = Colors.order(of: distinct(charts.flatMap(\.seriesNames)), in: order)
        let layouts = charts.map {
            ChartLayout($0.framed(width: partWidth(width), legend: .visible), order: names)
        }
        self.init(width: width, height: 0, id: id)
        let legend = Self.common(layouts.map(\.legend), width: width, at: options.drawnLegendPosition)
        let partWidth = partWidth(width - legend.left - legend.right)
        let title = ChartTitle(options.title, width: width)
        drawTitle(title)
        if legend.position != .bottom { drawLegend(legend, at: title.height + (legend.isBeside ? 24 : 0)) }
        var top = title.height + legend.above
        let rows = stride(from: 0, to: charts.count, by: columns).map { $0..<min($0 + columns, charts.count) }
        for row in rows {
            let drawings = row.map { index -> Drawing in
                // A scale of colours belongs to its own chart.
                let legend: Visibility = layouts[index].legend.ramp == nil ? .hidden : .visible
                return Drawing(
                    charts[index].framed(width: partWidth, legend: legend), id: "\(id)-p\(index)", order: names)
            }
            for (column, drawing) in drawings.enumerated() {
                add(drawing, x: legend.left + Double(column) * (partWidth + Self.gap), y: top)
            }
            top += (drawings.map(\.height).max() ?? 0) + (row.upperBound < charts.count ? 16 : 0)
        }
        if legend.position == .bottom { drawLegend(legend, at: top + Legend.gap) }
        height = max(top + legend.below, legend.isBeside ? title.height + 24 + legend.height : 0)
    }
}

private extension Drawing {
    static let gap = 28.0

    /// The entries of all legends, each once.
    static func common(_ legends: [Legend], width: Double, at position: LegendPosition) -> Legend {
        var common = Legend()
        common.position = position
        for entry in legends.flatMap(\.entries)
        where !common.entries.contains(where: { $0.text == entry.text && $0.color == entry.color }) {
            common.entries.append(entry)
        }
        common.flow(width: width)
        return common
    }

    mutating func add(_ drawing: Drawing, x: Double, y: Double) {
        nodes.append(.element("g", [SVGAttribute("transform", "translate(\(pixels(x)) \(pixels(y)))")], drawing.nodes))
        texts += drawing.texts.map { text in
            var text = text
            text.x += x
            text.y += y
            return text
        }
        dropped += drawing.dropped
        hasShades = hasShades || drawing.hasShades
        hasRareMarks = hasRareMarks || drawing.hasRareMarks
    }
}

private extension Chart {
    func framed(width: Double, legend: Visibility) -> Chart {
        var chart = self
        chart.options.width = width
        if chart.options.legend != .hidden { chart.options.legend = legend }
        return chart
    }
}
