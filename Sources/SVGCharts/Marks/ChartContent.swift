/// What can stand in the braces of a chart.
public protocol ChartContent {
    /// The marks with their data, in drawing order: later ones lie above.
    var marks: [Mark] { get }
}

/// Several marks as one content: what modifiers and the builder give.
public struct MarkGroup: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// A group of the marks in the braces.
    public init(@ChartContentBuilder content: () -> MarkGroup) { self = content() }
}

extension MarkGroup {
    init(marks: [Mark]) { self.marks = marks }

    init(joining marks: some Sequence<Mark>) {
        self.marks = []
        for mark in marks { self.marks.join(mark) }
    }
}
