/// Boxes with arrows: how a network is put together.

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

extension Diagram {
    /// The width in pixels of a diagram of one path, whose words are not longer than most.
    static let lone = 360
}

private extension Diagram {
    var chart: Chart {
        let paths = distinct(boxes.map(\.column).sorted().map(Self.path)), hasAside = paths.count > 1
        var chart = Chart(boxes) { box in
            MarkGroup(marks: [
                Mark(
                    .node,
                    [
                        (.x, hasAside ? .value("Path", Self.path(box.column)) : nil),
                        (.y, .value("Step", "\(box.row + 1)")), (.series, .value("Gives", box.node.detail)),
                        (.text, .value("Part", box.node.title)),
                    ])
            ])
        }
        for shortcut in shortcuts { chart.marks.join(Mark(.node, shortcut.channels)) }
        for part in repeats {
            chart.marks.join(Mark(.node, part.stretch.channels + [(.text, .value("Part", "× \(part.count)"))]))
        }
        // One shortcut beside the main path is where it was first seen; several stand from the inside out.
        if paths.count > 2 { chart.x.categories = paths }
        let hasBracketsAside = repeats.contains { $0.stretch.column > 0 }
        let width = Double(Self.lone + (hasBracketsAside ? 260 : 200) * (paths.count - 1))
        chart.options.width = width
        chart.options.height = Double(next()) * 60 + 14 - 18
        chart.hideAxes()
        // As wide as a page at most: words that are longer still are cut.
        chart.options.width = width + min(DiagramDrawing.lack(of: chart), max(0, 660 - width))
        return chart
    }
}

private extension Diagram.Stretch {
    /// Of a path beside the main one its name, too.
    var channels: [(role: MarkChannel.Role, value: PlottableValue?)] {
        [
            (.x, column == 0 ? nil : .value("Path", Diagram.path(column))),
            (.y, .value("Step", "\(rows.lowerBound + 1)")), (.yEnd, .value("To step", "\(rows.upperBound + 1)")),
        ]
    }
}
