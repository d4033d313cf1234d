/// Grid, ticks and their labels.

extension Drawing {
    /// A faint line at each tick of an axis of numbers, and short ticks at the foot.
    mutating func drawGrid(_ panel: Panel, _ layout: ChartLayout) {
        let frame = panel.frame
        var grid = PathData()
        var ticks = PathData()
        for mark in layout.yTicks.marks {
            guard let y = panel.y.position(mark) else { continue }
            grid.move(frame.left, y)
            grid.line(frame.right, y)
        }
        for mark in layout.xTicks.marks {
            guard let x = panel.x.position(mark) else { continue }
            if panel.y.isCategory {
                grid.move(x, frame.top)
                grid.line(x, frame.bottom)
            } else {
                ticks.move(x, frame.bottom)
                ticks.line(x, frame.bottom + 4)
            }
        }
        if !grid.text.isEmpty { nodes.append(.path("g", grid.text)) }
        if !ticks.text.isEmpty { nodes.append(.path("q", ticks.text)) }
    }

    /// The labels of both axes, and the title of the panel.
    mutating func drawAxisLabels(_ panel: Panel, _ layout: ChartLayout) {
        if let facet = panel.facet {
            let facets = layout.panels.compactMap(\.facet), place = facets.firstIndex(of: facet) ?? 0
            texts.append(
                TextBox(
                    text: cut(facets, toWidth: panel.frame.width)[place], x: panel.frame.left,
                    y: panel.frame.top - 7, style: "f"))
        }
        if panel.labelsY { drawVerticalLabels(panel, layout.yTicks) }
        if panel.labelsX { drawHorizontalLabels(panel, layout.xTicks) }
    }
}

private extension Drawing {
    mutating func drawVerticalLabels(_ panel: Panel, _ ticks: AxisTicks) {
        for label in ticks.labels {
            guard let y = panel.y.position(label.place) else { continue }
            let first = y + 4 - Double(label.lines.count - 1) * lineHeight / 2
            for (index, line) in label.lines.enumerated() {
                texts.append(
                    TextBox(
                        text: line, x: panel.frame.left - 8, y: first + Double(index) * lineHeight, anchor: .end,
                        style: "u",
                        title: label.whole))
            }
        }
    }

    mutating func drawHorizontalLabels(_ panel: Panel, _ ticks: AxisTicks) {
        for label in ticks.labels {
            guard let x = panel.x.position(label.place) else { continue }
            for (index, line) in label.lines.enumerated() {
                let y = panel.frame.bottom + (ticks.isSlanted ? 13 : 19 + Double(index) * lineHeight)
                texts.append(
                    TextBox(
                        text: line, x: ticks.isSlanted ? x + 4 : x, y: y, anchor: ticks.isSlanted ? .end : .middle,
                        style: "u",
                        isSlanted: ticks.isSlanted, title: label.whole))
            }
        }
    }
}
