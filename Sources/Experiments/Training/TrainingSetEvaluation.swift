/// On which training samples a network is evaluated after each epoch: in inference mode and with the weights of the
/// epoch's end, as it is on the test samples. The running `trainLoss` is neither: it is taken in training mode, with
/// the noise of dropout and of batch statistics, while the weights move. So only what is evaluated may be subtracted
/// from a test loss. It costs a pass forward over these samples, and changes no bit of the training.
public enum TrainingSetEvaluation: Codable, Hashable, Sendable {
    /// All training samples.
    case full
    /// So many of them, drawn by the run's seed: the same in every epoch and every trial.
    case subset(count: Int)
}

extension TrainingSetEvaluation: CustomStringConvertible {
    /// "all training samples", "1000 training samples drawn by the seed".
    public var description: String {
        switch self {
        case .full: "all training samples"
        case .subset(let count): "\(count) training samples drawn by the seed"
        }
    }
}
