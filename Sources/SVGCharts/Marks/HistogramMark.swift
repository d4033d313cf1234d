/// A histogram: bars over bins at round numbers.
public import NumberFormats

/// The counts of values in equal bins, drawn as bars that touch.
public struct HistogramMark: ChartContent, Hashable, Sendable {
    public var marks: [Mark]

    /// Counts `values` in about `bins` bins (by Sturges' rule unless told), whose edges are round numbers; `label`
    /// titles the axis of values. Values that are not finite are left out.
    /// - Precondition: 1 to 500 `bins`: more would be narrower than a pixel.
    public init(
        _ label: String, _ values: some Sequence<Double>, bins: Int? = nil, format: NumberFormat? = nil,
        file: StaticString = #fileID, line: UInt = #line
    ) {
        guard (1...500).contains(bins ?? 1) else {
            fatalError("HistogramMark: \(bins ?? 0) bins; expected 1 to 500", file: file, line: line)
        }
        let finite = values.filter(\.isFinite)
        let histogram = Histogram(finite, bins: bins)
        marks = []
        for (index, count) in histogram.counts.enumerated() {
            marks.join(
                Mark(
                    .bar,
                    [
                        (.x, .value(label, histogram.edges[index], format: format)),
                        (.xEnd, .value(label + " to", histogram.edges[index + 1], format: format)),
                        (.y, .value("Count", count)),
                    ]))
        }
    }
}

/// Bins with their counts; there is one edge more than there are counts.
struct Histogram: Equatable {
    var edges: [Double] = []
    var counts: [Int] = []

    init(_ values: [Double], bins: Int?) {
        guard let low = values.min(), let high = values.max() else { return }
        // Sturges: one bin more than the logarithm to base 2 of the number of values.
        let sturges = Int.bitWidth - max(1, values.count - 1).leadingZeroBitCount + 1
        let wanted = bins ?? sturges
        let room = isConstant(low, high) ? max(low.magnitude * 0.1, 0.5) : 0
        let greatest = Double.greatestFiniteMagnitude
        let domain = LinearTicks.niceDomain(max(low - room, -greatest), min(high + room, greatest), count: wanted)
        edges = LinearTicks(domain.low, domain.high, count: wanted).values
        guard edges.count > 1 else { return }
        counts = Array(repeating: 0, count: edges.count - 1)
        for value in values {
            var bin = min(counts.count - 1, max(0, Int(clamping: (value - edges[0]) / (edges[1] - edges[0]))))
            // The quotient may be off by a hair; the edges decide.
            if value < edges[bin] {
                bin = max(0, bin - 1)
            } else if bin + 1 < counts.count, value >= edges[bin + 1] {
                bin += 1
            }
            counts[bin] += 1
        }
    }
}
