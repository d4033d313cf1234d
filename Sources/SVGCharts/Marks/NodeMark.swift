internal import Spelling

/// The boxes of a diagram, made by `Chart(diagram:)`.
enum NodeMark: MarkShape {
    static let name = "NodeMark"
    static func titlePriority(of layer: MarkLayer) -> TitlePriority { .measure }
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent { .either }
    static let series = SeriesLook.fill
    static let isRare = true
    static let textIsData = true

    /// The boxes from top to bottom, with an arrow from each to the next.
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] {
        let boxes = drawing.data.compactMap(drawing.diagramBox)
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

    static func summary(_ writer: SummaryWriter) -> String {
        "Diagram from top to bottom: \(writer.layer.data.compactMap(\.text).joined(separator: "; then "))."
    }

    static func title(_ layer: MarkLayer, x: String?, y: String?) -> String? {
        "\(layer.data.count) step\(layer.data.count == 1 ? "" : "s")"
    }

    static func texts(_ drawing: PanelDrawing) -> [TextBox] { drawing.data.flatMap(drawing.diagramTexts) }
    static func annotation(_ datum: Datum, _ drawing: PanelDrawing) -> String? { nil }
}

private extension PanelDrawing {
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
