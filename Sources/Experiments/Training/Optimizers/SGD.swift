/// `v = momentum · v − learningRate · g; w += v`, or with Nesterov `w += momentum · v − learningRate · g`.
public struct SGD: Configurable, OptimizerDefinition {
    /// How far a step goes, before a schedule changes it; above 0.
    public var learningRate = 0.01
    /// What is left of the velocity after a step; 0 to 1.
    public var momentum = 0.0
    /// Whether the gradient's step is taken before the velocity's.
    public var nesterov = false

    public static let standard = SGD()
    public static var settings: [Setting<SGD>] {
        [
            learningRateSetting,
            Setting("momentum", \.momentum, isSaidAtDefault: false, .unit),
            Setting("nesterov", \.nesterov, symbol: "Nesterov", isSaidAtDefault: false),
        ]
    }

    package static let name = "SGD"
    package var kernel: OptimizerKernel {
        if momentum == 0 { return .descent }
        return nesterov ? .nesterov : .momentum
    }
    package var slots: [Double?] { momentum == 0 ? [] : [0] }

    package func constants(learningRate: Double, _ progress: inout OptimizerProgress) -> OptimizerConstants {
        OptimizerConstants(rate: learningRate, momentum: momentum)
    }
}
