/// Where the boxes of a diagram are, for all that is drawn of it.
struct DiagramDrawing {
    private let panel: Panel
    private let data: [Datum]
    private let repeats: [Datum]
    private let shortcuts: [Datum]

    init(_ drawing: PanelDrawing) { self.init(drawing.panel, drawing.layout) }

    private init(_ panel: Panel, _ layout: ChartLayout) {
        self.panel = panel
        let (layers, facet) = (layout.layers.layers.filter { $0.kind == .node }, panel.facet)
        func all(_ part: MarkLayer.DiagramPart) -> [Datum] {
            layers.filter { $0.part == part }.flatMap { $0.data(in: facet) }
        }
        (data, repeats, shortcuts) = (all(.boxes), all(.repeats), all(.shortcuts))
    }

    /// How much wider a diagram has to be so that no box cuts its words: each column gets as much.
    static func lack(of chart: Chart) -> Double {
        let layout = ChartLayout(chart, order: [])
        guard let panel = layout.panels.first else { return 0 }
        let diagram = DiagramDrawing(panel, layout)
        let lacks = diagram.data.map { datum -> Double in
            guard let box = diagram.box(datum) else { return 0 }
            let (words, width) = (diagram.widest(datum) * 1.1, box.right - box.left)
            return width < words + 9 ? words + 32 - width : 0
        }
        return max(0, lacks.max() ?? 0).rounded(.up) * Double(Set(diagram.data.map(\.column)).count)
    }

    var boxes: [Rect] { data.compactMap(box) }
    /// The boxes from the input to the output, and those of each shortcut.
    var paths: [[Rect]] { [boxes(in: 0)] + shortcuts.map(own) }

    /// The box of one part, as wide as the widest of its path needs.
    func box(_ datum: Datum) -> Rect? {
        guard case .category(let scale) = panel.y, let y = datum.y.flatMap(panel.y.position) else { return nil }
        var lane = (left: panel.frame.left, right: panel.frame.right)
        if let x = datum.x.flatMap(panel.x.position), case .category(let lanes) = panel.x {
            lane = (x - lanes.step / 2, x + lanes.step / 2)
        }
        let path = data.filter { $0.x == datum.x }
        let widest = path.map(widest).max() ?? 0
        let brackets = repeats.filter { $0.column == datum.column }
        if !brackets.isEmpty { lane.left += 44 + (brackets.map(room).max() ?? 0) }
        if !shortcuts.isEmpty {
            let isPassed = shortcuts.contains { $0.column == datum.column }
            lane.right -= (datum.x == nil ? 36 : isPassed ? 28 : 0) + Double(deepest) * 14
        }
        let (left, width) = (lane.left + 1, min(lane.right - lane.left - 2, widest * 1.1 + 32))
        return Rect(left: left, top: y - scale.step / 2, right: left + width, bottom: y + scale.step / 2 - 18)
    }

    /// The pixels of the longer of the lines in a box.
    private func widest(_ datum: Datum) -> Double {
        [datum.text, datum.series].compactMap(\.self).map(textWidth).max() ?? 0
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

    /// What the boxes of a path from one row to another cover, with a little room.
    func frame(_ ends: Datum) -> Rect? {
        let covered = covered(by: ends, in: ends.column)
        guard let first = covered.first, let last = covered.last else { return nil }
        return Rect(left: first.left, top: first.top - 3, right: first.right, bottom: last.bottom + 3)
    }

    /// From the arrow into the first box of a block, past it and all within or through the shortcut's own boxes, into its
    /// sum.
    func shortcut(_ ends: Datum, _ lines: inout ArrowPaths) {
        let passed = covered(by: ends, in: ends.column), level = Double(columns(ends) - 1)
        guard let first = passed.first, let sum = passed.last else { return }
        let (own, y) = (own(ends), (sum.top + sum.bottom) / 2)
        let within = (ends.column..<column(ends)).dropFirst().flatMap { covered(by: ends, in: $0) }
        let right = ([first] + within).map(\.right).max() ?? first.right
        let x = own.first?.middle ?? right + 20 + level * 14
        let top = first.top - min(16, 12 + level * 3)
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

    /// How much further out a bracket stands than those that are around some of its boxes.
    func room(_ ends: Datum) -> Double { Double(level(ends, among: repeats)) * 40 }
}

private extension DiagramDrawing {
    func boxes(in column: Int) -> [Rect] { data.filter { $0.column == column }.compactMap(box) }

    /// The boxes on a shortcut.
    func own(_ ends: Datum) -> [Rect] { covered(by: ends, in: column(ends)) }

    /// The column of a shortcut's own boxes, outside of all that it leads past.
    func column(_ ends: Datum) -> Int { ends.column + passed(ends) + 1 }

    /// How many columns the shortcuts take that are within a block.
    func passed(_ ends: Datum) -> Int {
        shortcuts.filter { isWithin($0, ends) && $0.column == ends.column }.map(columns).max() ?? 0
    }

    /// How many columns a block takes beside that of its path: those within, its shortcut's, and those of blocks on it.
    func columns(_ ends: Datum) -> Int {
        let own = column(ends)
        return passed(ends) + 1 + (shortcuts.filter { $0.column == own && isWithin($0, ends) }.map(columns).max() ?? 0)
    }

    /// How many of the same kind are within each other.
    func level(_ ends: Datum, among all: [Datum]) -> Int {
        let within = all.filter { $0.column == ends.column && isWithin($0, ends) && rows($0) != rows(ends) }
        return (within.map { level($0, among: all) }.max() ?? -1) + 1
    }

    var deepest: Int { (shortcuts.map(columns).max() ?? 1) - 1 }

    func rows(_ ends: Datum) -> ClosedRange<Int> {
        let (first, last) = (Int(ends.y?.name ?? "") ?? 0, Int(ends.yEnd?.name ?? "") ?? 0)
        return first...max(first, last)
    }

    /// Whether it is another, of rows of those of `ends`.
    func isWithin(_ other: Datum, _ ends: Datum) -> Bool { other != ends && rows(ends).contains(rows(other)) }

    /// The boxes in a column from one row to another.
    func covered(by ends: Datum, in column: Int) -> [Rect] {
        let boxes = boxes(in: column)
        guard let from = ends.y.flatMap(panel.y.position), let to = ends.yEnd.flatMap(panel.y.position) else {
            return []
        }
        return boxes.filter { $0.top < to && $0.bottom > from - ($0.bottom - $0.top) }.filter { $0.bottom + 9 > from }
    }
}

extension MarkLayer {
    enum DiagramPart { case boxes, shortcuts, repeats }

    /// What of a diagram the rows are.
    var part: DiagramPart { labels[.yEnd] == nil ? .boxes : labels[.text] == nil ? .shortcuts : .repeats }
}

extension Datum {
    /// The column of a diagram that a box is in, or that a stretch is of.
    var column: Int { Diagram.column(x?.name) }
}

private extension Rect { var middle: Double { (left + right) / 2 } }
