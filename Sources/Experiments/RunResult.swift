/// What a training run gave. All but `seconds` repeats to the last bit.
public struct RunResult: Codable, Hashable, Sendable {
    /// One entry per finished epoch, the first first; a run that diverged has fewer than its `epochs`, and one without
    /// epochs has epoch 0.
    public var epochs: [Epoch]
    /// The step (1 for the first of the run) whose loss was NaN or infinite, where training stopped; `nil` for a run
    /// that went to its end.
    public var divergedAtStep: Int?
    /// SHA-256 over the bytes of all weights, moving averages included, in lower-case hexadecimal.
    public var weightsDigest: String
    /// Wall time of the run in seconds. Volatile: shown, never compared.
    public var seconds: Double
    /// What the probes saw, in the order of steps; `nil` without probes.
    public var measurements: [Measurement]?
    /// What the network says of the test samples at the end, where that was asked for.
    public var predictions: Predictions?
    /// What layers give for test samples at the end, where that was asked for.
    public var outputs: [LayerOutputs]?
    /// The epoch whose weights were taken back at the end; `nil` where none were.
    public var bestEpoch: Int?

    /// All but `seconds` are what repeats.
    public init(
        epochs: [Epoch], divergedAtStep: Int? = nil, weightsDigest: String, seconds: Double,
        measurements: [Measurement]? = nil,
        predictions: Predictions? = nil, outputs: [LayerOutputs]? = nil, bestEpoch: Int? = nil
    ) {
        self.epochs = epochs
        self.divergedAtStep = divergedAtStep
        self.weightsDigest = weightsDigest
        self.seconds = seconds
        self.measurements = measurements
        self.predictions = predictions
        self.outputs = outputs
        self.bestEpoch = bestEpoch
    }
}

extension RunResult {
    /// The epoch whose weights the run ends with: the one taken back, else the last; `nil` where none was finished.
    public var finalEpoch: Epoch? { epochs.first { $0.number == bestEpoch } ?? epochs.last }

    /// Whether the loss came to be NaN or infinite, while training or over the test samples at the end: there are no
    /// final numbers then.
    public var hasDiverged: Bool { divergedAtStep != nil || finalEpoch.map { !$0.testLoss.isFinite } ?? false }
}
