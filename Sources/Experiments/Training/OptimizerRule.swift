/// The rule of an optimizer with its settings. Formulas are Keras's; w the weight, g its gradient, t the step, counted
/// from 1.
public enum OptimizerRule: Codable, Hashable, Sendable {
    /// `v = momentum · v − learningRate · g; w += v`, or with Nesterov `w += momentum · v − learningRate · g`.
    case sgd(learningRate: Double, momentum: Double, nesterov: Bool)
    /// `m += (1 − β₁)(g − m); v += (1 − β₂)(g² − v); w −= learningRate · √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)`.
    case adam(learningRate: Double, beta1: Double, beta2: Double, epsilon: Double)
    /// Adam with the greatest v so far.
    case amsgrad(learningRate: Double, beta1: Double, beta2: Double, epsilon: Double)
    /// `u = max(β₂ · u, |g|); w −= learningRate / (1 − β₁ᵗ) · m / (u + ε)`, m as Adam's.
    case adamax(learningRate: Double, beta1: Double, beta2: Double, epsilon: Double)
    /// Adam with Nesterov's momentum, β₁ rising as `β₁ · (1 − 0.5 · 0.96ᵗ)`.
    case nadam(learningRate: Double, beta1: Double, beta2: Double, epsilon: Double)
    /// `w −= learningRate · sign(β₁ · m + (1 − β₁) · g); m = β₂ · m + (1 − β₂) · g`.
    case lion(learningRate: Double, beta1: Double, beta2: Double)
    /// `v = ρ · v + (1 − ρ) · g²; u = momentum · u + learningRate · g / √(v + ε); w −= u`; centered, v less the square
    /// of g's average.
    case rmsprop(learningRate: Double, rho: Double, momentum: Double, epsilon: Double, centered: Bool)
    /// `v += g²; w −= learningRate · g / √(v + ε)`.
    case adagrad(learningRate: Double, initialAccumulator: Double, epsilon: Double)
    /// `v = ρ · v + (1 − ρ) · g²; s = √(u + ε) / √(v + ε) · g; u = ρ · u + (1 − ρ) · s²; w −= learningRate · s`.
    case adadelta(learningRate: Double, rho: Double, epsilon: Double)
}

extension OptimizerRule {
    /// The rule's name in the literature.
    public var name: String {
        switch self {
        case .sgd: "SGD"
        case .adam: "Adam"
        case .amsgrad: "AMSGrad"
        case .adamax: "Adamax"
        case .nadam: "Nadam"
        case .lion: "Lion"
        case .rmsprop: "RMSprop"
        case .adagrad: "Adagrad"
        case .adadelta: "Adadelta"
        }
    }

    /// How far a step goes, before a schedule changes it.
    public var learningRate: Double {
        get {
            switch self {
            case .sgd(let rate, _, _), .adam(let rate, _, _, _), .amsgrad(let rate, _, _, _),
                .adamax(let rate, _, _, _), .nadam(let rate, _, _, _),
                .lion(let rate, _, _), .rmsprop(let rate, _, _, _, _), .adagrad(let rate, _, _),
                .adadelta(let rate, _, _):
                rate
            }
        }
        set {
            switch self {
            case .sgd(_, let momentum, let nesterov):
                self = .sgd(learningRate: newValue, momentum: momentum, nesterov: nesterov)
            case .adam(_, let b1, let b2, let epsilon):
                self = .adam(learningRate: newValue, beta1: b1, beta2: b2, epsilon: epsilon)
            case .amsgrad(_, let b1, let b2, let epsilon):
                self = .amsgrad(learningRate: newValue, beta1: b1, beta2: b2, epsilon: epsilon)
            case .adamax(_, let b1, let b2, let epsilon):
                self = .adamax(learningRate: newValue, beta1: b1, beta2: b2, epsilon: epsilon)
            case .nadam(_, let b1, let b2, let epsilon):
                self = .nadam(learningRate: newValue, beta1: b1, beta2: b2, epsilon: epsilon)
            case .lion(_, let b1, let b2): self = .lion(learningRate: newValue, beta1: b1, beta2: b2)
            case .rmsprop(_, let rho, let momentum, let epsilon, let centered):
                self = .rmsprop(
                    learningRate: newValue, rho: rho, momentum: momentum, epsilon: epsilon, centered: centered)
            case .adagrad(_, let first, let epsilon):
                self = .adagrad(learningRate: newValue, initialAccumulator: first, epsilon: epsilon)
            case .adadelta(_, let rho, let epsilon):
                self = .adadelta(learningRate: newValue, rho: rho, epsilon: epsilon)
            }
        }
    }
}
