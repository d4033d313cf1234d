/// Ticks at round numbers: d3's rule of steps of 1, 2 and 5 times a power of ten.

/// Equal steps at round numbers. The step is `1/inverse` where it is below one, so that ticks are quotients of whole
/// numbers and carry no dust.
struct LinearTicks: Equatable {
    /// The first and last multiple of the step.
    var first: Int
    var last: Int
    var step: Double
    var inverse: Double?

    /// About `count` ticks within `low` to `high`, which differ.
    init(_ low: Double, _ high: Double, count: Int, wholeNumbers: Bool = false) {
        (step, inverse) = Self.step(low, high, count: Double(max(1, count)))
        if wholeNumbers, step < 1 { (step, inverse) = (1, nil) }
        first = Self.multiple(low / step, .up, slack: -1e-9)
        last = Self.multiple(high / step, .down, slack: 1e-9)
        if let inverse {
            first = Self.multiple(low * inverse, .up, slack: -1e-9)
            last = Self.multiple(high * inverse, .down, slack: 1e-9)
        }
    }

    /// The ticks themselves, ascending.
    var values: [Double] {
        guard first <= last, last - first < 1000 else { return [] }
        return (first...last).map { value(at: $0) }
    }

    /// `low` and `high` moved outwards to ticks.
    static func niceDomain(_ low: Double, _ high: Double, count: Int) -> (low: Double, high: Double) {
        var (low, high) = (low, high)
        var previous = 0.0
        for _ in 0..<10 {
            var ticks = LinearTicks(low, high, count: count)
            guard ticks.step != previous else { break }
            previous = ticks.step
            ticks.first = multiple(ticks.inverse.map { low * $0 } ?? low / ticks.step, .down, slack: 1e-9)
            ticks.last = multiple(ticks.inverse.map { high * $0 } ?? high / ticks.step, .up, slack: -1e-9)
            (low, high) = (ticks.value(at: ticks.first), ticks.value(at: ticks.last))
        }
        return (low, high)
    }
}

private extension LinearTicks {
    func value(at multiple: Int) -> Double {
        inverse.map { Double(multiple) / $0 } ?? Double(multiple) * step
    }

    static func multiple(_ quotient: Double, _ rule: FloatingPointRoundingRule, slack: Double) -> Int {
        let rounded = (quotient + slack).rounded(rule)
        return rounded.magnitude < 9e15 ? Int(rounded) : 0
    }

    static func step(_ low: Double, _ high: Double, count: Double) -> (step: Double, inverse: Double?) {
        let raw = max((high - low) / count, .leastNormalMagnitude * 1e20)
        let exponent = decimalExponent(raw)
        let error = exponent < 0 ? raw * powerOfTen(-exponent) : raw / powerOfTen(exponent)
        // The square roots of 50, 10 and 2: the geometric means of neighbouring steps.
        let factor =
            error >= 7.0710678118654755 ? 10.0 : error >= 3.1622776601683795 ? 5 : error >= 1.4142135623730951 ? 2 : 1
        guard exponent < 0 else { return (factor * powerOfTen(exponent), nil) }
        let inverse = powerOfTen(-exponent) / factor
        return (1 / inverse, inverse)
    }
}
