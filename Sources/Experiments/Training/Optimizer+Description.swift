internal import NumberFormats
internal import Spelling

extension Optimizer: CustomStringConvertible {
    /// The optimizer with all its settings: "Adam, learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e−7".
    public var description: String {
        let decay = weightDecay == 0 ? [] : ["weight decay \(number(weightDecay))"]
        return (["\(rule)"] + decay + [clipping?.words, schedule?.words].compactMap { $0 }).joined(separator: ", ")
    }
}

private extension GradientClipping {
    var words: String {
        switch self {
        case .norm(let bound): "gradients clipped to norm \(number(bound))"
        case .globalNorm(let bound): "gradients clipped to global norm \(number(bound))"
        case .value(let bound): "gradients clipped to ±\(number(bound))"
        }
    }
}

private extension LearningRateSchedule {
    var words: String {
        switch self {
        case .exponentialDecay(let steps, let factor, let staircase):
            "times \(number(factor)) every \(steps) steps" + (staircase ? " at once" : "")
        case .piecewiseConstant(let boundaries, let rates):
            zip(boundaries, rates).map { "\(number($1)) after \($0) steps" }.joined(separator: ", ")
        case .cosineDecay(let steps, let alpha):
            "cosine decay over \(steps) steps" + (alpha == 0 ? "" : " to \(number(alpha)) of it")
        case .warmUp(let steps, let then):
            "warm-up over \(steps) steps" + (then.map { ", then \($0.words)" } ?? "")
        case .reduceOnPlateau(let factor, let patience, let delta, let least):
            "times \(number(factor)) on a plateau of \(counted(patience, "epoch")) (within \(number(delta)))"
                + (least > 0 ? ", at least \(number(least))" : "")
        }
    }
}

private func number(_ value: Double) -> String { NumberFormat.significant(6).string(value) }
