/// A layer that normalizes each feature by the batch's mean and biased variance while training, and by their moving averages
/// afterwards: `γ · (x − μ) / √(σ² + ε) + β` (Ioffe and Szegedy, 2015).
public struct BatchNormalization: LayerConvertible, Codable, Hashable, Sendable {
    /// The weight of the *old* moving average, as in Keras: `moving = momentum · moving + (1 − momentum) · batch`.
    public var momentum: Double
    /// Added to the variance before the square root.
    public var epsilon: Double
    /// Whether β is learned; otherwise it is 0.
    public var center: Bool
    /// Whether γ is learned; otherwise it is 1.
    public var scale: Bool

    /// Keras's defaults: momentum 0.99, ε 0.001, β and γ learned from 0 and 1, moving mean 0 and variance 1 at the start.
    public init(momentum: Double = 0.99, epsilon: Double = 0.001, center: Bool = true, scale: Bool = true) {
        self.momentum = momentum
        self.epsilon = epsilon
        self.center = center
        self.scale = scale
    }

    public var layer: Layer { .batchNormalization(self) }
}
