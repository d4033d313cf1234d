/// The graph of a function: a theory's curve over the data.
public struct LinePlot: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// The line of `function` over `domain`, taken at `samples` places at equal distances; `x` and `y` title the axes.
    public init(
        x: String, y: String, domain: ClosedRange<Double>, samples: Int = 101, function: (Double) -> Double
    ) {
        let count = max(2, samples)
        marks = []
        for index in 0..<count {
            let share = Double(index) / Double(count - 1)
            let place = domain.lowerBound + share * (domain.upperBound - domain.lowerBound)
            marks.join(Mark(.line, [(.x, .value(x, place)), (.y, .value(y, function(place)))]))
        }
    }
}
