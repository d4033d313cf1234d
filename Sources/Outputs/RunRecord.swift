/// Where a training run's numbers come from: enough to carry it out again.
package struct RunRecord: Codable, Hashable, Sendable {
    /// SHA-256 of the run's specification and the engine's version, in hexadecimal: its name in the store.
    package var digest: String
    /// The trial's name.
    package var trial: String
    /// What the first weights and the order of samples are drawn from.
    package var seed: UInt64
    /// Samples in a step.
    package var batchSize: Int
    /// How often it goes through the training samples; 0 where it only evaluates.
    package var epochs: Int
    /// The optimizer with its settings: "Adam(learningRate: 0.001)".
    package var optimizer: String
    /// The layers, one line each.
    package var layers: [String]
    /// What the data are, in words: "MNIST".
    package var dataset: String
    /// SHA-256 of the data's contents, in hexadecimal.
    package var datasetDigest: String
    /// The version of the arithmetic that trained it.
    package var engineVersion: Int
    /// What else was in force, defaults included, in words for a methods section.
    package var settings: [Setting]
    /// The run as `bnbook execute` takes it, in JSON.
    package var specification: String { specificationText.json }
    /// The same, with its seed apart.
    var specificationText: SpecificationText
    /// SHA-256 over the trained weights; `nil` for a run that was only planned.
    package var weightsDigest: String?
    /// The step at which the loss was not finite; `nil` where it always was.
    package var divergedAtStep: Int?
    /// Whether the run came from the store.
    package var isReused: Bool
    /// What it ended with; `nil` where it was only planned, or diverged.
    package var outcome: RunOutcome?
    /// How many test samples its accuracy was counted on; `nil` in records from before it was written down.
    package var testCount: Int?

    /// One thing that was in force.
    package struct Setting: Codable, Hashable, Sendable {
        /// "Loss".
        package var name: String
        /// "categorical cross-entropy of the softmax".
        package var value: String

        /// A setting and what it was.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A run that was carried out, or only planned: then without `weightsDigest` and `outcome`.
    package init(
        digest: String, trial: String, seed: UInt64, batchSize: Int, epochs: Int, optimizer: String, layers: [String],
        dataset: String, datasetDigest: String, engineVersion: Int, settings: [Setting] = [], specification: String,
        weightsDigest: String?, divergedAtStep: Int?, isReused: Bool, outcome: RunOutcome? = nil, testCount: Int? = nil
    ) {
        self.digest = digest
        self.trial = trial
        self.seed = seed
        self.batchSize = batchSize
        self.epochs = epochs
        self.optimizer = optimizer
        self.layers = layers
        self.dataset = dataset
        self.datasetDigest = datasetDigest
        self.engineVersion = engineVersion
        self.settings = settings
        specificationText = SpecificationText(specification)
        self.weightsDigest = weightsDigest
        self.divergedAtStep = divergedAtStep
        self.isReused = isReused
        self.outcome = outcome
        self.testCount = testCount
    }

    private enum CodingKeys: String, CodingKey {
        case digest, trial, seed, batchSize, epochs, optimizer, layers, dataset, datasetDigest, engineVersion, settings
        case specificationText = "specification"
        case weightsDigest, divergedAtStep, isReused, outcome, testCount
    }

    /// Another run of the same trial, which differs in its seed and what came of it alone.
    package func with(
        seed: UInt64, digest: String, weightsDigest: String?, divergedAtStep: Int?, isReused: Bool, outcome: RunOutcome?
    ) -> RunRecord {
        var run = self
        run.specificationText.seed = run.specificationText.seed == nil ? nil : seed
        (run.seed, run.digest, run.weightsDigest) = (seed, digest, weightsDigest)
        (run.divergedAtStep, run.isReused, run.outcome) = (divergedAtStep, isReused, outcome)
        return run
    }
}
