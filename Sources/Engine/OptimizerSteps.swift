/// An optimizer's constants, step by step.
internal import CKernels
internal import Experiments

struct OptimizerSteps {
    private(set) var current: BNOptimizer
    /// The learning rate of the step, before any correction.
    private(set) var learningRate: Double
    /// What plateaus have made of the learning rate.
    var plateauFactor = 1.0
    let optimizer: Optimizer
    private var done = 0
    private var power1 = 1.0
    private var power2 = 1.0
    private var nadamProduct = 1.0

    init(_ optimizer: Optimizer) {
        self.optimizer = optimizer
        learningRate = optimizer.rule.learningRate
        current = BNOptimizer(optimizer.rule)
        current.rate = Float(learningRate)
    }

    /// The part of the weights that decays in this step.
    var decay: Float { Float(optimizer.weightDecay * learningRate) }

    /// Whether a step only follows the gradient, by a rule that the first layer can apply while it computes it.
    var isPlain: Bool {
        optimizer.clipping == nil && optimizer.weightDecay == 0 && current.rule.rawValue <= BNAdam.rawValue
    }

    /// Turns to the next step.
    mutating func advance() {
        let rate = optimizer.rule.learningRate
        learningRate = (optimizer.schedule?.rate(after: done, from: rate) ?? rate) * plateauFactor
        done += 1
        switch optimizer.rule {
        case .sgd, .lion, .rmsprop, .adagrad, .adadelta: current.rate = Float(learningRate)
        case .adam(_, let beta1, let beta2, _), .amsgrad(_, let beta1, let beta2, _):
            multiply(beta1, beta2)
            current.rate = Float(learningRate * (1 - power2).squareRoot() / (1 - power1))
        case .adamax(_, let beta1, let beta2, _):
            multiply(beta1, beta2)
            current.rate = Float(learningRate / (1 - power1))
        case .nadam(_, let beta1, let beta2, _):
            multiply(beta1, beta2)
            current.rate = Float(learningRate)
            turnNadam(Double(Float(beta1)))
        }
    }
}

private extension OptimizerSteps {
    /// Keras takes these powers of the betas rounded to float32.
    mutating func multiply(_ beta1: Double, _ beta2: Double) {
        power1 *= Double(Float(beta1))
        power2 *= Double(Float(beta2))
    }

    mutating func turnNadam(_ beta1: Double) {
        func momentum(_ step: Int) -> Double {
            beta1 * (1 - 0.5 * PortableMath.power(Double(Float(0.96)), Double(step)))
        }
        let (now, next) = (momentum(done), momentum(done + 1))
        nadamProduct *= now
        current.momentScale = Float(next / (1 - nadamProduct * next))
        current.gradientScale = Float((1 - now) / (1 - nadamProduct))
        current.squareScale = Float(1 / (1 - power2))
    }
}

extension BNOptimizer {
    /// The constants of a rule that do not change from step to step.
    init(_ rule: OptimizerRule) {
        self.init()
        switch rule {
        case .sgd(_, let momentum, let nesterov):
            self.rule = momentum == 0 ? BNDescent : nesterov ? BNNesterov : BNMomentum
            self.momentum = Float(momentum)
        case .adam(_, let beta1, let beta2, let epsilon): set(BNAdam, beta1, beta2, epsilon)
        case .amsgrad(_, let beta1, let beta2, let epsilon): set(BNAMSGrad, beta1, beta2, epsilon)
        case .adamax(_, let beta1, let beta2, let epsilon): set(BNAdamax, beta1, beta2, epsilon)
        // Keras takes Nadam's betas rounded to float32 here too.
        case .nadam(_, let beta1, let beta2, let epsilon):
            set(BNNadam, Double(Float(beta1)), Double(Float(beta2)), epsilon)
        case .lion(_, let beta1, let beta2): set(BNLion, beta1, beta2, 0)
        case .rmsprop(_, let rho, let momentum, let epsilon, let centered):
            set(centered ? BNRMSpropCentered : BNRMSprop, 0, rho, epsilon)
            self.momentum = Float(momentum)
        case .adagrad(_, _, let epsilon): set(BNAdagrad, 0, 0, epsilon)
        case .adadelta(_, let rho, let epsilon): set(BNAdadelta, 0, rho, epsilon)
        }
    }

    private mutating func set(_ rule: BNRule, _ beta1: Double, _ beta2: Double, _ epsilon: Double) {
        self.rule = rule
        blend1 = Float(1 - beta1)
        blend2 = Float(1 - beta2)
        decay = Float(beta2)
        self.epsilon = Float(epsilon)
    }
}

extension OptimizerMemory {
    init(_ rule: OptimizerRule) {
        switch rule {
        case .sgd(_, let momentum, _): first = momentum != 0
        case .lion: first = true
        case .adam, .adamax, .nadam, .adadelta: (first, second) = (true, true)
        case .amsgrad: (first, second, third) = (true, true, true)
        case .rmsprop(_, _, let momentum, _, let centered): (first, second, third) = (momentum > 0, true, centered)
        case .adagrad(_, let start, _): (second, secondStart) = (true, Float(start))
        }
    }
}
