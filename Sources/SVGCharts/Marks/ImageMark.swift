internal import Spelling

/// Images in a grid, made by `Chart(images:columns:)`.
enum ImageMark: MarkShape {
    static let name = "ImageMark"
    static func titlePriority(of layer: MarkLayer) -> TitlePriority { .measure }
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent { .either }
    static let series = SeriesLook.fill
    static let hasOwnPlaces = true
    static func fillsPlaces(of axis: Axis, _ layer: MarkLayer) -> Bool { true }
    static let isRare = true
    static let textIsData = true

    /// All images of the mark, each as large as its cell leaves room for above its caption.
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] { drawing.data.compactMap(drawing.image) }

    static func summary(_ writer: SummaryWriter) -> String {
        let captions = writer.layer.data.prefix(30).compactMap(\.text).filter { !$0.isEmpty }
        return "Grid of \(counted(writer.layer.data.count, "image"))"
            + (captions.isEmpty ? "" : ": " + captions.joined(separator: ", ")) + "."
    }

    static func title(_ layer: MarkLayer, x: String?, y: String?) -> String? {
        "\(layer.data.count) image\(layer.data.count == 1 ? "" : "s")"
    }

    static func places(for text: String, _ datum: Datum, _ drawing: PanelDrawing) -> [TextBox] {
        guard let cell = drawing.imageCell(datum) else { return [] }
        let (x, y) = ((cell.left + cell.right) / 2, cell.bottom + 13)
        return [TextBox(text: cut(text, toWidth: cell.width + 4), x: x, y: y, anchor: .middle, style: "u")]
    }
}

private extension PanelDrawing {
    func image(_ datum: Datum) -> SVGNode? {
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
}
