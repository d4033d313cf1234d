/// Images in a grid, and the boxes of a diagram.

extension PanelDrawing {
    /// All images of the mark, each as large as its cell leaves room for above its caption.
    func images() -> [SVGNode] {
        data.compactMap { datum -> SVGNode? in
            guard let text = datum.image, let image = GrayImage(text: text), let cell = imageCell(datum) else {
                return nil
            }
            let scale = min(cell.width / Double(image.width), cell.height / Double(image.height))
            let left = (cell.left + cell.right - scale * Double(image.width)) / 2
            let paths = image.strokes.enumerated().filter { !$0.element.text.isEmpty }.map {
                SVGNode.path("i\($0.offset + 1)", $0.element.text)
            }
            let place = "translate(\(pixels(left)) \(pixels(cell.top))) scale(\(pixels(scale)))"
            return .element("g", [SVGAttribute("class", "im"), SVGAttribute("transform", place)], paths)
        }
    }

    /// Where an image goes, its caption's line excluded.
    func imageCell(_ datum: Datum) -> Rect? {
        guard case .category(let across) = panel.x, case .category(let down) = panel.y,
            let x = datum.x.flatMap(panel.x.position), let y = datum.y.flatMap(panel.y.position)
        else { return nil }
        let top = y - down.step / 2
        return Rect(
            left: x - across.step / 2 + 4, top: top, right: x + across.step / 2 - 4,
            bottom: top + max(8, down.step - 20))
    }

    /// The boxes of a diagram from top to bottom, with an arrow from each to the next.
    func diagramNodes() -> [SVGNode] {
        let boxes = data.compactMap(diagramBox)
        var (frames, arrows, heads) = (PathData(), PathData(), PathData())
        for box in boxes { frames.rectangle(box.left, box.top, box.right, box.bottom) }
        for (from, to) in zip(boxes, boxes.dropFirst()) {
            let x = (from.left + from.right) / 2
            arrows.move(x, from.bottom + 1)
            arrows.line(x, to.top - 5)
            heads.move(x - 4, to.top - 7)
            heads.line(x + 4, to.top - 7)
            heads.line(x, to.top - 1)
            heads.close()
        }
        return [.path("nd", frames.text), .path("q", arrows.text), .path("t", heads.text)].filter {
            $0 != .path("q", "") && $0 != .path("t", "")
        }
    }

    /// The box of one part of a diagram, as wide as the widest needs.
    func diagramBox(_ datum: Datum) -> Rect? {
        guard case .category(let scale) = panel.y, let y = datum.y.flatMap(panel.y.position) else { return nil }
        let widest = data.flatMap { [$0.text, $0.series].compactMap(\.self) }.map(textWidth).max() ?? 0
        let middle = (panel.frame.left + panel.frame.right) / 2
        let half = min(panel.frame.width - 2, widest * 1.1 + 32) / 2
        return Rect(left: middle - half, top: y - scale.step / 2, right: middle + half, bottom: y + scale.step / 2 - 18)
    }

    /// The lines in a box: what it is, and below, what it gives.
    func diagramTexts(_ datum: Datum) -> [TextBox] {
        guard let box = diagramBox(datum) else { return [] }
        let (x, y) = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        let isAlone = datum.series?.isEmpty ?? true
        let texts = [(datum.text, isAlone ? y + 4 : y - 3, "f"), (isAlone ? nil : datum.series, y + 12, "u")]
        return texts.compactMap { text, y, style in
            text.map { TextBox(text: cut($0, toWidth: box.width / 1.1 - 8), x: x, y: y, anchor: .middle, style: style) }
        }
    }
}
