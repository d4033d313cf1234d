/// `v += g²; w −= learningRate · g / √(v + ε)`.
public struct Adagrad: Configurable, OptimizerDefinition {
    /// How far a step goes, before a schedule changes it; above 0.
    public var learningRate = 0.001
    /// Where v begins; at least 0.
    public var initialAccumulator = 0.1
    /// Added to the denominator; above 0.
    public var epsilon = 1e-7

    public static let standard = Adagrad()
    public static var settings: [Setting<Adagrad>] {
        [
            learningRateSetting,
            Setting("initialAccumulator", \.initialAccumulator, symbol: "first sum", .notNegative),
            Setting("epsilon", \.epsilon, symbol: "ε", .positive),
        ]
    }

    package static let name = "Adagrad"
    package var kernel: OptimizerKernel { .adagrad }
    package var slots: [Double?] { [nil, initialAccumulator] }

    package func constants(learningRate: Double, _ progress: inout OptimizerProgress) -> OptimizerConstants {
        OptimizerConstants(rate: learningRate, epsilon: epsilon)
    }
}
