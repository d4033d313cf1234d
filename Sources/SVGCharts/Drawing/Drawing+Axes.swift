/// Grid, ticks and their labels.

extension Drawing {
    /// A faint line at each tick of an axis of numbers, and short ticks at the foot.
    mutating func drawGrid(_ panel: Panel, _ layout: ChartLayout) {
        let frame = panel.frame
        let rows = layout.yAxes.map { ($0.axis, $0.ticks.marks.compactMap(panel.y.position)) }
        let columns = layout.xAxes.map { ($0.axis, $0.ticks.marks.compactMap(panel.x.position)) }
        var strokes = AxisStrokes()
        for (axis, places) in rows {
            guard let part = axis.gridLine else { continue }
            strokes.add("g", part, places.map { ((frame.left, $0), (frame.right, $0)) })
        }
        for (axis, places) in columns {
            guard let part = axis.gridLine else { continue }
            strokes.add("g", part, places.map { (($0, frame.top), ($0, frame.bottom)) })
        }
        for (axis, places) in columns {
            guard let part = axis.tick else { continue }
            let (from, length) =
                axis.position == .top ? (frame.top, -part.drawnLength) : (frame.bottom, part.drawnLength)
            strokes.add("q", part, places.map { (($0, from), ($0, from + length)) })
        }
        for (axis, places) in rows {
            guard let part = axis.tick else { continue }
            let (from, length) =
                axis.position == .trailing ? (frame.right, part.drawnLength) : (frame.left, -part.drawnLength)
            strokes.add("q", part, places.map { ((from, $0), (from + length, $0)) })
        }
        nodes += strokes.nodes
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
        for (axis, ticks) in layout.yAxes where panel.labelledSides.contains(axis.side(of: .y)) {
            drawVerticalLabels(ticks, axis, panel, layout)
        }
        for (axis, ticks) in layout.xAxes where panel.labelledSides.contains(axis.side(of: .x)) {
            drawHorizontalLabels(ticks, axis, panel, layout)
        }
    }
}

private extension Drawing {
    mutating func drawVerticalLabels(
        _ ticks: AxisTicks, _ axis: ResolvedAxis, _ panel: Panel, _ layout: ChartLayout
    ) {
        let isTrailing = axis.position == .trailing
        let gap = 8 + layout.tickLength(axis.side(of: .y))
        for label in ticks.labels {
            guard let y = panel.y.position(label.place) else { continue }
            let first = y + 4 - Double(label.lines.count - 1) * lineHeight / 2
            for (index, line) in label.lines.enumerated() {
                texts.append(
                    TextBox(
                        text: line,
                        x: isTrailing ? panel.frame.right + gap : panel.frame.left - gap,
                        y: first + Double(index) * lineHeight, anchor: isTrailing ? .start : .end, style: "u",
                        title: label.whole))
            }
        }
    }

    mutating func drawHorizontalLabels(
        _ ticks: AxisTicks, _ axis: ResolvedAxis, _ panel: Panel, _ layout: ChartLayout
    ) {
        let isTop = axis.position == .top
        // Above a panel its title comes first.
        let top = panel.frame.top - layout.titleHeight - layout.tickLength(.top)
        let bottom = panel.frame.bottom + layout.tickLength(.bottom)
        for label in ticks.labels {
            guard let x = panel.x.position(label.place) else { continue }
            for (index, line) in label.lines.enumerated() {
                let rise = ticks.isSlanted ? textWidth(line) * TextBox.slope : 0
                let above = top - 8 - rise - Double(label.lines.count - 1 - index) * lineHeight
                let below = bottom + (ticks.isSlanted ? 13 : 19 + Double(index) * lineHeight)
                texts.append(
                    TextBox(
                        text: line, x: !ticks.isSlanted ? x : isTop ? x + rise : x + 4, y: isTop ? above : below,
                        anchor: ticks.isSlanted ? .end : .middle, style: "u", isSlanted: ticks.isSlanted,
                        title: label.whole))
            }
        }
    }
}

/// Lines of axes, those of one look that follow each other as one path.
private struct AxisStrokes {
    private var strokes: [(name: String, part: AxisPart, path: PathData)] = []

    mutating func add(
        _ name: String, _ part: AxisPart, _ lines: [(from: (x: Double, y: Double), to: (x: Double, y: Double))]
    ) {
        if strokes.last.map({ $0.name == name && $0.part.stroke == part.stroke }) != true {
            strokes.append((name, part, PathData()))
        }
        for line in lines {
            strokes[strokes.count - 1].path.move(line.from.x, line.from.y)
            strokes[strokes.count - 1].path.line(line.to.x, line.to.y)
        }
    }

    var nodes: [SVGNode] {
        strokes.filter { !$0.path.text.isEmpty }.map { name, part, path in
            guard let stroke = part.stroke else { return .path(name, path.text) }
            // The width of the class would stand above an attribute's.
            let width = stroke.lineWidth.clamped(to: StrokeStyle.lengths)
            var attributes = [SVGAttribute("stroke", "currentColor"), SVGAttribute("fill", "none")]
            attributes += [
                SVGAttribute("stroke-opacity", name == "g" ? 0.2 : 0.5), SVGAttribute("stroke-width", width),
            ]
            if !stroke.dash.isEmpty {
                attributes.append(SVGAttribute("stroke-dasharray", stroke.drawnDash.map(pixels).joined(separator: " ")))
            }
            return .path("", path.text, attributes)
        }
    }
}
