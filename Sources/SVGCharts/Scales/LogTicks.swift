/// Ticks of a logarithmic axis: powers of the base, and their multiples where few decades are shown.

/// Where ticks stand on a logarithmic axis, and which of them carry a label.
struct LogTicks: Equatable {
    var values: [Double]
    var labelled: [Double]

    /// Ticks within `low` to `high`, both above zero, with room for about `count` labels.
    init(_ low: Double, _ high: Double, base: Int, count: Int) {
        let powers = Self.powers(low, high, base: base)
        let stride = max(1, (powers.count + max(1, count) - 1) / max(1, count))
        let spaced = powers.filter { ($0.exponent % stride + stride) % stride == 0 }.map(\.value)
        guard base == 10, powers.count <= count else {
            (values, labelled) = (spaced.isEmpty ? powers.map(\.value) : spaced, spaced)
            if labelled.count < 2 { (values, labelled) = (powers.map(\.value), powers.map(\.value)) }
            return
        }
        let inner = Self.multiples(low, high)
        values = inner.map(\.value)
        let choices = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 5], Array(1...9)].map { mantissas in
            inner.filter { mantissas.contains($0.mantissa) }.map(\.value)
        }
        let fitting = choices.filter { $0.count <= max(count, 2) }
        // Rather fewer labels with both ends of the axis among them than more without.
        let ended = fitting.last { $0.first == inner.first?.value && $0.last == inner.last?.value }
        labelled = ended ?? fitting.last ?? powers.map(\.value)
        // Less than a decade with hardly a multiple in it is close to linear.
        if labelled.count < 2 { labelled = LinearTicks(low, high, count: count).values; values = labelled }
    }
}

private extension LogTicks {
    static func powers(_ low: Double, _ high: Double, base: Int) -> [(exponent: Int, value: Double)] {
        let first = exponent(low, base: base)
        return (first...max(first, exponent(high, base: base) + 1)).map { ($0, power(base, $0)) }
            .filter { $0.value >= low * (1 - 1e-12) && $0.value <= high * (1 + 1e-12) }
    }

    static func multiples(_ low: Double, _ high: Double) -> [(mantissa: Int, value: Double)] {
        var multiples: [(mantissa: Int, value: Double)] = []
        for exponent in decimalExponent(low)...max(decimalExponent(low), decimalExponent(high)) {
            let power = powerOfTen(Int(exponent.magnitude))
            for mantissa in 1...9 {
                let value = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
                if value >= low * (1 - 1e-12), value <= high * (1 + 1e-12) { multiples.append((mantissa, value)) }
            }
        }
        return multiples
    }

    static func exponent(_ value: Double, base: Int) -> Int {
        base == 2 ? Int(value.exponent) : decimalExponent(value)
    }

    static func power(_ base: Int, _ exponent: Int) -> Double {
        base == 2 ? Double(sign: .plus, exponent: exponent, significand: 1) : powerOfTen(exponent)
    }
}
