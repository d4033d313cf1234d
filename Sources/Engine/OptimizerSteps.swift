/// An optimizer's constants, step by step.
internal import CKernels
internal import Experiments

struct OptimizerSteps {
    private(set) var current: BNOptimizer
    private let optimizer: Optimizer
    private var power1 = 1.0
    private var power2 = 1.0

    init(_ optimizer: Optimizer) {
        self.optimizer = optimizer
        switch optimizer {
        case .sgd(let rate, let momentum, let nesterov):
            let rule = momentum == 0 ? BNDescent : nesterov ? BNNesterov : BNMomentum
            current = BNOptimizer(rule: rule, rate: Float(rate), momentum: Float(momentum), blend1: 0, blend2: 0, epsilon: 0)
        case .adam(_, let beta1, let beta2, let epsilon):
            current = BNOptimizer(
                rule: BNAdam, rate: 0, momentum: 0, blend1: Float(1 - beta1), blend2: Float(1 - beta2), epsilon: Float(epsilon))
        }
    }

    /// Turns to the next step.
    mutating func advance() {
        guard case .adam(let rate, let beta1, let beta2, _) = optimizer else { return }
        // Keras takes these powers of the betas rounded to float32.
        power1 *= Double(Float(beta1))
        power2 *= Double(Float(beta2))
        current.rate = Float(rate * (1 - power2).squareRoot() / (1 - power1))
    }
}
