/// What a training run reports while it goes on.
public enum TrainingEvent: Sendable {
    /// So many of the run's steps are done, in this epoch (1 for the first); the loss is the last step's. Reported a
    /// few times a second at most.
    case step(done: Int, of: Int, epoch: Int, loss: Double)
    /// An epoch is done, and evaluated.
    case epoch(Epoch)
    /// The run is done.
    case finished(RunResult)
}
