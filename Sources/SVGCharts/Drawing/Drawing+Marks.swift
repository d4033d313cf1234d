/// The marks of a panel, cut at its frame where the author has set the ends of an axis.

extension Drawing {
    mutating func drawMarks(_ panel: Panel, _ layout: ChartLayout, index: Int) {
        let marks = layout.layers.layers.flatMap { PanelDrawing($0, panel, layout).nodes }
        guard layout.layers.hasDomain else { return nodes += marks }
        let clip = "\(id)-c\(index)"
        let frame = panel.frame
        // Dots on the edge stay whole.
        let slack = layout.layers.layers.contains { $0.kind == .point } ? 4.0 : 1
        let box = SVGNode.element(
            "rect",
            [
                SVGAttribute("x", frame.left - slack), SVGAttribute("y", frame.top - slack),
                SVGAttribute("width", frame.width + 2 * slack), SVGAttribute("height", frame.height + 2 * slack),
            ], [])
        nodes.append(.element("clipPath", [SVGAttribute("id", clip)], [box]))
        nodes.append(.element("g", [SVGAttribute("clip-path", "url(#\(clip))")], marks))
    }
}

extension PanelDrawing {
    /// The shapes of the mark.
    var nodes: [SVGNode] {
        switch layer.kind {
        case .line: lines()
        case .point: points()
        case .bar: bars()
        case .area: areas("o")
        case .band: areas("b")
        case .rule: rules()
        case .rectangle: rectangles()
        case .errorBar: errorBars()
        case .box: boxes()
        case .image: images()
        case .node: diagramNodes()
        case .text: []
        }
    }
}
