/// A layer that gives x for x > 0, and `negativeSlope` · x below. It has no parameters.
///
/// PyTorch's slope is 0.01 by default, Keras's function `leaky_relu` has 0.2.
public struct LeakyReLU: LayerDefinition {
    /// The slope below 0, at least 0.
    public var negativeSlope: Double

    /// Keras's default slope.
    public init(negativeSlope: Double = 0.3) { self.negativeSlope = negativeSlope }

    public var layer: Layer { .leakyReLU(self) }

    public static let type = "LeakyReLU"
    public static let standard = LeakyReLU()
    public static var settings: [Setting<LeakyReLU>] {
        [Setting("negativeSlope", \.negativeSlope, .notNegative)]
    }

    public func summary(input: [Int], at place: LayerPlace) -> LayerSummary { summary(input) }
}
