/// One arm of an experiment: a model, and how it is trained where that differs from the other arms.
public struct Trial: Codable, Hashable, Sendable {
    /// Its name in tables and legends, unique within the experiment.
    public var name: String
    /// What is trained.
    public var model: Model
    /// `nil` where the experiment's own holds.
    public var batchSize: Int?
    /// With 0 the weights that it starts from are only evaluated.
    public var epochs: Int?
    /// `nil` where the experiment's own holds.
    public var optimizer: Optimizer?
    /// `nil` where the experiment's own holds.
    public var loss: Loss?
    /// `nil` where the experiment's own hold.
    public var options: TrainingOptions?
    /// What its runs begin with; `nil` for drawn weights.
    public var initialWeights: InitialWeights?

    /// An arm that differs from the experiment in what is given here.
    public init(
        _ name: String, _ model: Model, batchSize: Int? = nil, epochs: Int? = nil, optimizer: Optimizer? = nil,
        loss: Loss? = nil,
        options: TrainingOptions? = nil, startingFrom initialWeights: InitialWeights? = nil
    ) {
        self.name = name
        self.model = model
        self.batchSize = batchSize
        self.epochs = epochs
        self.optimizer = optimizer
        self.loss = loss
        self.options = options
        self.initialWeights = initialWeights
    }
}
