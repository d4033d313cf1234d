// Made-up data, the same on every machine.
import NumberFormats
import SVGCharts

struct Reading: Sendable {
    var epoch: Int
    var model: String
    var loss: Double
    var accuracy: Double
    var spread: Double

    var lossEstimate: Measured { Measured(mean: loss, half: spread) }
    var accuracyEstimate: Measured { Measured(mean: accuracy, half: spread / 20, format: .percent(2)) }
}

/// Stands in for the `Estimate` of another module.
struct Measured: Plottable, Sendable {
    var mean: Double
    var half: Double?
    var format: NumberFormat?
    var plottableCount: Int?

    init(mean: Double, half: Double?, format: NumberFormat? = nil, count: Int? = nil) {
        (self.mean, self.half, self.format, plottableCount) = (mean, half, format, count)
    }

    var plottable: PlottableData {
        half.map { .interval(mean: mean, low: mean - $0, high: mean + $0) } ?? .number(mean)
    }
    var plottableFormat: NumberFormat? { format }
}

/// Two models over five epochs.
let history: [Reading] = curves(
    ["Baseline": (0.26, 0.078), "Batch normalization": (0.22, 0.071)], order: ["Baseline", "Batch normalization"],
    epochs: 5)

/// Curves that fall from one loss to another.
func curves(_ ends: [String: (Double, Double)], order: [String], epochs: Int) -> [Reading] {
    order.flatMap { model -> [Reading] in
        let (first, last) = ends[model]!
        return (1...epochs).map { epoch in
            let share =
                epochs == 1
                ? 0
                : 1 - 1 / Double(epoch * epoch) + 1 / Double(epochs * epochs) * (Double(epoch - 1) / Double(epochs - 1))
            let loss = first + (last - first) * share
            return Reading(epoch: epoch, model: model, loss: loss, accuracy: 1 - loss * 0.3, spread: loss * 0.06)
        }
    }
}

/// Numbers that look random and are not: a linear congruential generator.
func noise(_ count: Int, seed: UInt64 = 1) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / Double(1 << 53)
    }
}

/// A sum of twelve noises: close to a normal distribution.
func bell(_ count: Int, seed: UInt64 = 1) -> [Double] {
    let flat = noise(count * 12, seed: seed)
    return (0..<count).map { index in flat[index * 12..<index * 12 + 12].reduce(-6, +) }
}
