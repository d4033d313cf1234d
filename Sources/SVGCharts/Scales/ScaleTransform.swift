/// How a number is bent before it is placed in equal measure.
import Statistics

enum ScaleTransform: Equatable {
    /// Not at all.
    case linear
    /// By its logarithm; numbers above 0 alone have a place.
    case log(base: Int)
    /// Linear between −`threshold` and `threshold`.
    case symmetricLog(threshold: Double)

    /// Grows with `value`; NaN where the scale has no place for it.
    func forward(_ value: Double) -> Double {
        switch self {
        case .linear: return value
        case .log: return value > 0 && value.isFinite ? naturalLogarithm(value) : .nan
        case .symmetricLog(let threshold):
            guard value.isFinite else { return .nan }
            let ratio = value.magnitude / threshold
            let bent =
                ratio.isFinite
                ? naturalLogarithm(1 + ratio) : naturalLogarithm(value.magnitude) - naturalLogarithm(threshold)
            return value < 0 ? -bent : bent
        }
    }
}
