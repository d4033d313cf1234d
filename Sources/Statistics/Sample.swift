/// Moments of a sample, in the order of its values, so that the bits do not depend on the machine.
extension [Double] {
    /// The arithmetic mean; NaN without values.
    package var mean: Double { reduce(0, +) / Double(count) }

    /// The sample standard deviation (n − 1 in the denominator); `nil` for fewer than two values.
    package var standardDeviation: Double? {
        guard count > 1 else { return nil }
        let mean = mean
        return (reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
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
