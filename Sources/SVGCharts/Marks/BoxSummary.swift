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
}
