/// Boxes with arrows: how a network is put together.

/// One box of a diagram.
public struct DiagramNode: Hashable, Sendable {
    /// What it is: "Dense(128, activation: .relu)".
    public var title: String
    /// What is written below: "128 · 100 480 parameters".
    public var detail: String

    /// A box with `title`, and `detail` below it.
    public init(_ title: String, detail: String) { (self.title, self.detail) = (title, detail) }
}

/// Boxes from top to bottom, ways past some of them, and what is there more than once.
package struct Diagram: Hashable, Sendable {
    /// Those of a shortcut stand in the rows of those that they lead past, in a column of their own.
    private var rows: [Box] = []
    private var shortcuts: [ClosedRange<Int>] = []
    private var repeats: [Repeat] = []

    /// One without boxes.
    package init() {}

    /// The row that comes next.
    package var next: Int { (rows.map(\.row).max() ?? -1) + 1 }

    /// Puts a box below all others.
    package mutating func add(_ node: DiagramNode) { rows.append(Box(row: next, node: node, column: 0)) }

    /// Puts what joins them below all boxes from a row on, and the boxes of their shortcut beside them: in the first
    /// column beside the main one, or as many further out as there are shortcuts within.
    package mutating func join(from start: Int, past aside: [DiagramNode], within level: Int, into sum: DiagramNode) {
        for (row, node) in aside.enumerated() {
            rows.append(Box(row: start + row, node: node, column: level + 1))
        }
        add(sum)
        shortcuts.append(start...(next - 1))
    }

    /// Says that all boxes from a row on are there `count` times.
    package mutating func repeatRows(from row: Int, _ count: Int) {
        repeats.append(Repeat(rows: row...(next - 1), count: count))
    }
}

private struct Box: Hashable {
    var row: Int
    var node: DiagramNode
    /// 0 for the main path.
    var column: Int

    /// The name of its column, which tells a shortcut's level too.
    var path: String { column == 0 ? "main" : column == 1 ? "shortcut" : "shortcut \(column)" }
}

private struct Repeat: Hashable {
    var rows: ClosedRange<Int>
    var count: Int
}

extension Chart {
    /// A diagram of `nodes` from top to bottom, an arrow from each to the next.
    public init(diagram nodes: some Sequence<DiagramNode>) {
        var diagram = Diagram()
        for node in nodes { diagram.add(node) }
        self.init(diagram: diagram)
    }

    /// The drawing of a diagram.
    package init(diagram: Diagram) { self = diagram.chart }
}

private extension Diagram {
    var chart: Chart {
        let paths = distinct(rows.sorted { $0.column < $1.column }.map(\.path)), hasAside = paths.count > 1
        var chart = Chart(rows) { box in
            MarkGroup(marks: [
                Mark(
                    .node,
                    [
                        (.x, hasAside ? .value("Path", box.path) : nil),
                        (.y, .value("Step", "\(box.row + 1)")), (.series, .value("Gives", box.node.detail)),
                        (.text, .value("Part", box.node.title)),
                    ])
            ])
        }
        for rows in shortcuts { chart.marks.join(Mark(.node, Self.ends(rows))) }
        for part in repeats {
            chart.marks.join(Mark(.node, Self.ends(part.rows) + [(.text, .value("Part", "× \(part.count)"))]))
        }
        // One shortcut beside the main path is where it was first seen; several stand from the inside out.
        if paths.count > 2 { chart.x.categories = paths }
        chart.options.width = Double(360 + 200 * (paths.count - 1))
        chart.options.height = Double(next) * 60 + 14 - 18
        chart.hideAxes()
        return chart
    }

    static func ends(_ rows: ClosedRange<Int>) -> [(role: MarkChannel.Role, value: PlottableValue?)] {
        [
            (.y, .value("Step", "\(rows.lowerBound + 1)")), (.yEnd, .value("To step", "\(rows.upperBound + 1)")),
        ]
    }
}
