/// How the learning rate changes from step to step; `rate` is the optimizer's own, t the steps done before. Names and
/// formulas are Keras's.
public indirect enum LearningRateSchedule: Codable, Hashable, Sendable {
    /// `rate · factor^(t / steps)`, or with a staircase `rate · factor^⌊t / steps⌋`.
    case exponentialDecay(steps: Int, factor: Double, staircase: Bool)
    /// `rate` at first, `rates[0]` after more than `boundaries[0]` steps, and so on.
    case piecewiseConstant(boundaries: [Int], rates: [Double])
    /// From `rate` down to `alpha · rate` along half a cosine over so many steps (Loshchilov and Hutter, 2017), then
    /// level.
    case cosineDecay(steps: Int, alpha: Double)
    /// From 0 up to `rate` over so many steps in a straight line; then what follows, its steps counted from there.
    case warmUp(steps: Int, then: LearningRateSchedule?)
    /// Times `factor` whenever the loss watched has not fallen by `minimumDelta` for `patience` epochs: Keras's
    /// `ReduceLROnPlateau`.
    case reduceOnPlateau(factor: Double, patience: Int, minimumDelta: Double, minimumRate: Double)

    /// `rate · factor^(t / steps)`.
    public static func exponentialDecay(steps: Int, factor: Double) -> LearningRateSchedule {
        .exponentialDecay(steps: steps, factor: factor, staircase: false)
    }
    /// Down to 0 along half a cosine over so many steps.
    public static func cosineDecay(steps: Int) -> LearningRateSchedule { .cosineDecay(steps: steps, alpha: 0) }
    /// From 0 up to `rate` over so many steps, then level.
    public static func warmUp(steps: Int) -> LearningRateSchedule { .warmUp(steps: steps, then: nil) }
    /// Keras's defaults.
    public static func reduceOnPlateau(factor: Double = 0.1, patience: Int = 10) -> LearningRateSchedule {
        .reduceOnPlateau(factor: factor, patience: patience, minimumDelta: 1e-4, minimumRate: 0)
    }
}

extension LearningRateSchedule {
    /// The learning rate after `done` steps, where the optimizer's own is `rate`; NaN before the first step, and of a
    /// schedule that cannot be. A plateau is not seen from here: its rate stays.
    public func rate(after done: Int, from rate: Double) -> Double {
        done < 0 || problem != nil ? .nan : possibleRate(after: done, from: rate)
    }

    private func possibleRate(after done: Int, from rate: Double) -> Double {
        switch self {
        case .exponentialDecay(let steps, let factor, let staircase):
            return rate * PortableMath.power(factor, staircase ? Double(done / steps) : Double(done) / Double(steps))
        case .piecewiseConstant(let boundaries, let rates):
            let passed = boundaries.count { done > $0 }
            return passed == 0 ? rate : rates[passed - 1]
        case .cosineDecay(let steps, let alpha):
            let share = 0.5 * (1 + PortableMath.cosine(.pi * Double(min(done, steps)) / Double(steps)))
            return rate * ((1 - alpha) * share + alpha)
        case .warmUp(let steps, let then):
            if done < steps { return rate * Double(done) / Double(steps) }
            return then?.possibleRate(after: done - steps, from: rate) ?? rate
        case .reduceOnPlateau:
            return rate
        }
    }

    /// The schedule that waits for a plateau, if there is one in it.
    public var plateau: LearningRateSchedule? {
        switch self {
        case .reduceOnPlateau: self
        case .warmUp(_, let then): then?.plateau
        default: nil
        }
    }

    /// What is wrong with it, if anything: the setting, its value, and what was expected.
    var problem: (name: String, value: String, expected: String)? {
        func number(_ name: String, _ value: Double, _ range: SettingRange<Double>) -> (String, String, String)? {
            range.contains(value) ? nil : ("schedule's \(name)", "\(value)", range.expected(value))
        }
        func positive(_ steps: Int) -> (String, String, String)? {
            steps > 0 ? nil : ("schedule's number of steps", "\(steps)", "at least 1")
        }
        switch self {
        case .exponentialDecay(let steps, let factor, _): return positive(steps) ?? number("factor", factor, .positive)
        case .piecewiseConstant(let boundaries, let rates):
            if boundaries.count != rates.count {
                return (
                    "schedule's number of rates", "\(rates.count)", "one for each of \(boundaries.count) boundaries"
                )
            }
            if zip(boundaries, boundaries.dropFirst()).contains(where: { $0 >= $1 }) {
                return ("schedule's boundaries", "\(boundaries)", "each above the one before")
            }
            return rates.lazy.compactMap { number("rate", $0, .positive) }.first
        case .cosineDecay(let steps, let alpha): return positive(steps) ?? number("alpha", alpha, .unit)
        case .warmUp(let steps, let then): return positive(steps) ?? then?.problem
        case .reduceOnPlateau(let factor, let patience, let delta, let least):
            if !(factor > 0 && factor < 1) { return ("schedule's factor", "\(factor)", "above 0 and below 1") }
            if patience < 0 { return ("schedule's patience", "\(patience)", "at least 0 epochs") }
            return number("minimum delta", delta, .notNegative) ?? number("minimum rate", least, .notNegative)
        }
    }
}
