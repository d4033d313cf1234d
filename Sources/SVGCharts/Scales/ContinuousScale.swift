/// Numbers become pixels: a transform, the numbers at both ends, and the pixels at both ends.
struct ContinuousScale: Equatable {
    var transform: ScaleTransform
    var low: Double
    var high: Double
    /// The pixels of `low` and `high`; the first is the greater one on a vertical axis.
    var start = 0.0
    var end = 1.0

    /// The pixel of a finite value; `nil` where the scale has no place for it. Values outside the domain lie outside
    /// the range, but not beyond what a renderer can count.
    func position(_ value: Double) -> Double? {
        fraction(value).map { start + min(1e4, max(-1e4, $0)) * (end - start) }
    }

    /// `value` as a share of the way from `low` to `high`, held between 0 and 1.
    func share(_ value: Double) -> Double? { fraction(value).map { min(1, max(0, $0)) } }

    func contains(_ value: Double) -> Bool { value >= min(low, high) && value <= max(low, high) }

    /// Ticks for about `count` labels, ascending.
    func ticks(count: Int, wholeNumbers: Bool = false) -> (values: [Double], labelled: [Double]) {
        switch transform {
        case .linear:
            var ticks = LinearTicks(low, high, count: count, wholeNumbers: wholeNumbers).values
            if ticks.count < 2 { ticks = LinearTicks(low, high, count: count * 2, wholeNumbers: wholeNumbers).values }
            return (ticks, ticks)
        case .log(let base):
            let ticks = LogTicks(low, high, base: base, count: count)
            return (ticks.values, ticks.labelled)
        case .symmetricLog(let threshold):
            let ticks = Self.symmetricTicks(low, high, threshold: threshold, count: count)
            return (ticks, ticks)
        }
    }
}

private extension ContinuousScale {
    /// The share of the way from `low` to `high`; `nil` for what the scale has no place for, and where the way has no
    /// length. It is measured in halves, since the way may be longer than the greatest double.
    func fraction(_ value: Double) -> Double? {
        let (from, to, at) = (transform.forward(low) / 2, transform.forward(high) / 2, transform.forward(value) / 2)
        guard at.isFinite, to != from else { return nil }
        let fraction = (at - from) / (to - from)
        return fraction.isNaN ? nil : fraction
    }

    static func symmetricTicks(_ low: Double, _ high: Double, threshold: Double, count: Int) -> [Double] {
        let first = decimalExponent(threshold)
        let last = decimalExponent(max(low.magnitude, high.magnitude, threshold))
        let sides = low < 0 && high > 0 ? 2 : 1
        let stride = max(1, ((last - first + 1) * sides + count - 1) / max(1, count))
        let powers = Swift.stride(from: last, through: first, by: -stride).map(powerOfTen)
        return (powers.map { -$0 } + [0] + powers.reversed()).filter { $0 >= low && $0 <= high }
    }
}
