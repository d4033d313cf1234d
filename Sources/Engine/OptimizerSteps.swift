internal import CKernels
internal import Experiments

/// An optimizer's constants, step by step.
struct OptimizerSteps {
    private(set) var current: BNOptimizer
    /// The learning rate of the step, before any correction.
    private(set) var learningRate: Double
    /// What plateaus have made of the learning rate.
    var plateauFactor = 1.0
    let optimizer: Optimizer
    private var done = 0
    private var progress = OptimizerProgress()

    init(_ optimizer: Optimizer) {
        self.optimizer = optimizer
        learningRate = optimizer.rule.learningRate
        current = BNOptimizer(rule: optimizer.rule.definition.kernel.rule)
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
        current.set(optimizer.rule.definition.constants(learningRate: learningRate, &progress))
    }
}

private extension BNOptimizer {
    mutating func set(_ constants: OptimizerConstants) {
        rate = Float(constants.rate)
        momentum = Float(constants.momentum)
        blend1 = Float(1 - constants.beta1)
        blend2 = Float(1 - constants.beta2)
        decay = Float(constants.beta2)
        epsilon = Float(constants.epsilon)
        momentScale = Float(constants.momentScale)
        gradientScale = Float(constants.gradientScale)
        squareScale = Float(constants.squareScale)
    }
}

private extension OptimizerKernel {
    var rule: BNRule {
        switch self {
        case .descent: BNDescent
        case .momentum: BNMomentum
        case .nesterov: BNNesterov
        case .adam: BNAdam
        case .amsgrad: BNAMSGrad
        case .adamax: BNAdamax
        case .nadam: BNNadam
        case .lion: BNLion
        case .rmsprop: BNRMSprop
        case .rmspropCentered: BNRMSpropCentered
        case .adagrad: BNAdagrad
        case .adadelta: BNAdadelta
        }
    }
}
