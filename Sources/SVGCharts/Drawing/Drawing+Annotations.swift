/// Texts inside the plot: they take the first place where they cover no other text, or none.

extension Drawing {
    mutating func drawAnnotations(_ panel: Panel, _ layout: ChartLayout) {
        for layer in layout.layers.layers {
            let drawing = PanelDrawing(layer, panel, layout)
            for datum in drawing.data {
                guard let text = drawing.annotation(datum), !text.isEmpty else { continue }
                _ = drawing.candidates(datum, text).first { place($0) }
            }
        }
    }
}

private extension PanelDrawing {
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
            let style = layer.labels[.color] == nil && layer.style.color == nil ? "u" : isBright(datum) ? "kd" : "kw"
            return [TextBox(text: text, x: (cell.left + cell.right) / 2, y: (cell.top + cell.bottom) / 2 + 4, anchor: .middle, style: style)]
        case .bar:
            guard let bar = bar(datum) else { return [] }
            return around(barEnd(datum, bar), text, layer.isLying ? [.trailing, .leading] : [.top, .bottom], gap: 5)
        case .text:
            return center(datum).map { around($0, text, [.overlay, .top, .bottom, .trailing, .leading], gap: 4) } ?? []
        default:
            return center(datum).map { around($0, text, [.top, .trailing, .bottom, .leading], gap: 8) } ?? []
        }
    }

    /// The end of a bar or of its error bar.
    func barEnd(_ datum: Datum, _ bar: Rect) -> (x: Double, y: Double) {
        let tip = value(datum)?.bounds.flatMap { valueScale.position($0.high) }
        return layer.isLying
            ? (max(bar.right, tip ?? bar.right), (bar.top + bar.bottom) / 2)
            : ((bar.left + bar.right) / 2, min(bar.top, tip ?? bar.top))
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
            [TextBox(text: text, x: x + 5, y: top + drop, style: "i"),
             TextBox(text: text, x: x - 5, y: top + drop, anchor: .end, style: "i")]
        }
    }

    func around(_ at: (x: Double, y: Double), _ text: String, _ automatic: [AnnotationPosition], gap: Double) -> [TextBox] {
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
