/// The weights and moving averages that layers have, by Keras's names; a layer says which are its own.
public enum WeightName: String, Hashable, Sendable, CaseIterable {
    /// What the input is multiplied by, [inputs, outputs].
    case kernel
    /// What the state is multiplied by, [units, gates · units].
    case recurrentKernel = "recurrent_kernel"
    /// What is added to the product.
    case bias
    /// What the heads of an attention are multiplied by, [numHeads · keyDim, features].
    case outputKernel = "output_kernel"
    /// What is added to that product.
    case outputBias = "output_bias"
    /// What is added to each step of a sequence, [steps, features].
    case embeddings
    /// The factor behind a normalization.
    case gamma
    /// What is added to it.
    case beta
    /// The moving average of the batches' means.
    case movingMean = "moving_mean"
    /// The moving average of their variances.
    case movingVariance = "moving_variance"

    /// The name in a sentence: "recurrent kernel".
    package var words: String { rawValue.replacing("_", with: " ") }

    /// Whether it is a matrix, also where it has one row only.
    package var isMatrix: Bool { [.kernel, .recurrentKernel, .outputKernel, .embeddings].contains(self) }
}
