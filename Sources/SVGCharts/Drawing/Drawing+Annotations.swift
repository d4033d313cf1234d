/// Texts inside the plot: they take the first place where they cover no other text, or none.

extension Drawing {
    mutating func drawAnnotations(_ panel: Panel, _ layout: ChartLayout) {
        let layers = layout.layers.layers
        let lines = layers.contains { $0.kind.shape.avoidsLines } ? PanelDrawing.tracks(panel, layout) : []
        for layer in layers {
            let (drawing, shape) = (PanelDrawing(layer, panel, layout), layer.kind.shape)
            texts += shape.texts(drawing)
            for datum in drawing.data {
                guard let text = shape.annotation(datum, drawing), !text.isEmpty else { continue }
                let places = shape.places(for: text, datum, drawing)
                let clear =
                    shape.avoidsLines
                    ? places.filter { box in !lines.contains { box.bounds.contains(x: $0.x, y: $0.y) } } : []
                _ = (clear + places).first { place($0) }
            }
        }
    }
}

extension PanelDrawing {
    /// `text` around a point, at the side that the author chose or at one after the other of `automatic`.
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

private extension PanelDrawing {
    /// Points along all lines of a panel, at most 5 pixels apart from left to right.
    static func tracks(_ panel: Panel, _ layout: ChartLayout) -> [(x: Double, y: Double)] {
        layout.layers.layers.filter { $0.kind.shape.series == .line }.flatMap { layer -> [(x: Double, y: Double)] in
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
}
