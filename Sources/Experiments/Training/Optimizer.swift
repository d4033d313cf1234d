/// How weights follow their gradients. Defaults and formulas are Keras's.
public struct Optimizer: Hashable, Sendable {
    /// The rule of its steps, with the settings.
    public var rule: OptimizerRule
    /// How the learning rate changes from step to step; `nil` where it stays.
    public var schedule: LearningRateSchedule?
    /// How large gradients are made smaller before the step.
    public var clipping: GradientClipping?
    /// Decoupled weight decay: before each step `w −= weightDecay · learningRate · w`, for every weight that is moved.
    public var weightDecay: Double

    init(_ definition: some OptimizerDefinition, weightDecay: Double = 0) {
        self.init(OptimizerRule(definition), weightDecay: weightDecay)
    }

    /// A rule, and what is done to its gradients, its learning rate and the weights beside it.
    public init(
        _ rule: OptimizerRule, schedule: LearningRateSchedule? = nil, clipping: GradientClipping? = nil,
        weightDecay: Double = 0
    ) {
        self.rule = rule
        self.schedule = schedule
        self.clipping = clipping
        self.weightDecay = weightDecay
    }
}

extension Optimizer {
    /// Gradient descent, with momentum (Polyak, 1964) or Nesterov's.
    public static func sgd(learningRate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false) -> Optimizer {
        Optimizer(SGD(learningRate: learningRate, momentum: momentum, nesterov: nesterov))
    }

    /// Adam (Kingma and Ba, 2015), or AMSGrad (Reddi et al., 2018). PyTorch adds ε after the bias correction of √v.
    public static func adam(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7,
        amsgrad: Bool = false
    ) -> Optimizer {
        if amsgrad {
            return Optimizer(AMSGrad(learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon))
        }
        return Optimizer(Adam(learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon))
    }

    /// Adam with decoupled weight decay (Loshchilov and Hutter, 2019). PyTorch's decay is 0.01 by default.
    public static func adamW(
        learningRate: Double = 0.001, weightDecay: Double = 0.004, beta1: Double = 0.9, beta2: Double = 0.999,
        epsilon: Double = 1e-7
    ) -> Optimizer {
        Optimizer(
            Adam(learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon), weightDecay: weightDecay)
    }

    /// Adam by the greatest gradient (Kingma and Ba, 2015).
    public static func adamax(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7
    ) -> Optimizer {
        Optimizer(Adamax(learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon))
    }

    /// Adam with Nesterov's momentum (Dozat, 2015).
    public static func nadam(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7
    ) -> Optimizer {
        Optimizer(Nadam(learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon))
    }

    /// The sign of a momentum (Chen et al., 2023).
    public static func lion(learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.99) -> Optimizer {
        Optimizer(Lion(learningRate: learningRate, beta1: beta1, beta2: beta2))
    }

    /// RMSprop (Tieleman and Hinton, 2012). PyTorch's learning rate is 0.01, its ρ 0.99, and ε is added after the
    /// square root.
    public static func rmsprop(
        learningRate: Double = 0.001, rho: Double = 0.9, momentum: Double = 0, epsilon: Double = 1e-7,
        centered: Bool = false
    ) -> Optimizer {
        Optimizer(
            RMSprop(learningRate: learningRate, rho: rho, momentum: momentum, epsilon: epsilon, centered: centered))
    }

    /// Adagrad (Duchi et al., 2011). PyTorch's learning rate is 0.01, and its sums begin at 0.
    public static func adagrad(learningRate: Double = 0.001, initialAccumulator: Double = 0.1, epsilon: Double = 1e-7)
        -> Optimizer
    {
        Optimizer(Adagrad(learningRate: learningRate, initialAccumulator: initialAccumulator, epsilon: epsilon))
    }

    /// Adadelta (Zeiler, 2012). PyTorch's learning rate is 1, its ρ 0.9.
    public static func adadelta(learningRate: Double = 0.001, rho: Double = 0.95, epsilon: Double = 1e-7) -> Optimizer {
        Optimizer(Adadelta(learningRate: learningRate, rho: rho, epsilon: epsilon))
    }

    /// The same with a learning rate that changes from step to step.
    public func scheduled(_ schedule: LearningRateSchedule) -> Optimizer { with(\.schedule, schedule) }

    /// The same with clipped gradients.
    public func clipped(_ clipping: GradientClipping) -> Optimizer { with(\.clipping, clipping) }

    /// The same with decoupled weight decay.
    public func decayed(weightDecay: Double) -> Optimizer { with(\.weightDecay, weightDecay) }

    /// The same with a learning rate so many times as large: with a batch k times as large, by k (linear scaling) or
    /// √k.
    public func scaled(by factor: Double) -> Optimizer { with(\.rule.learningRate, rule.learningRate * factor) }

    private func with<Value>(_ path: WritableKeyPath<Optimizer, Value>, _ value: Value) -> Optimizer {
        var copy = self
        copy[keyPath: path] = value
        return copy
    }
}

extension Optimizer: Configurable {
    public static var settings: [Setting<Optimizer>] {
        [
            Setting("schedule", \.schedule, isOmittedAtDefault: true),
            Setting("clipping", \.clipping, isOmittedAtDefault: true),
            Setting("weightDecay", \.weightDecay, isOmittedAtDefault: true, .notNegative),
        ]
    }

    /// Keras's `Adam()`.
    public static let standard = Optimizer.adam()

    /// `{"adam": {…}}`, and beside it what is not at its default.
    public init(from decoder: any Decoder) throws {
        self.init(try OptimizerRule(from: decoder))
        try decodeSettings(from: decoder)
    }

    /// Its rule, and beside it what is not at its default.
    public func encode(to encoder: any Encoder) throws {
        try rule.encode(to: encoder)
        var keys = encoder.container(keyedBy: SettingKey.self)
        for setting in Self.settings { try setting.encode(self, &keys) }
    }
}

extension Optimizer {
    /// Throws if a hyperparameter is not a number, or out of range.
    public func validate() throws(ModelError) {
        for problem in [rule.definition.problem, problem] {
            if let problem {
                let words = problem.name.map { $0.isUppercase ? " " + $0.lowercased() : String($0) }.joined()
                throw .optimizer(name: words, value: problem.found, expected: problem.expected)
            }
        }
        if let clipping, !SettingRange.positive.contains(clipping.bound) {
            let expected = SettingRange.positive.expected(clipping.bound)
            throw .optimizer(name: "clipping bound", value: "\(clipping.bound)", expected: expected)
        }
        if let problem = schedule?.problem {
            throw .optimizer(name: problem.name, value: problem.value, expected: problem.expected)
        }
    }
}

extension LearningRateSchedule: SettingValue {}
extension GradientClipping: SettingValue {}
