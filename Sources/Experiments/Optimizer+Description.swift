internal import NumberFormats

extension Optimizer: CustomStringConvertible {
    /// The optimizer with all its settings: "Adam, learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e−7".
    public var description: String {
        func number(_ value: Double) -> String { NumberFormat.significant(6).string(value) }
        switch self {
        case .sgd(let rate, let momentum, let nesterov):
            return "SGD, learning rate \(number(rate))" + (momentum > 0 ? ", momentum \(number(momentum))" : "") + (nesterov ? ", Nesterov" : "")
        case .adam(let rate, let beta1, let beta2, let epsilon):
            return "Adam, learning rate \(number(rate)), β₁ \(number(beta1)), β₂ \(number(beta2)), ε \(number(epsilon))"
        }
    }
}
