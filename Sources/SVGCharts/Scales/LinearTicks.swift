/// Ticks at round numbers, at equal distances.
struct LinearTicks: Equatable {
    /// Ascending; none where the ends are so close that no ticks can be told apart.
    var values: [Double]

    /// About `count` ticks within `low` to `high`, which differ.
    init(_ low: Double, _ high: Double, count: Int, wholeNumbers: Bool = false) {
        let step = TickStep(from: low, to: high, count: count, wholeNumbers: wholeNumbers)
        guard let first = step.count(to: low, rounded: .up), let last = step.count(to: high, rounded: .down),
            first <= last, last - first < Self.most
        else {
            values = []
            return
        }
        values = (first...last).map(step.value)
    }

    /// `low` and `high` moved outwards to ticks; as they are where no tick is a number.
    static func niceDomain(_ low: Double, _ high: Double, count: Int) -> (low: Double, high: Double) {
        var domain = (low: low, high: high)
        var previous: TickStep?
        // Wider ends may ask for a wider step, which soon comes to rest.
        for _ in 0..<10 {
            let step = TickStep(from: domain.low, to: domain.high, count: count)
            guard step != previous, let first = step.count(to: domain.low, rounded: .down),
                let last = step.count(to: domain.high, rounded: .up),
                step.value(at: first).isFinite, step.value(at: last).isFinite
            else { break }
            domain = (step.value(at: first), step.value(at: last))
            previous = step
        }
        return domain
    }

    /// More ticks than any axis can show: far fewer come of every count that a layout asks for.
    private static let most = 1000
}
