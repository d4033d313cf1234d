/// How far a long piece of work has come. For the terminal alone: it never enters a report.
package struct Progress: Codable, Hashable, Sendable {
    /// What is being done: "Training Baseline, batch size 32".
    package var activity: String
    /// Between 0 and 1.
    package var fraction: Double
    /// Runs that are done, of how many; 0 of 0 where the work is not made of runs.
    package var runsDone: Int
    /// How many runs there are in all.
    package var runs: Int
    /// The epoch in progress, and the loss of its last step; `nil` where there is none.
    package var epoch: Int?
    /// The loss of the last step, in nats; `nil` where there is none.
    package var loss: Double?
    /// Samples per second; `nil` where it is not known yet.
    package var speed: Double?
    /// Seconds left; `nil` where it is not known yet.
    package var secondsLeft: Double?

    /// Work of which `fraction` (0 to 1) is done.
    package init(
        activity: String, fraction: Double, runsDone: Int = 0, runs: Int = 0, epoch: Int? = nil, loss: Double? = nil,
        speed: Double? = nil, secondsLeft: Double? = nil
    ) {
        self.activity = activity
        self.fraction = fraction
        self.runsDone = runsDone
        self.runs = runs
        self.epoch = epoch
        self.loss = loss
        self.speed = speed
        self.secondsLeft = secondsLeft
    }
}
