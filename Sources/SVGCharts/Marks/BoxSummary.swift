import Statistics

/// The five numbers of a box plot: the quartiles of Hyndman and Fan's seventh kind, linear between neighbours as R's
/// `quantile` and NumPy compute them (Tukey's hinges differ for some counts), and whiskers out to the last measurement
/// within one and a half boxes.
struct BoxSummary: Equatable {
    var low: Double
    var lowerQuartile: Double
    var median: Double
    var upperQuartile: Double
    var high: Double
    /// How many measurements there are.
    var count: Int

    /// `nil` where no value is finite.
    init?(_ values: [Double]) {
        let sorted = values.filter(\.isFinite).sorted()
        guard !sorted.isEmpty else { return nil }
        (lowerQuartile, median, upperQuartile) = (sorted.quantile(0.25), sorted.quantile(0.5), sorted.quantile(0.75))
        let reach = 1.5 * (upperQuartile - lowerQuartile)
        let within = sorted.filter { [lowerQuartile, upperQuartile] in
            $0 >= lowerQuartile - reach && $0 <= upperQuartile + reach
        }
        // Quartiles lie between measurements, so the last one within reach may be inside the box.
        low = min(within.first ?? lowerQuartile, lowerQuartile)
        high = max(within.last ?? upperQuartile, upperQuartile)
        count = sorted.count
    }

    /// Numbers of which a box follows that has the same quartiles, whiskers and ends: the quantiles at the ends of equal
    /// `parts`, a multiple of four, the last within reach of the whiskers being the whiskers'. `nil` where there are none.
    static func kept(of values: [Double], parts: Int) -> [Double]? {
        let sorted = values.filter(\.isFinite).sorted()
        guard let box = BoxSummary(sorted), sorted.count > parts else { return nil }
        let reach = 1.5 * (box.upperQuartile - box.lowerQuartile)
        var kept = (0...parts).map { sorted.quantile(Double($0) / Double(parts)) }
        // What lies between two measurements must not be further out than the last within reach.
        for index in (parts * 3 / 4 + 1)...parts where kept[index] <= box.upperQuartile + reach {
            kept[index] =
                index == parts || kept[index + 1] > box.upperQuartile + reach ? box.high : min(kept[index], box.high)
        }
        for index in 0..<(parts / 4) where kept[index] >= box.lowerQuartile - reach {
            kept[index] =
                index == 0 || kept[index - 1] < box.lowerQuartile - reach ? box.low : max(kept[index], box.low)
        }
        return kept
    }
}
