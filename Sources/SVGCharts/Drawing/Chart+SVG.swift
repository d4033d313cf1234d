/// The last phase of drawing: a chart as SVG.

extension Chart {
    /// This chart as an `<svg>` element. Call `check()` first: what it refuses is drawn as well as it can be.
    /// `id` begins every id in the drawing and must be unique on the page. `seriesOrder` holds the names of the
    /// report's series in the order first seen, so that each keeps its colour from chart to chart. `title` is the short
    /// text alternative, in place of "y by x".
    package func svg(id: String, style: SVGStyle, seriesOrder: [String] = [], title: String? = nil) -> String {
        let drawing = Drawing(self, id: id, order: seriesOrder)
        let pad = style.hasPanel ? 12.0 : 0
        let (width, height) = (drawing.width + 2 * pad, drawing.height + 2 * pad)
        var children: [SVGNode] = [
            .element("title", [SVGAttribute("id", id + "-t")], [.text(title ?? self.title)]),
            .element(
                "desc", [SVGAttribute("id", id + "-d")],
                [.text(drawing.note.isEmpty ? summary : summary + " " + drawing.note)]),
        ]
        let rareColors = ChartStylesheet(style: style).rareColors(self.rareColors)
        if style != .inline {
            let sheet = Self.stylesheet(style, rareMarks: drawing.hasRareMarks, shades: drawing.hasShades)
            children.append(.element("style", [], [.rawStyle(sheet + rareColors)]))
        } else if !rareColors.isEmpty {
            // The page's sheet is for all pages: what few need is with the drawing that needs it.
            children.append(.element("style", [], [.rawStyle(rareColors)]))
        }
        if style.hasPanel {
            let size = [
                SVGAttribute("x", -pad), SVGAttribute("y", -pad), SVGAttribute("width", width),
                SVGAttribute("height", height),
            ]
            children.append(.element("rect", [SVGAttribute("class", "panel")] + size + [SVGAttribute("rx", 8)], []))
        }
        let attributes =
            [
                SVGAttribute("xmlns", "http://www.w3.org/2000/svg"), SVGAttribute("class", "chart"),
                SVGAttribute("role", "img"),
                SVGAttribute("aria-labelledby", "\(id)-t"), SVGAttribute("aria-describedby", "\(id)-d"),
                SVGAttribute("width", width),
                SVGAttribute("height", height),
                SVGAttribute("viewBox", [-pad, -pad, width, height].map(pixels).joined(separator: " ")),
                // For pages, which set all drawings in one scale on paper.
            ] + (style == .inline ? [SVGAttribute("style", "--width:\(pixels(width))")] : [])
        var output = ""
        SVGNode.element("svg", attributes, children + drawing.nodes + drawing.textNodes(style)).render(into: &output)
        return output + "\n"
    }
}
