/// How weights follow their gradients. Defaults and formulas are Keras's.
public enum Optimizer: Codable, Hashable, Sendable {
    /// Gradient descent: `v = momentum · v − learningRate · g; w += v`, or with Nesterov `w += momentum · v − learningRate · g`.
    case sgd(learningRate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false)
    /// Adam (Kingma and Ba, 2015), with Keras's placing of ε: `w −= learningRate · √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)`.
    case adam(learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7)
}
