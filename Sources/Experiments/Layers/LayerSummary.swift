/// What a layer makes of its input: one line of Keras's `model.summary()`.
public struct LayerSummary: Codable, Hashable, Sendable {
    /// Keras's name of the layer's class.
    public var type: String
    /// The shape of the output for one sample: [128].
    public var outputShape: [Int]
    /// Parameters that gradients move.
    public var trainable: Int
    /// Parameters that they do not: moving averages.
    public var nonTrainable: Int

    /// `outputShape` is of one sample.
    public init(type: String, outputShape: [Int], trainable: Int, nonTrainable: Int) {
        self.type = type
        self.outputShape = outputShape
        self.trainable = trainable
        self.nonTrainable = nonTrainable
    }

    /// All parameters of the layer.
    public var parameters: Int { trainable + nonTrainable }
}
