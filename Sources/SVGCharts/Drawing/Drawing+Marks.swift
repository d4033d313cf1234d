/// The marks of a panel, cut at its frame where the author has set the ends of an axis.

extension Drawing {
    mutating func drawMarks(_ panel: Panel, _ layout: ChartLayout, index: Int) {
        let marks = layout.layers.layers.flatMap { $0.kind.shape.nodes(PanelDrawing($0, panel, layout)) }
        guard layout.layers.hasDomain else { return nodes += marks }
        let clip = "\(id)-c\(index)"
        let frame = panel.frame
        // Dots on the edge stay whole.
        let slack = layout.layers.layers.map { $0.kind.shape.reach }.max() ?? 1
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
