/// Texts inside the plot: they take the first place where they cover no other text, or none.

extension Drawing {
    mutating func drawAnnotations(_ panel: Panel, _ layout: ChartLayout) {
        let lines = layout.layers.layers.contains { $0.kind == .rule } ? PanelDrawing.tracks(panel, layout) : []
        for layer in layout.layers.layers {
            let drawing = PanelDrawing(layer, panel, layout)
            if layer.kind == .node { texts += drawing.data.flatMap(drawing.diagramTexts) }
            for datum in drawing.data where layer.kind != .node {
                guard let text = drawing.annotation(datum), !text.isEmpty else { continue }
                let candidates = drawing.candidates(datum, text)
                // The label of a rule keeps clear of lines where it can.
                let clear =
                    layer.kind == .rule
                    ? candidates.filter { box in !lines.contains { box.bounds.contains(x: $0.x, y: $0.y) } } : []
                _ = (clear + candidates).first { place($0) }
            }
        }
    }
}

private extension PanelDrawing {
    /// Points along all lines of a panel, at most 5 pixels apart from left to right.
    static func tracks(_ panel: Panel, _ layout: ChartLayout) -> [(x: Double, y: Double)] {
        layout.layers.layers.filter { $0.kind == .line }.flatMap { layer -> [(x: Double, y: Double)] in
            let drawing = PanelDrawing(layer, panel, layout)
            return drawing.groups(by: \.lineKey).flatMap { rows -> [(x: Double, y: Double)] in
                let points = rows.compactMap(drawing.center)
                return zip(points, points.dropFirst()).flatMap { from, to in
                    let steps = max(1, Int((to.x - from.x).magnitude / 5))
                    return (0...steps).map { step in
                        let share = Double(step) / Double(steps)
                        return (from.x + share * (to.x - from.x), from.y + share * (to.y - from.y))
                    }
                }
            }
        }
    }

    /// What is written at the datum: its annotation, or the label of a rule.
    func annotation(_ datum: Datum) -> String? {
        if let text = datum.text { return text }
        guard layer.kind == .rule, layout.layers.layers.contains(where: { $0.kind != .rule }) else { return nil }
        let label = layer.labels[datum.x == nil || datum.xEnd != nil ? .y : .x]
        return label == layout.x.title || label == layout.y.title ? nil : label
    }

    /// Places for `text`, the best first.
    func candidates(_ datum: Datum, _ text: String) -> [TextBox] {
        switch layer.kind {
        case .rule: return ruleCandidates(datum, text)
        case .rectangle:
            guard let cell = cell(datum), textWidth(text) <= cell.width - 2, cell.height >= 14 else { return [] }
            let (x, y) = ((cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2 + 4)
            return [TextBox(text: text, x: x, y: y, anchor: .middle, style: textClass(datum))]
        case .bar:
            guard let bar = bar(datum) else { return [] }
            let below = datum.span.map { $0.to < $0.from } ?? false
            let sides: [AnnotationPosition] = layer.isHorizontal ? [.trailing, .leading] : [.top, .bottom]
            return around(barEnd(datum, bar, below: below), text, below ? sides.reversed() : sides, gap: 5)
        case .image:
            guard let cell = imageCell(datum) else { return [] }
            return [
                TextBox(
                    text: cut(text, toWidth: cell.width + 4), x: (cell.left + cell.right) / 2, y: cell.bottom + 13,
                    anchor: .middle, style: "u")
            ]
        case .text:
            return center(datum).map { around($0, text, [.overlay, .top, .bottom, .trailing, .leading], gap: 4) } ?? []
        default:
            return center(datum).map { around($0, text, [.top, .trailing, .bottom, .leading], gap: 8) } ?? []
        }
    }

    /// The end of a bar or of its error bar.
    func barEnd(_ datum: Datum, _ bar: Rect, below: Bool) -> (x: Double, y: Double) {
        let tip = value(datum)?.bounds.flatMap { valueScale.position(below ? $0.low : $0.high) }
        if layer.isHorizontal {
            return (
                below ? min(bar.left, tip ?? bar.left) : max(bar.right, tip ?? bar.right), (bar.top + bar.bottom) / 2
            )
        }
        return ((bar.left + bar.right) / 2, below ? max(bar.bottom, tip ?? bar.bottom) : min(bar.top, tip ?? bar.top))
    }

    func ruleCandidates(_ datum: Datum, _ text: String) -> [TextBox] {
        guard let ends = ends(datum) else { return [] }
        if ends.from.y == ends.to.y {
            let (right, y) = (max(ends.from.x, ends.to.x) - 2, ends.from.y)
            let left = min(ends.from.x, ends.to.x) + 2
            return [
                TextBox(text: text, x: right, y: y - 5, anchor: .end, style: "i"),
                TextBox(text: text, x: left, y: y - 5, style: "i"),
                TextBox(text: text, x: right, y: y + 14, anchor: .end, style: "i"),
                TextBox(text: text, x: left, y: y + 14, style: "i"),
            ]
        }
        let (x, top) = (ends.from.x, min(ends.from.y, ends.to.y) + 10)
        return [0, lineHeight, 2 * lineHeight].flatMap { drop in
            [
                TextBox(text: text, x: x + 5, y: top + drop, style: "i"),
                TextBox(text: text, x: x - 5, y: top + drop, anchor: .end, style: "i"),
            ]
        }
    }

    func around(_ at: (x: Double, y: Double), _ text: String, _ automatic: [AnnotationPosition], gap: Double)
        -> [TextBox]
    {
        let positions = layer.style.annotationPosition.map { [$0] } ?? automatic
        return positions.map { position in
            switch position {
            case .automatic, .overlay: TextBox(text: text, x: at.x, y: at.y + 4, anchor: .middle, style: "i")
            case .top: TextBox(text: text, x: at.x, y: at.y - gap, anchor: .middle, style: "i")
            case .bottom: TextBox(text: text, x: at.x, y: at.y + gap + 9, anchor: .middle, style: "i")
            case .leading: TextBox(text: text, x: at.x - gap, y: at.y + 4, anchor: .end, style: "i")
            case .trailing: TextBox(text: text, x: at.x + gap, y: at.y + 4, style: "i")
            }
        }
    }
}
