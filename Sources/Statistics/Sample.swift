/// Moments of a sample, in the order of its values, so that the bits do not depend on the machine. Values of any size
/// are scaled by a power of two before they are added or squared, which costs no bit.
extension [Double] {
    /// The arithmetic mean, exactly the value where all are the same; NaN without values.
    package var mean: Double {
        guard let first, contains(where: { $0 != first }) else { return first ?? .nan }
        return scaled { $0.reduce(0, +) / Double(count) }
    }

    /// The sample standard deviation (n − 1 in the denominator); zero where rounding accounts for it, below a
    /// trillionth of the largest value's size; `nil` for fewer than two values.
    package var standardDeviation: Double? {
        guard count > 1 else { return nil }
        let deviation = scaled { values in
            let mean = values.reduce(0, +) / Double(count)
            return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
        }
        let size = reduce(0) { Swift.max($0, $1.magnitude) }
        return isEqualWithinRounding(size, size + deviation) ? 0 : deviation
    }

    /// The quantile at `share` (0 to 1) of sorted values, linear between neighbours (Hyndman and Fan's seventh, the
    /// default of R and NumPy).
    /// - Precondition: there are values, ascending.
    package func quantile(_ share: Double) -> Double {
        let place = share * Double(count - 1)
        let below = Swift.min(Int(place), Swift.max(0, count - 2))
        guard count > 1 else { return self[0] }
        return self[below] + (place - Double(below)) * (self[below + 1] - self[below])
    }
}

extension [Double] {
    /// The values divided by a power of two, so that the largest is about 1; as they are where there is no largest.
    package var normalized: (values: [Double], exponent: Int) {
        let size = reduce(0) { Swift.max($0, $1.magnitude) }
        guard size > 0, size.isFinite else { return (self, 0) }
        let exponent = Int(size.exponent)
        return (map { $0.timesTwo(toThe: -exponent) }, exponent)
    }

    /// A statistic that grows with the values, computed on values of about 1.
    private func scaled(_ statistic: ([Double]) -> Double) -> Double {
        let (values, exponent) = normalized
        return statistic(values).timesTwo(toThe: exponent)
    }
}

extension Double {
    /// This times a power of two, in two steps, since 2^1074 is no number.
    func timesTwo(toThe exponent: Int) -> Double {
        let half = exponent / 2
        return self * Double(sign: .plus, exponent: half, significand: 1)
            * Double(sign: .plus, exponent: exponent - half, significand: 1)
    }
}
