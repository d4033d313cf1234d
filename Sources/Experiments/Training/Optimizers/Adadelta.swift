/// `v = ρ · v + (1 − ρ) · g²; s = √(u + ε) / √(v + ε) · g; u = ρ · u + (1 − ρ) · s²; w −= learningRate · s`.
public struct Adadelta: Configurable, OptimizerDefinition {
    /// How far a step goes, before a schedule changes it; above 0.
    public var learningRate = 0.001
    /// The weight of the old averages of g² and s²; at least 0, below 1.
    public var rho = 0.95
    /// Added to the denominator; above 0.
    public var epsilon = 1e-7

    public static let standard = Adadelta()
    public static var settings: [Setting<Adadelta>] {
        [
            learningRateSetting,
            Setting("rho", \.rho, symbol: "ρ", .belowOne),
            Setting("epsilon", \.epsilon, symbol: "ε", .positive),
        ]
    }

    package static let name = "Adadelta"
    package var kernel: OptimizerKernel { .adadelta }
    package var slots: [Double?] { [0, 0] }

    package func constants(learningRate: Double, _ progress: inout OptimizerProgress) -> OptimizerConstants {
        OptimizerConstants(rate: learningRate, beta2: rho, epsilon: epsilon)
    }
}
