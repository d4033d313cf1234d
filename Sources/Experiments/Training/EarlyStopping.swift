/// When a run ends before its epochs are over: Keras's `EarlyStopping`. It watches the validation set, or where there
/// is none the test set, and the report says so.
public struct EarlyStopping: Codable, Hashable, Sendable {
    /// What is watched.
    public enum Monitor: String, Codable, Hashable, Sendable, CaseIterable {
        /// The mean loss, which is to fall, or the accuracy, which is to rise.
        case loss, accuracy
    }

    /// What is watched.
    public var monitor: Monitor
    /// Epochs without improvement after which the run ends.
    public var patience: Int
    /// What counts as an improvement at least.
    public var minimumDelta: Double
    /// Whether the weights of the best epoch are taken back.
    public var restoresBestWeights: Bool

    /// Keras's defaults.
    public init(
        monitor: Monitor = .loss, patience: Int = 0, minimumDelta: Double = 0, restoresBestWeights: Bool = false
    ) {
        self.monitor = monitor
        self.patience = patience
        self.minimumDelta = minimumDelta
        self.restoresBestWeights = restoresBestWeights
    }
}
