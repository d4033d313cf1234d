/// Adam with the greatest v so far.
public struct AMSGrad: Configurable, OptimizerDefinition {
    /// How far a step goes, before a schedule changes it; above 0.
    public var learningRate = 0.001
    /// The weight of the old average of g; at least 0, below 1.
    public var beta1 = 0.9
    /// The weight of the old average of g²; at least 0, below 1.
    public var beta2 = 0.999
    /// Added to the denominator; above 0.
    public var epsilon = 1e-7

    public static let standard = AMSGrad()
    public static var settings: [Setting<AMSGrad>] {
        [
            learningRateSetting,
            Setting("beta1", \.beta1, symbol: "β₁", .belowOne), Setting("beta2", \.beta2, symbol: "β₂", .belowOne),
            Setting("epsilon", \.epsilon, symbol: "ε", .positive),
        ]
    }

    package static let name = "AMSGrad"
    package var kernel: OptimizerKernel { .amsgrad }
    package var slots: [Double?] { [0, 0, 0] }

    package func constants(learningRate: Double, _ progress: inout OptimizerProgress) -> OptimizerConstants {
        progress.advance(beta1, beta2)
        let rate = learningRate * (1 - progress.power2).squareRoot() / (1 - progress.power1)
        return OptimizerConstants(rate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon)
    }
}
