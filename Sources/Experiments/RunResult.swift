/// What a training run gave. All but `seconds` repeats to the last bit.
public struct RunResult: Codable, Hashable, Sendable {
    /// One entry per finished epoch, the first first; a run that diverged has fewer than its `epochs`.
    public var epochs: [Epoch]
    /// The step (1 for the first of the run) whose loss was NaN or infinite, where training stopped; `nil` for a run that went to its end.
    public var divergedAtStep: Int?
    /// SHA-256 over the bytes of all weights, moving averages included, in lower-case hexadecimal.
    public var weightsDigest: String
    /// Wall time of the run in seconds. Volatile: shown, never compared.
    public var seconds: Double

    public init(epochs: [Epoch], divergedAtStep: Int? = nil, weightsDigest: String, seconds: Double) {
        self.epochs = epochs
        self.divergedAtStep = divergedAtStep
        self.weightsDigest = weightsDigest
        self.seconds = seconds
    }
}
