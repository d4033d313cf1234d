/// A layer that normalizes each sample's features, the last axis, by their own mean and biased variance:
/// `γ · (x − μ) / √(σ² + ε) + β` (Ba, Kiros and Hinton, 2016); γ and β [features].
///
/// PyTorch's ε is 1e-5.
public struct LayerNormalization: WeightedLayer {
    /// Added to the variance before the square root.
    public var epsilon: Double
    /// Whether β is learned; otherwise it is 0.
    public var center: Bool
    /// Whether γ is learned; otherwise it is 1.
    public var scale: Bool
    /// Whether the optimizer moves its weights; `frozen()` turns it off.
    public var trainable = true

    /// Keras's defaults.
    public init(epsilon: Double = 0.001, center: Bool = true, scale: Bool = true) {
        self.epsilon = epsilon
        self.center = center
        self.scale = scale
    }

    public var layer: Layer { .layerNormalization(self) }

    public static let type = "LayerNormalization"
    public static let standard = LayerNormalization()
    public static var settings: [Setting<LayerNormalization>] {
        [
            Setting("epsilon", \.epsilon, .positive), Setting("center", \.center),
            Setting("scale", \.scale), trainableSetting,
        ]
    }

    public var weightNames: [WeightName] { (scale ? [.gamma] : []) + (center ? [.beta] : []) }

    public func summary(input: [Int], at place: LayerPlace) -> LayerSummary {
        summary(input, weights: ((center ? 1 : 0) + (scale ? 1 : 0)) * input[input.count - 1])
    }
}
