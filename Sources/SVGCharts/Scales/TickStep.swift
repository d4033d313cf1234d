/// The distance between the ticks of an axis: 1, 2 or 5 times a power of ten, as d3-array chooses it.
struct TickStep: Equatable {
    /// The distance itself.
    private(set) var size: Double
    /// A whole number whose quotients are the steps, for a distance below one: 3/10 carries no dust where 3 · 0.1
    /// would.
    private(set) var inverse: Double?

    /// The round step nearest to a `count`-th of the way from `low` to `high`.
    init(from low: Double, to high: Double, count: Int, wholeNumbers: Bool = false) {
        let count = Double(max(1, count))
        let length = high - low
        // The way between two numbers may be longer than the greatest double.
        let wanted = length.isFinite ? length / count : high / count - low / count
        let raw = max(wanted, Self.least)
        let exponent = decimalExponent(raw)
        let error = exponent < 0 ? raw * powerOfTen(-exponent) : raw / powerOfTen(exponent)
        let factor = Self.roundFactor(error)
        if exponent >= 0 {
            size = min(factor * powerOfTen(exponent), 1e308)
        } else {
            let inverse = powerOfTen(-exponent) / factor
            (size, self.inverse) = (1 / inverse, inverse)
        }
        if wholeNumbers, size < 1 { (size, inverse) = (1, nil) }
    }

    /// Just `size`, which is above zero.
    init(_ size: Double) {
        self.size = size
        let parts = (1 / size).rounded()
        if size < 1, parts.isFinite, 1 / parts == size { inverse = parts }
    }

    /// Whether `value` is a multiple but for rounding.
    func divides(_ value: Double) -> Bool {
        let quotient = inverse.map { value * $0 } ?? value / size
        return (quotient - quotient.rounded()).magnitude <= 1e-6
    }

    /// How many steps `value` is from zero, rounded by `rule`; a millionth of a thousandth off counts as exact, so that
    /// 0.3 is three tenths. `nil` where steps are too small to be counted.
    func count(to value: Double, rounded rule: FloatingPointRoundingRule) -> Int? {
        let quotient = inverse.map { value * $0 } ?? value / size
        let rounded = (quotient + (rule == .up ? -1e-9 : 1e-9)).rounded(rule)
        return rounded.magnitude < 9e15 ? Int(rounded) : nil
    }

    /// The place of the tick `count` steps from zero.
    func value(at count: Int) -> Double {
        inverse.map { Double(count) / $0 } ?? Double(count) * size
    }
}

private extension TickStep {
    /// Shorter steps would need an inverse beyond the greatest double.
    static let least = Double.leastNormalMagnitude * 1e20

    /// 1, 2, 5 or 10, whichever is nearest to `error` by ratio: the borders are the geometric means of neighbours, the
    /// square roots of 2, 10 and 50.
    static func roundFactor(_ error: Double) -> Double {
        switch error {
        case 7.0710678118654755...: 10
        case 3.1622776601683795...: 5
        case 1.4142135623730951...: 2
        default: 1
        }
    }
}
