/// Ticks at round numbers, at equal distances.
struct LinearTicks: Equatable {
    /// Ascending; none where the ends are so close that no ticks can be told apart.
    var values: [Double]

    /// About `count` ticks within `low` to `high`, which differ.
    init(_ low: Double, _ high: Double, count: Int, wholeNumbers: Bool = false) {
        self.init(low, high, step: TickStep(from: low, to: high, count: count, wholeNumbers: wholeNumbers))
    }

    /// The multiples of `step` within `low` to `high`; none where these are too many to be shown.
    init(_ low: Double, _ high: Double, step: TickStep) {
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
            guard step != previous, let wider = outwards(domain, step) else { break }
            domain = wider
            previous = step
        }
        return domain
    }

    /// `low` and `high` moved outwards to multiples of `step`; as they are where these are no numbers.
    static func domain(_ low: Double, _ high: Double, step: TickStep) -> (low: Double, high: Double) {
        outwards((low, high), step) ?? (low, high)
    }

    private static func outwards(_ domain: (low: Double, high: Double), _ step: TickStep) -> (
        low: Double, high: Double
    )? {
        guard let first = step.count(to: domain.low, rounded: .down),
            let last = step.count(to: domain.high, rounded: .up),
            step.value(at: first).isFinite, step.value(at: last).isFinite
        else { return nil }
        return (step.value(at: first), step.value(at: last))
    }

    /// More ticks than any axis can show: far fewer come of every count that a layout asks for.
    private static let most = 1000
}
