/// What a kind of optimizer says of itself, in one place: its name, its settings, what it remembers, and its steps.
/// Formulas are Keras's; w the weight, g its gradient, t the step, counted from 1.
package protocol OptimizerDefinition: Configurable {
    /// Its name in the literature: "Adam".
    static var name: String { get }
    /// How far a step goes, before a schedule changes it; above 0.
    var learningRate: Double { get set }
    /// The kernel that carries out its steps.
    var kernel: OptimizerKernel { get }
    /// The slots of its state, as many numbers each as there are weights: where each begins, or `nil` for one that it
    /// does not have. What they hold is the kernel's matter.
    var slots: [Double?] { get }
    /// The constants of the next step, whose scheduled learning rate is given.
    func constants(learningRate: Double, _ progress: inout OptimizerProgress) -> OptimizerConstants
}

extension OptimizerDefinition {
    /// Its settings with their values, the learning rate first.
    var settingsInWords: [String] { Self.settings.compactMap { $0.words(self) } }

    /// The row of the learning rate, the first of every optimizer.
    static var learningRateSetting: Setting<Self> {
        Setting("learningRate", \.learningRate, symbol: "learning rate", .positive)
    }
}

/// The kernels of steps, by which each number follows its gradient.
package enum OptimizerKernel: CaseIterable, Sendable {
    /// Each named as Keras names its optimizer, or the variant of it.
    case descent, momentum, nesterov, adam, amsgrad, adamax, nadam, lion, rmsprop, rmspropCentered, adagrad, adadelta
}

/// What a kernel is told of one step; what a rule does not name is not looked at.
package struct OptimizerConstants: Sendable {
    /// The learning rate with its correction, where the rule has one.
    package var rate: Double
    /// What is left of the velocity.
    package var momentum = 0.0
    /// The weight of the old average of g, or of its like.
    package var beta1 = 0.0
    /// The weight of the old average of g², or of its like.
    package var beta2 = 0.0
    /// Added to the denominator.
    package var epsilon = 0.0
    /// Nadam's factor of m.
    package var momentScale = 0.0
    /// Nadam's factor of g.
    package var gradientScale = 0.0
    /// Nadam's factor of v.
    package var squareScale = 0.0
}

/// What changes from step to step beside the weights.
package struct OptimizerProgress: Sendable {
    /// The steps begun: t.
    package private(set) var step = 0
    /// β₁ᵗ.
    package private(set) var power1 = 1.0
    /// β₂ᵗ.
    package private(set) var power2 = 1.0
    /// Nadam's product of momenta.
    package var product = 1.0

    /// Before the first step.
    package init() {}

    /// One step on. Keras takes these powers of the betas rounded to float32.
    mutating func advance(_ beta1: Double, _ beta2: Double) {
        step += 1
        power1 *= Double(Float(beta1))
        power2 *= Double(Float(beta2))
    }
}
