/// Adam with Nesterov's momentum, β₁ rising as `β₁ · (1 − 0.5 · 0.96ᵗ)`.
public struct Nadam: Configurable, OptimizerDefinition {
    /// How far a step goes, before a schedule changes it; above 0.
    public var learningRate = 0.001
    /// The weight of the old average of g; at least 0, below 1.
    public var beta1 = 0.9
    /// The weight of the old average of g²; at least 0, below 1.
    public var beta2 = 0.999
    /// Added to the denominator; above 0.
    public var epsilon = 1e-7

    public static let standard = Nadam()
    public static var settings: [Setting<Nadam>] {
        [
            learningRateSetting,
            Setting("beta1", \.beta1, symbol: "β₁", .belowOne), Setting("beta2", \.beta2, symbol: "β₂", .belowOne),
            Setting("epsilon", \.epsilon, symbol: "ε", .positive),
        ]
    }

    package static let name = "Nadam"
    package var kernel: OptimizerKernel { .nadam }
    package var slots: [Double?] { [0, 0] }

    package func constants(learningRate: Double, _ progress: inout OptimizerProgress) -> OptimizerConstants {
        progress.advance(beta1, beta2)
        // Keras takes the betas rounded to float32 here.
        let (beta1, beta2) = (Double(Float(beta1)), Double(Float(beta2)))
        func momentum(_ step: Int) -> Double {
            beta1 * (1 - 0.5 * PortableMath.power(Double(Float(0.96)), Double(step)))
        }
        let (now, next) = (momentum(progress.step), momentum(progress.step + 1))
        progress.product *= now
        return OptimizerConstants(
            rate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
            momentScale: next / (1 - progress.product * next), gradientScale: (1 - now) / (1 - progress.product),
            squareScale: 1 / (1 - progress.power2))
    }
}
