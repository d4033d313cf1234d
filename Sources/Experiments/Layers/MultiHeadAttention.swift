/// Self-attention (Vaswani et al., 2017): each step of a sequence takes its share of every step's value, by how well its
/// query fits that step's key. Each head has its own columns of query, key and value, `x · kernel + bias`:
/// `softmax(query · keyᵀ / √keyDim) · value`; the heads side by side times the output kernel, plus the output bias, are
/// the output. Input and output [steps, features], kernel [features, 3 · numHeads · keyDim] with the queries of all heads
/// before their keys and values, output kernel [numHeads · keyDim, features].
///
/// It is Keras's `MultiHeadAttention(num_heads, key_dim)(x, x)`; attention to another sequence, values of another size
/// than keys and dropout of the shares are lacking. The order of the steps means nothing to it but by what x says of it,
/// which `PositionEmbedding` adds.
///
/// A Transformer's encoder block over 32 features is
/// `Residual { LayerNormalization(); MultiHeadAttention(numHeads: 4, keyDim: 8) }` and
/// `Residual { LayerNormalization(); Dense(64, activation: .gelu); Dense(32) }`; before the first one `Dense(32)` gives
/// the rows of an image that many, and `GlobalAveragePooling1D()` or `Flatten()` ends the sequence.
///
/// PyTorch draws the first kernel as one with three times the outputs, 1/√2 as large, and the output kernel as its
/// `Linear` does.
public struct MultiHeadAttention: WeightedLayer {
    /// How many heads there are, at least 1.
    public var numHeads: Int
    /// The size of each head's query, key and value, at least 1.
    public var keyDim: Int
    /// Whether biases are added, which start at 0.
    public var useBias: Bool
    /// Whether a step sees itself and the steps before it only.
    public var useCausalMask: Bool
    /// How the first values of both kernels are drawn; query, key and value each as a `Dense` layer's.
    public var kernelInitializer: Initializer
    /// Whether the optimizer moves its weights; `frozen()` turns it off.
    public var trainable = true

    /// Keras's defaults: with biases that start at zero, without a mask, and Glorot uniform kernels.
    public init(
        numHeads: Int, keyDim: Int, useBias: Bool = true, useCausalMask: Bool = false,
        kernelInitializer: Initializer = .glorotUniform
    ) {
        self.numHeads = numHeads
        self.keyDim = keyDim
        self.useBias = useBias
        self.useCausalMask = useCausalMask
        self.kernelInitializer = kernelInitializer
    }

    public var layer: Layer { .multiHeadAttention(self) }

    public static let type = "MultiHeadAttention"
    public static let standard = MultiHeadAttention(numHeads: 1, keyDim: 1)
    public static var settings: [Setting<MultiHeadAttention>] {
        [
            Setting("numHeads", \.numHeads, isRequired: true, .positive),
            Setting("keyDim", \.keyDim, isRequired: true, .positive),
            Setting("useBias", \.useBias), Setting("useCausalMask", \.useCausalMask),
            Setting("kernelInitializer", \.kernelInitializer, .finite), trainableSetting,
        ]
    }

    public var weightNames: [WeightName] {
        useBias ? [.kernel, .bias, .outputKernel, .outputBias] : [.kernel, .outputKernel]
    }

    /// The columns of all heads.
    package var width: Int { [numHeads, keyDim].saturatedProduct }

    /// Query, key and value, what the heads give, and how each step weighs the others.
    public func workspace(input: [Int]) -> Int {
        [
            [input[0], [[3, width].paddedProduct, [width].paddedProduct].saturatedSum].saturatedProduct,
            [numHeads, input[0], [input[0]].paddedProduct].saturatedProduct,
        ].saturatedSum
    }

    public func summary(input: [Int], at place: LayerPlace) throws(ModelError) -> LayerSummary {
        try expectSequence(input, at: place)
        let biases = useBias ? [[3, width].saturatedProduct, input[1]].saturatedSum : 0
        return summary(input, weights: [[4, input[1], width].saturatedProduct, biases].saturatedSum)
    }
}
