/// A layer that adds to each step of a sequence a vector of its own, which is learned, so that what comes behind, such as
/// `MultiHeadAttention`, can tell the steps apart: `x + embeddings` (Devlin et al., 2018); x and embeddings [steps,
/// features].
///
/// It is `x + PositionEmbedding(sequence_length=steps)(x)` of KerasHub, whose layer gives the embeddings alone. In PyTorch
/// it is a `Parameter` that a network's `forward` adds.
///
/// A Vision Transformer's patches of 7 × 7 pixels of an image of 28 × 28 are
/// `Reshape(28, 28, 1); Conv2D(32, 7, strides: 7); Reshape(16, 32); PositionEmbedding()`.
public struct PositionEmbedding: WeightedLayer {
    /// How the embeddings' first values are drawn; their fans are the steps and the features.
    public var initializer: Initializer
    /// Whether the optimizer moves its weights; `frozen()` turns it off.
    public var trainable = true

    /// KerasHub's default.
    public init(initializer: Initializer = .glorotUniform) { self.initializer = initializer }

    public var layer: Layer { .positionEmbedding(self) }

    public static let type = "PositionEmbedding"
    public static let standard = PositionEmbedding()
    public static var settings: [Setting<PositionEmbedding>] {
        [Setting("initializer", \.initializer, .finite), trainableSetting]
    }
    public var weightNames: [WeightName] { [.embeddings] }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        try expectSequence(input, at: place)
        return summary(input, weights: input.saturatedProduct)
    }
}
