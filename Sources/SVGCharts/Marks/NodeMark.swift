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
            for (number, path) in diagram.paths.enumerated() {
                // A shortcut's boxes follow one another only where no row is between them.
                for (from, to) in zip(path, path.dropFirst()) where number == 0 || to.top - from.bottom < 24 {
                    lines.arrow(from.middle, from.bottom + 1, down: to.top - 1)
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
        func rows(_ datum: Datum) -> String { "\(datum.y?.name ?? "") to \(datum.yEnd?.name ?? "")" }
        func are(_ datum: Datum) -> String {
            datum.y == datum.yEnd ? "Step \(datum.y?.name ?? "") is" : "Steps \(rows(datum)) are"
        }
        switch writer.layer.part {
        case .boxes:
            let texts = data.map { ($0.text ?? "") + ($0.isAside ? " on the shortcut" : "") }
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

private extension MarkLayer {
    enum Part { case boxes, shortcuts, repeats }

    /// What of a diagram the rows are.
    var part: Part { labels[.yEnd] == nil ? .boxes : labels[.text] == nil ? .shortcuts : .repeats }
}

/// Lines, and the heads of those that are arrows.
private struct ArrowPaths {
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

/// Where the boxes of a diagram are, for all that is drawn of it.
private struct DiagramDrawing {
    private let panel: Panel
    private let data: [Datum]
    private let repeats: [Datum]
    private let shortcuts: [Datum]

    init(_ drawing: PanelDrawing) {
        panel = drawing.panel
        let layers = drawing.layout.layers.layers.filter { $0.kind == .node }
        data = layers.first { $0.part == .boxes }?.data(in: panel.facet) ?? []
        repeats = layers.first { $0.part == .repeats }?.data(in: panel.facet) ?? []
        shortcuts = layers.first { $0.part == .shortcuts }?.data(in: panel.facet) ?? []
    }

    var boxes: [Rect] { data.compactMap(box) }
    /// The boxes from the input to the output.
    var main: [Rect] { data.filter { !$0.isAside }.compactMap(box) }
    /// These, and the boxes of shortcuts, column by column.
    var paths: [[Rect]] { [main] + (0...deepest).map(aside) }

    /// The boxes of shortcuts that have so many others within.
    func aside(_ level: Int) -> [Rect] {
        data.filter { $0.x?.name == (level == 0 ? "shortcut" : "shortcut \(level + 1)") }.compactMap(box)
    }

    /// The box of one part, as wide as the widest of its path needs.
    func box(_ datum: Datum) -> Rect? {
        guard case .category(let scale) = panel.y, let y = datum.y.flatMap(panel.y.position) else { return nil }
        var lane = (left: panel.frame.left, right: panel.frame.right)
        if let x = datum.x.flatMap(panel.x.position), case .category(let lanes) = panel.x {
            lane = (x - lanes.step / 2, x + lanes.step / 2)
        }
        let path = data.filter { $0.x == datum.x }
        let widest = path.flatMap { [$0.text, $0.series].compactMap(\.self) }.map(textWidth).max() ?? 0
        if !repeats.isEmpty, !datum.isAside { lane.left += 44 + (repeats.map(room).max() ?? 0) }
        if !shortcuts.isEmpty { lane.right -= (datum.x == nil ? 36 : datum.isAside ? 0 : 28) + Double(deepest) * 14 }
        let (left, width) = (lane.left + 1, min(lane.right - lane.left - 2, widest * 1.1 + 32))
        return Rect(left: left, top: y - scale.step / 2, right: left + width, bottom: y + scale.step / 2 - 18)
    }

    /// The lines in a box: what it is, and below, what it gives.
    func texts(_ datum: Datum) -> [TextBox] {
        guard let box = box(datum) else { return [] }
        let y = (box.top + box.bottom) / 2
        let isAlone = datum.series?.isEmpty ?? true
        let texts = [(datum.text, isAlone ? y + 4 : y - 3, "f"), (isAlone ? nil : datum.series, y + 12, "u")]
        return texts.compactMap { text, y, style in
            text.map {
                let shown = cut($0, toWidth: box.width / 1.1 - 8)
                return TextBox(
                    text: shown, x: box.middle, y: y, anchor: .middle, style: style, title: shown == $0 ? nil : $0)
            }
        }
    }

    /// What the main path's boxes from one row to another cover, with a little room.
    func frame(_ ends: Datum) -> Rect? {
        let covered = covered(by: ends, main)
        guard let first = covered.first, let last = covered.last else { return nil }
        return Rect(left: first.left, top: first.top - 3, right: first.right, bottom: last.bottom + 3)
    }

    /// From the arrow into the first box of a block, past it and all within or through the shortcut's own boxes, into its
    /// sum.
    func shortcut(_ ends: Datum, _ lines: inout ArrowPaths) {
        let (passed, level) = (covered(by: ends, main), self.level(ends))
        guard let first = passed.first, let sum = passed.last else { return }
        let (own, y) = (covered(by: ends, aside(level)), (sum.top + sum.bottom) / 2)
        let within = (0..<level).flatMap { covered(by: ends, aside($0)) }
        let right = ([first] + within).map(\.right).max() ?? first.right
        let x = own.first?.middle ?? right + 20 + Double(level) * 14
        let top = first.top - min(16, 12 + Double(level) * 3)
        lines.strokes.move(first.middle, top)
        lines.strokes.line(x, top)
        if let highest = own.first, let lowest = own.last {
            lines.arrow(x, top, down: highest.top - 1)
            lines.strokes.move(x, lowest.bottom + 1)
        }
        lines.strokes.line(x, y)
        lines.strokes.line(sum.right + 5, y)
        lines.head((sum.right + 7, y - 4), (sum.right + 7, y + 4), (sum.right + 1, y))
    }

    /// How many shortcuts are within each other where that one leads past them.
    private func level(_ ends: Datum) -> Int { level(ends, among: shortcuts) }

    /// How much further out a bracket stands than those that are around some of its boxes.
    func room(_ ends: Datum) -> Double { Double(level(ends, among: repeats)) * 40 }

    private func level(_ ends: Datum, among all: [Datum]) -> Int {
        let within = all.filter { $0 != ends && rows(ends).contains(rows($0)) && rows($0) != rows(ends) }
        return (within.map { level($0, among: all) }.max() ?? -1) + 1
    }

    private var deepest: Int { shortcuts.map(level).max() ?? 0 }

    private func rows(_ ends: Datum) -> ClosedRange<Int> {
        let (first, last) = (Int(ends.y?.name ?? "") ?? 0, Int(ends.yEnd?.name ?? "") ?? 0)
        return first...max(first, last)
    }

    private func covered(by ends: Datum, _ boxes: [Rect]) -> [Rect] {
        guard let from = ends.y.flatMap(panel.y.position), let to = ends.yEnd.flatMap(panel.y.position) else {
            return []
        }
        return boxes.filter { $0.top < to && $0.bottom > from - ($0.bottom - $0.top) }.filter { $0.bottom + 9 > from }
    }
}

private extension Datum { var isAside: Bool { x?.name.hasPrefix("shortcut") == true } }

private extension Rect { var middle: Double { (left + right) / 2 } }
