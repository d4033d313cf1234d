internal import Spelling

/// The boxes of a diagram, the ways past some of them, and the brackets beside those that are there more than once;
/// made by `Chart(diagram:)`.
enum NodeMark: MarkShape {
    static let name = "NodeMark"
    static func titlePriority(of layer: MarkLayer) -> TitlePriority { .measure }
    static func content(of axis: Axis, _ layer: MarkLayer) -> AxisContent { .either }
    static let series = SeriesLook.fill
    static let isRare = true
    static let textIsData = true

    /// Boxes from top to bottom with an arrow from each to the next, or what stands beside them.
    static func nodes(_ drawing: PanelDrawing) -> [SVGNode] {
        let diagram = DiagramDrawing(drawing)
        var (frames, lines) = (PathData(), ArrowPaths())
        switch drawing.layer.part {
        case .boxes:
            for box in diagram.boxes { frames.rectangle(box.left, box.top, box.right, box.bottom) }
            for path in diagram.paths {
                for (from, to) in zip(path, path.dropFirst()) {
                    lines.arrow((from.left + from.right) / 2, from.bottom + 1, down: to.top - 1)
                }
            }
        case .shortcuts: for datum in drawing.data { diagram.shortcut(datum, &lines) }
        case .repeats:
            for datum in drawing.data {
                guard let frame = diagram.frame(datum) else { continue }
                let x = frame.left - 10 - diagram.room(datum)
                lines.strokes.move(x + 5, frame.top)
                for (x, y) in [(x, frame.top), (x, frame.bottom), (x + 5, frame.bottom)] { lines.strokes.line(x, y) }
            }
        }
        return [("nd", frames), ("q", lines.strokes), ("t", lines.heads)].filter { !$1.text.isEmpty }.map {
            .path($0, $1.text)
        }
    }

    static func summary(_ writer: SummaryWriter) -> String {
        let data = writer.layer.data
        func aside(_ datum: Datum) -> String { datum.column == 0 ? "" : " on the shortcut" }
        func rows(_ datum: Datum) -> String { "\(datum.y?.name ?? "") to \(datum.yEnd?.name ?? "")\(aside(datum))" }
        func are(_ datum: Datum) -> String {
            datum.y == datum.yEnd ? "Step \(datum.y?.name ?? "")\(aside(datum)) is" : "Steps \(rows(datum)) are"
        }
        switch writer.layer.part {
        case .boxes:
            let texts = data.map { ($0.text ?? "") + aside($0) }
            return "Diagram from top to bottom: \(texts.joined(separator: "; then "))."
        case .shortcuts: return data.map { "A shortcut leads past steps \(rows($0))." }.joined(separator: " ")
        case .repeats:
            return data.map { "\(are($0)) there \(($0.text ?? "").dropFirst(2)) times." }.joined(
                separator: " ")
        }
    }

    static func title(_ layer: MarkLayer, x: String?, y: String?) -> String? {
        "\(layer.data.count) step\(layer.data.count == 1 ? "" : "s")"
    }

    static func texts(_ drawing: PanelDrawing) -> [TextBox] {
        let diagram = DiagramDrawing(drawing)
        return switch drawing.layer.part {
        case .boxes: drawing.data.flatMap(diagram.texts)
        case .shortcuts: []
        case .repeats:
            drawing.data.compactMap { datum in
                diagram.frame(datum).map {
                    TextBox(
                        text: datum.text ?? "", x: $0.left - 16 - diagram.room(datum), y: ($0.top + $0.bottom) / 2 + 4,
                        anchor: .end,
                        style: "u")
                }
            }
        }
    }
    static func annotation(_ datum: Datum, _ drawing: PanelDrawing) -> String? { nil }
}

/// Lines, and the heads of those that are arrows.
struct ArrowPaths {
    var strokes = PathData()
    var heads = PathData()

    mutating func arrow(_ x: Double, _ top: Double, down bottom: Double) {
        strokes.move(x, top)
        strokes.line(x, bottom - 4)
        head((x - 4, bottom - 6), (x + 4, bottom - 6), (x, bottom))
    }

    mutating func head(_ points: (x: Double, y: Double)...) {
        heads.move(points[0].x, points[0].y)
        for point in points.dropFirst() { heads.line(point.x, point.y) }
        heads.close()
    }
}
