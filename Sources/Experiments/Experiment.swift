/// Several trials on one data set, each trained once per seed.
public struct Experiment: Codable, Hashable, Sendable {
    /// What every trial is trained on and tested with.
    public var dataset: Dataset
    /// Of the trials that name no other.
    public var optimizer: Optimizer
    /// Passes over the training samples, of the trials that name no others.
    public var epochs: Int
    /// Samples per step, of the trials that name no others.
    public var batchSize: Int
    /// What training makes small.
    public var loss: Loss
    /// What else is not as usual.
    public var options: TrainingOptions
    /// The same seeds for every trial, so that trials can be compared seed by seed.
    public var seeds: [UInt64]
    /// The arms, in the order they were written.
    public var trials: [Trial]

    /// An experiment over the seeds 0, 1, …, `seeds` − 1. Defaults are Keras's, but for the seeds: one run is an
    /// anecdote. Without a loss it is the cross-entropy for classes, the mean squared error for numbers, and the binary
    /// cross-entropy where a sample may have several labels.
    /// - Throws: `ExperimentError` for a count below 1, no trial, two trials of one name, or a model that cannot be
    ///   trained on `dataset`.
    public init(
        on dataset: Dataset, optimizer: Optimizer = .adam(), epochs: Int = 5, batchSize: Int = 32,
        loss: Loss? = nil,
        options: TrainingOptions = .standard, seeds: Int = 5, @TrialBuilder trials: () -> [Trial]
    ) throws {
        guard seeds >= 1 else { throw ExperimentError.countBelowOne("seeds", seeds) }
        guard seeds <= Limits.seeds else { throw ExperimentError.countAbove("seeds", seeds, limit: Limits.seeds) }
        try self.init(
            on: dataset, optimizer: optimizer, epochs: epochs, batchSize: batchSize, loss: loss, options: options,
            seeds: (0..<seeds).map(UInt64.init), trials: trials)
    }

    /// An experiment over the seeds named.
    /// - Throws: as above, and for a seed that is named twice.
    public init(
        on dataset: Dataset, optimizer: Optimizer = .adam(), epochs: Int = 5, batchSize: Int = 32,
        loss: Loss? = nil,
        options: TrainingOptions = .standard, seeds: [UInt64], @TrialBuilder trials: () -> [Trial]
    ) throws {
        self.dataset = dataset
        self.optimizer = optimizer
        self.epochs = epochs
        self.batchSize = batchSize
        self.loss = loss ?? dataset.task.usualLoss
        self.options = options
        self.seeds = seeds
        self.trials = trials()
        try check()
    }

    /// The run of `trial` with `seed`.
    public func spec(for trial: Trial, seed: UInt64) -> RunSpec {
        RunSpec(
            layers: trial.model.layers, dataset: dataset, optimizer: trial.optimizer ?? optimizer,
            epochs: trial.epochs ?? epochs, batchSize: trial.batchSize ?? batchSize, seed: seed,
            loss: trial.loss ?? loss,
            options: trial.options ?? options, initialWeights: trial.initialWeights?.with(seed: seed))
    }

    /// The seeds that `trial` is run with: the first alone where none changes anything, as the weights of a file are
    /// only evaluated. The same number three times is no three measurements.
    package func seeds(of trial: Trial) -> [UInt64] {
        let dependsOnSeed = spec(for: trial, seed: seeds[0]).steps > 0 || trial.initialWeights?.dependOnSeed ?? true
        return dependsOnSeed ? seeds : [seeds[0]]
    }
}

private extension Experiment {
    func check() throws {
        guard !seeds.isEmpty else { throw ExperimentError.countBelowOne("seeds", 0) }
        guard seeds.count <= Limits.seeds else {
            throw ExperimentError.countAbove("seeds", seeds.count, limit: Limits.seeds)
        }
        guard !trials.isEmpty else { throw ExperimentError.noTrials }
        if let index = trials.firstIndex(where: { $0.name.allSatisfy(\.isWhitespace) }) {
            throw ExperimentError.namelessTrial(index + 1)
        }
        if let seed = firstRepeated(seeds) { throw ExperimentError.repeatedSeed(seed) }
        if let name = firstRepeated(trials.map(\.name)) { throw ExperimentError.repeatedTrial(name) }
        for trial in trials {
            do { try spec(for: trial, seed: seeds[0]).validate() } catch {
                throw ExperimentError.impossible(trial: trial.name, reason: error)
            }
        }
    }

    func firstRepeated<Value: Hashable>(_ values: [Value]) -> Value? {
        var seen: Set<Value> = []
        return values.first { !seen.insert($0).inserted }
    }
}
