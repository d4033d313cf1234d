/// `v = ρ · v + (1 − ρ) · g²; u = momentum · u + learningRate · g / √(v + ε); w −= u`; centered, v less the square
/// of g's average.
public struct RMSprop: Configurable, OptimizerDefinition {
    /// How far a step goes, before a schedule changes it; above 0.
    public var learningRate = 0.001
    /// The weight of the old average of g²; at least 0, below 1.
    public var rho = 0.9
    /// What is left of a step in the next; 0 to 1.
    public var momentum = 0.0
    /// Added to the denominator; above 0.
    public var epsilon = 1e-7
    /// Whether g's average is taken from it.
    public var centered = false

    public static let standard = RMSprop()
    public static var settings: [Setting<RMSprop>] {
        [
            learningRateSetting,
            Setting("rho", \.rho, symbol: "ρ", .belowOne),
            Setting("momentum", \.momentum, isSaidAtDefault: false, .unit),
            Setting("epsilon", \.epsilon, symbol: "ε", .positive),
            Setting("centered", \.centered, isSaidAtDefault: false),
        ]
    }

    package static let name = "RMSprop"
    package var kernel: OptimizerKernel { centered ? .rmspropCentered : .rmsprop }
    package var slots: [Double?] { [momentum > 0 ? 0 : nil, 0, centered ? 0 : nil] }

    package func constants(learningRate: Double, _ progress: inout OptimizerProgress) -> OptimizerConstants {
        OptimizerConstants(rate: learningRate, momentum: momentum, beta2: rho, epsilon: epsilon)
    }
}
