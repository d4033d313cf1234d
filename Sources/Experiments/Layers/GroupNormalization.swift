/// A layer that normalizes each sample in groups of channels, each over all positions, by its own mean and biased
/// variance:
/// `γ · (x − μ) / √(σ² + ε) + β` (Wu and He, 2018); γ and β [channels]. One group is layer normalization over all axes;
/// a group for each channel is instance normalization.
///
/// PyTorch's ε is 1e-5, and the number of groups has no default.
public struct GroupNormalization: WeightedLayer {
    /// A divisor of the number of channels, the last axis.
    public var groups: Int
    /// Added to the variance before the square root.
    public var epsilon: Double
    /// Whether β is learned; otherwise it is 0.
    public var center: Bool
    /// Whether γ is learned; otherwise it is 1.
    public var scale: Bool
    /// Whether the optimizer moves its weights; `frozen()` turns it off.
    public var trainable = true

    /// Keras's defaults.
    public init(groups: Int = 32, epsilon: Double = 0.001, center: Bool = true, scale: Bool = true) {
        self.groups = groups
        self.epsilon = epsilon
        self.center = center
        self.scale = scale
    }

    public var layer: Layer { .groupNormalization(self) }

    public static let type = "GroupNormalization"
    public static let standard = GroupNormalization()
    public static var settings: [Setting<GroupNormalization>] {
        [
            Setting("groups", \.groups, .positive), Setting("epsilon", \.epsilon, .positive),
            Setting("center", \.center),
            Setting("scale", \.scale), trainableSetting,
        ]
    }

    public var weightNames: [WeightName] { (scale ? [.gamma] : []) + (center ? [.beta] : []) }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        let channels = input[input.count - 1]
        guard channels % groups == 0 else {
            throw .setting(place, name: "groups", value: "\(groups)", expected: "a divisor of its \(channels) channels")
        }
        return summary(input, weights: ((center ? 1 : 0) + (scale ? 1 : 0)) * channels)
    }
}
