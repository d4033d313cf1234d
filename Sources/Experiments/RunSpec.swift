/// One training run as pure data: everything its numbers depend on, and nothing else (a model's name is not among it).
public struct RunSpec: Hashable, Sendable {
    /// The first takes the samples.
    public var layers: [Layer]
    /// By its name, digest and transforms.
    public var dataset: Dataset
    /// Rule, learning rate and schedule.
    public var optimizer: Optimizer
    /// Passes over the training samples; the order is drawn anew for each. With 0 the first weights are only evaluated.
    public var epochs: Int
    /// Samples per step, at least 1; the last batch of an epoch may be smaller.
    public var batchSize: Int
    /// The seed of every random stream of the run: first weights, sample order, dropout.
    public var seed: UInt64
    /// What training makes small.
    public var loss: Loss
    /// What else is not as usual.
    public var options: TrainingOptions
    /// What the first weights are; `nil` for drawn ones.
    public var initialWeights: InitialWeights?

    /// A run of a stack of layers; `validate()` says whether it can be.
    public init(
        layers: [Layer], dataset: Dataset, optimizer: Optimizer, epochs: Int, batchSize: Int, seed: UInt64,
        loss: Loss = .crossEntropy(),
        options: TrainingOptions = .standard, initialWeights: InitialWeights? = nil
    ) {
        self.layers = layers
        self.dataset = dataset
        self.optimizer = optimizer
        self.epochs = epochs
        self.batchSize = batchSize
        self.seed = seed
        self.loss = loss
        self.options = options
        self.initialWeights = initialWeights
    }
}
