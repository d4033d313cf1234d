/// A layer that normalizes each feature, the last axis, by its mean and biased variance over the batch and all other
/// axes while training, and by their moving averages afterwards: `γ · (x − μ) / √(σ² + ε) + β` (Ioffe and Szegedy,
/// 2015).
///
/// PyTorch's `momentum` is the weight of the new value (0.1), its ε 1e-5, and its moving variance is the unbiased one.
public struct BatchNormalization: WeightedLayer {
    /// The weight of the *old* moving average, as in Keras: `moving = momentum · moving + (1 − momentum) · batch`.
    public var momentum: Double
    /// Added to the variance before the square root.
    public var epsilon: Double
    /// Whether β is learned; otherwise it is 0.
    public var center: Bool
    /// Whether γ is learned; otherwise it is 1.
    public var scale: Bool
    /// γ's first value.
    public var gammaInitializer: Initializer = .ones
    /// β's first value.
    public var betaInitializer: Initializer = .zeros
    /// Samples whose statistics are taken together while training, the batch in parts (Hoffer et al., 2017); `nil` for
    /// the whole batch.
    public var ghostBatch: Int?
    /// Random shifts and scales of each feature, drawn anew each step while training.
    public var noise: NormalizationNoise?
    /// Corrections towards the moving averages (Ioffe, 2017).
    public var renormalization: BatchRenormalization?
    /// Whether it normalizes by its moving averages while training too, and leaves them as they are.
    public var frozenStatistics = false
    /// Whether γ and β are moved; as in Keras, a layer that is frozen has frozen statistics too.
    public var trainable = true

    /// Keras's defaults: momentum 0.99, ε 0.001, β and γ learned from 0 and 1, moving mean 0 and variance 1 at the
    /// start.
    public init(
        momentum: Double = 0.99, epsilon: Double = 0.001, center: Bool = true, scale: Bool = true,
        gammaInitializer: Initializer = .ones,
        betaInitializer: Initializer = .zeros, ghostBatch: Int? = nil, noise: NormalizationNoise? = nil,
        renormalization: BatchRenormalization? = nil, frozenStatistics: Bool = false
    ) {
        self.momentum = momentum
        self.epsilon = epsilon
        self.center = center
        self.scale = scale
        self.gammaInitializer = gammaInitializer
        self.betaInitializer = betaInitializer
        self.ghostBatch = ghostBatch
        self.noise = noise
        self.renormalization = renormalization
        self.frozenStatistics = frozenStatistics
    }

    public var layer: Layer { .batchNormalization(self) }

    public static let type = "BatchNormalization"
    public static let standard = BatchNormalization()
    public static var settings: [Setting<BatchNormalization>] {
        [
            Setting("momentum", \.momentum, .unit), Setting("epsilon", \.epsilon, .positive),
            Setting("center", \.center),
            Setting("scale", \.scale),
            Setting("gammaInitializer", \.gammaInitializer, isOmittedAtDefault: true, .finite),
            Setting("betaInitializer", \.betaInitializer, isOmittedAtDefault: true, .finite),
            Setting("ghostBatch", \.ghostBatch, isOmittedAtDefault: true, .positive),
            Setting(
                "noise", \.noise, isOmittedAtDefault: true,
                SettingRange("sizes of at least 0") { ($0?.shift ?? 0) >= 0 && ($0?.scale ?? 0) >= 0 }),
            Setting(
                "renormalization", \.renormalization, isOmittedAtDefault: true,
                SettingRange("maximumScale at least 1, maximumShift at least 0") {
                    ($0?.maximumScale ?? 1) >= 1 && ($0?.maximumShift ?? 0) >= 0
                }),
            Setting("frozenStatistics", \.frozenStatistics, isOmittedAtDefault: true), trainableSetting,
        ]
    }

    public var weightNames: [WeightName] {
        (scale ? [.gamma] : []) + (center ? [.beta] : []) + [.movingMean, .movingVariance]
    }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        guard scale || gammaInitializer == .ones else {
            throw .setting(
                place, name: "gammaInitializer", value: "\(gammaInitializer)",
                expected: "none where scale is false: γ is 1")
        }
        guard center || betaInitializer == .zeros else {
            throw .setting(
                place, name: "betaInitializer", value: "\(betaInitializer)",
                expected: "none where center is false: β is 0")
        }
        let features = input[input.count - 1]
        return summary(input, weights: ((center ? 1 : 0) + (scale ? 1 : 0)) * features, averages: 2 * features)
    }
}

/// Noise behind a normalization (Santurkar et al., 2018): each feature times a number within 1 ± `scale`, plus one
/// within ± `shift`, anew each step.
public struct NormalizationNoise: Codable, Hashable, Sendable {
    /// How far the number that is added may lie from 0, at least 0.
    public var shift: Double
    /// How far the factor may lie from 1, at least 0.
    public var scale: Double

    /// The strength of Santurkar and others' experiment, by default.
    public init(shift: Double = 1, scale: Double = 0.5) {
        self.shift = shift
        self.scale = scale
    }
}

extension NormalizationNoise: SettingValue {
    var swiftLiteral: String { "NormalizationNoise(shift: \(shift), scale: \(scale))" }
}

/// Batch renormalization (Ioffe, 2017): the normalized value times r plus d, by which it would be normalized by the
/// moving averages, as far as the bounds let r and d; they count as constants in the gradient. Keras's names are `rmax`
/// and `dmax`.
public struct BatchRenormalization: Codable, Hashable, Sendable {
    /// r stays within 1 / maximumScale … maximumScale.
    public var maximumScale: Double
    /// d stays within ± maximumShift.
    public var maximumShift: Double

    /// The bounds that Ioffe's paper ends with, by default.
    public init(maximumScale: Double = 3, maximumShift: Double = 5) {
        self.maximumScale = maximumScale
        self.maximumShift = maximumShift
    }
}

extension BatchRenormalization: SettingValue {
    var swiftLiteral: String { "BatchRenormalization(maximumScale: \(maximumScale), maximumShift: \(maximumShift))" }
}
