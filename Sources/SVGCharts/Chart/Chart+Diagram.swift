/// A chain of boxes: how a network is put together.

/// One box of a diagram.
public struct DiagramNode: Hashable, Sendable {
    /// What it is: "Dense(128, activation: .relu)".
    public var title: String
    /// What is written below: "128 · 100 480 parameters".
    public var detail: String

    /// A box with `title`, and `detail` below it.
    public init(_ title: String, detail: String) { (self.title, self.detail) = (title, detail) }
}

extension Chart {
    /// A diagram of `nodes` from top to bottom, an arrow from each to the next.
    public init(diagram nodes: some Sequence<DiagramNode>) {
        self.init(Array(nodes.enumerated())) { index, node in
            MarkGroup(marks: [
                Mark(
                    .node,
                    [
                        (.y, .value("Step", "\(index + 1)")), (.series, .value("Gives", node.detail)),
                        (.text, .value("Part", node.title)),
                    ])
            ])
        }
        options.width = 360
        options.height = Double(marks.first?.count ?? 0) * 60 + 14 - 18
        hideAxes()
    }
}
