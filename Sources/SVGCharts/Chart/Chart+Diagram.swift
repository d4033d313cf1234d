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
    /// Those of a shortcut stand in the rows of those that they lead past.
    private var rows: [Box] = []
    private var shortcuts: [ClosedRange<Int>] = []
    private var repeats: [Repeat] = []

    /// One without boxes.
    package init() {}

    /// The row that comes next.
    package var next: Int { (rows.map(\.row).max() ?? -1) + 1 }

    /// Puts a box below all others.
    package mutating func add(_ node: DiagramNode) { rows.append(Box(row: next, node: node, isAside: false)) }

    /// Puts `main` below all others, `aside` beside it, and below both what joins them.
    package mutating func add(_ main: [DiagramNode], past aside: [DiagramNode], into sum: DiagramNode) {
        let start = next
        for (row, node) in main.enumerated() { rows.append(Box(row: start + row, node: node, isAside: false)) }
        for (row, node) in aside.enumerated() { rows.append(Box(row: start + row, node: node, isAside: true)) }
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
    var isAside: Bool
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
        let hasAside = rows.contains(where: \.isAside)
        var chart = Chart(rows) { box in
            MarkGroup(marks: [
                Mark(
                    .node,
                    [
                        (.x, hasAside ? .value("Path", box.isAside ? "shortcut" : "main") : nil),
                        (.y, .value("Step", "\(box.row + 1)")), (.series, .value("Gives", box.node.detail)),
                        (.text, .value("Part", box.node.title)),
                    ])
            ])
        }
        for rows in shortcuts { chart.marks.join(Mark(.node, Self.ends(rows))) }
        for part in repeats {
            chart.marks.join(Mark(.node, Self.ends(part.rows) + [(.text, .value("Part", "× \(part.count)"))]))
        }
        chart.options.width = hasAside ? 560 : 360
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
