/// Texts inside the plot: they take the first place where they cover no other text, or none.

extension Drawing {
    mutating func drawAnnotations(_ panel: Panel, _ layout: ChartLayout) {
        let obstacles = PanelDrawing.obstacles(panel, layout)
        for layer in layout.layers.layers {
            let (drawing, shape) = (PanelDrawing(layer, panel, layout), layer.kind.shape)
            texts += shape.texts(drawing)
            for datum in drawing.data {
                guard let text = shape.annotation(datum, drawing), !text.isEmpty else { continue }
                let places = shape.places(for: text, datum, drawing)
                let clear = shape.hasOwnPlaces ? [] : places.filter { !$0.covers(obstacles) }
                // A text is left out rather than laid on a dot, unless it is a rule's or stands where the author wants
                // it.
                let isFirm = shape.series != .symbol || layer.style.annotationPosition != nil
                let isPlaced = (clear + (isFirm ? places : [])).contains { place($0) }
                // A text beyond a cut axis goes with its datum; numbers in cells are in the data table.
                if !isPlaced, !places.isEmpty, !shape.hasOwnPlaces { dropped.append(text) }
            }
        }
    }
}

private extension TextBox {
    /// Whether any of `points` lies under the text or a hair beside it.
    func covers(_ points: [(x: Double, y: Double)]) -> Bool {
        let box = bounds
        let reach = Rect(left: box.left - 2, top: box.top, right: box.right + 2, bottom: box.bottom)
        return points.contains { reach.contains(x: $0.x, y: $0.y) }
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
    /// The dots of a panel, and points along its lines at most 5 pixels apart from left to right.
    static func obstacles(_ panel: Panel, _ layout: ChartLayout) -> [(x: Double, y: Double)] {
        layout.layers.layers.flatMap { layer -> [(x: Double, y: Double)] in
            let drawing = PanelDrawing(layer, panel, layout)
            switch layer.kind.shape.series {
            case .line: return drawing.groups(by: \.lineKey).flatMap { track($0.compactMap(drawing.center)) }
            case .symbol: return drawing.data.compactMap(drawing.center)
            case .rule, .interval, .fill: return []
            }
        }
    }

    static func track(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
        zip(points, points.dropFirst()).flatMap { from, to in
            let steps = max(1, Int(clamping: (to.x - from.x).magnitude / 5))
            return (0...steps).map { step in
                let share = Double(step) / Double(steps)
                return (from.x + share * (to.x - from.x), from.y + share * (to.y - from.y))
            }
        }
    }
}
