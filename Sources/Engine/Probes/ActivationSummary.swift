internal import Experiments

/// What a batch's values at one place look like.
struct ActivationSummary {
    private let values: [Float]
    private let width: Int
    private let function: ActivationFunction

    /// Row-major values with `width` units, as `function` gave them.
    init(_ values: [Float], width: Int, function: ActivationFunction) {
        self.values = values
        self.width = width
        self.function = function
    }

    var quantities: [(ProbeQuantity, Double)] {
        let count = Double(values.count), mean = values.reduce(0) { $0 + Double($1) } / count
        let deviation = (values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count).squareRoot()
        let quantiles = Quantiles(values)
        let shares: [(ProbeQuantity, Double)] = [
            (.q05, 0.05), (.q15, 0.15), (.q50, 0.5), (.q85, 0.85), (.q95, 0.95),
        ]
        return [(.mean, mean), (.deviation, deviation), (.dead, dead)] + shares.map { ($0.0, quantiles.at($0.1)) }
            + (saturated.map { [(.saturated, $0)] } ?? [])
    }
}

private extension ActivationSummary {
    /// The fraction of units whose value is the same in all rows.
    var dead: Double {
        let rows = values.count / width
        let count = (0..<width).count { unit in
            (1..<max(rows, 1)).allSatisfy { values[$0 * width + unit] == values[unit] }
        }
        return Double(count) / Double(width)
    }

    /// The fraction of values within 1 % of the range from the function's ends.
    var saturated: Double? {
        let ends: (Float, Float)
        switch function {
        case .sigmoid: ends = (0.01, 0.99)
        case .tanh: ends = (-0.98, 0.98)
        default: return nil
        }
        return Double(values.count { $0 < ends.0 || $0 > ends.1 }) / Double(values.count)
    }
}

/// Quantiles of some numbers, by linear interpolation between the two nearest.
struct Quantiles {
    private let sorted: [Float]

    init(_ values: [Float]) { sorted = values.sorted() }

    func at(_ share: Double) -> Double {
        guard !sorted.isEmpty else { return .nan }
        let place = share * Double(sorted.count - 1), below = Int(place)
        let (low, high) = (Double(sorted[below]), Double(sorted[min(below + 1, sorted.count - 1)]))
        return low + (high - low) * (place - Double(below))
    }
}
