/// The graph of a function: a theory's curve over the data.
public struct LinePlot: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// The line of `function` over `domain`, taken at `samples` places at equal distances; `x` and `y` title the axes.
    /// - Precondition: the ends of `domain` are finite; 2 to 100 000 `samples`.
    public init(
        x: String, y: String, domain: ClosedRange<Double>, samples: Int = 101, file: StaticString = #fileID,
        line: UInt = #line, function: (Double) -> Double
    ) {
        guard domain.lowerBound.isFinite, domain.upperBound.isFinite else {
            fatalError(
                "LinePlot: a domain from \(plainNumber(domain.lowerBound)) to \(plainNumber(domain.upperBound)); expected finite ends",
                file: file, line: line)
        }
        guard (2...100_000).contains(samples) else {
            fatalError("LinePlot: \(samples) samples; expected 2 to 100000", file: file, line: line)
        }
        marks = []
        for index in 0..<samples {
            let share = Double(index) / Double(samples - 1)
            // Not from one end by the length: that may be longer than the greatest double.
            let place = domain.lowerBound * (1 - share) + domain.upperBound * share
            marks.join(Mark(.line, [(.x, .value(x, place)), (.y, .value(y, function(place)))]))
        }
    }
}
