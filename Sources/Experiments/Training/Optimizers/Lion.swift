/// `w −= learningRate · sign(β₁ · m + (1 − β₁) · g); m = β₂ · m + (1 − β₂) · g`.
public struct Lion: Configurable, OptimizerDefinition {
    /// How far a step goes, before a schedule changes it; above 0.
    public var learningRate = 0.001
    /// The weight of m in the step; at least 0, below 1.
    public var beta1 = 0.9
    /// The weight of the old m; at least 0, below 1.
    public var beta2 = 0.99

    public static let standard = Lion()
    public static var settings: [Setting<Lion>] {
        [
            learningRateSetting,
            Setting("beta1", \.beta1, symbol: "β₁", .belowOne), Setting("beta2", \.beta2, symbol: "β₂", .belowOne),
        ]
    }

    package static let name = "Lion"
    package var kernel: OptimizerKernel { .lion }
    package var slots: [Double?] { [0] }

    package func constants(learningRate: Double, _ progress: inout OptimizerProgress) -> OptimizerConstants {
        OptimizerConstants(rate: learningRate, beta1: beta1, beta2: beta2)
    }
}
