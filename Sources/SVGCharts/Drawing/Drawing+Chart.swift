/// The sixth phase of drawing: axes, marks, labels, legend, in the order in which they lie above each other.

extension Drawing {
    /// The drawing of `chart`. `order` holds the names of the report's series in the order first seen.
    init(_ chart: Chart, id: String, order: [String]) {
        if let parts = chart.parts {
            self.init(beside: parts, chart.options, id: id, order: order)
            return
        }
        let layout = ChartLayout(chart, order: order)
        self.init(width: layout.width, height: layout.height.rounded(.up), id: id)
        if case .scale = layout.encoding.colors { hasShades = true }
        hasRareMarks = layout.layers.layers.contains { $0.kind.shape.isRare }
        drawTitle(layout.title)
        drawLegend(layout.legend, at: layout.legendTop(height: height))
        drawTitles(layout)
        for (index, panel) in layout.panels.enumerated() {
            drawGrid(panel, layout)
            drawMarks(panel, layout, index: index)
            drawAxisLabels(panel, layout)
            if layout.x.isEmpty || layout.y.isEmpty { sayEmpty(panel) }
        }
        drawDirectLabels(layout)
        // Annotations come last: what has no room for them is already known.
        for panel in layout.panels { drawAnnotations(panel, layout) }
    }
}

private extension Drawing {
    /// Says why a plot shows nothing.
    mutating func sayEmpty(_ panel: Panel) {
        let (x, y) = ((panel.frame.left + panel.frame.right) / 2, (panel.frame.top + panel.frame.bottom) / 2)
        place(TextBox(text: "no finite value", x: x, y: y, anchor: .middle, style: "u"))
    }

    mutating func drawTitles(_ layout: ChartLayout) {
        if let title = layout.y.title {
            let top = layout.title.height + layout.legend.above
            let isTrailing = layout.y.position == .trailing
            texts.append(
                TextBox(
                    text: cut(title, toWidth: width - layout.legend.left - layout.legend.right),
                    x: isTrailing ? width - layout.legend.right : layout.legend.left, y: top + 12,
                    anchor: isTrailing ? .end : .start, style: "n"))
        }
        guard let title = layout.x.title, !layout.x.isHidden, let first = layout.panels.first?.frame,
            let last = layout.panels.last?.frame
        else { return }
        let text = cut(title, toWidth: width)
        let half = textWidth(text) / 2
        let right = layout.panels.map(\.frame.right).max() ?? last.right
        let middle = min(max((first.left + right) / 2, half), width - half)
        let y =
            layout.x.position == .top
            ? layout.title.height + layout.legend.above + layout.titleDepth + 12 : layout.foot - 5
        texts.append(TextBox(text: text, x: middle, y: y, anchor: .middle, style: "n"))
    }

    mutating func drawDirectLabels(_ layout: ChartLayout) {
        guard let frame = layout.panels.first?.frame else { return }
        for label in layout.directLabels {
            let x = frame.right + DirectLabels.gap - 2
            if (label.y - label.fromY).magnitude > 2 || x - label.fromX > 24 {
                var path = PathData()
                path.move(label.fromX + 3, label.fromY)
                path.line(x - 2, label.y)
                nodes.append(.path("x " + label.color, path.text))
            }
            texts.append(TextBox(text: label.text, x: x, y: label.y + 4, style: "k " + label.color))
        }
    }
}
