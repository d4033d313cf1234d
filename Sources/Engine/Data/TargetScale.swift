internal import Datasets

/// What brings a target near 0 and to the size of 1, so that losses and learning rates need not know its unit: its mean
/// and its deviation (divided by n) over the training part.
struct TargetScale {
    let mean: Double
    /// 1 where all targets are the same.
    let deviation: Double

    /// Of each target.
    static func scales(of samples: Samples) -> [TargetScale] {
        let width = samples.targets.count / max(samples.count, 1), count = Double(max(samples.count, 1))
        return (0..<width).map { column in
            let values = stride(from: column, to: samples.targets.count, by: width).map { Double(samples.targets[$0]) }
            let mean = values.reduce(0, +) / count
            let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
            return TargetScale(mean: mean, deviation: deviation > 0 ? deviation : 1)
        }
    }

    func standardized(_ value: Float) -> Float { Float((Double(value) - mean) / deviation) }

    /// In the target's own unit.
    func restored(_ value: Float) -> Double { mean + deviation * Double(value) }
}

extension Samples {
    /// The same with standardized targets; without scales, as they are.
    func standardized(_ scales: [TargetScale]) -> Samples {
        if scales.isEmpty { return self }
        var copy = self
        copy.targets = targets.enumerated().map { scales[$0 % scales.count].standardized($1) }
        return copy
    }
}
