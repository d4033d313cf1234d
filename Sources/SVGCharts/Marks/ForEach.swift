/// Marks for each element of some data, inside a chart.
public struct ForEach: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// The content for each element of `data`, in order.
    public init<Data: Sequence>(_ data: Data, @ChartContentBuilder content: (Data.Element) -> MarkGroup) {
        marks = []
        for element in data {
            for mark in content(element).marks { marks.join(mark) }
        }
    }

    /// As `init(_:content:)`; `id` is accepted as in Swift Charts and not needed.
    public init<Data: Sequence, ID>(
        _ data: Data, id: KeyPath<Data.Element, ID>, @ChartContentBuilder content: (Data.Element) -> MarkGroup
    ) {
        self.init(data, content: content)
    }
}
