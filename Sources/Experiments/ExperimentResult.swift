/// What an experiment gave: its trials, in the order they were written.
public struct ExperimentResult: Codable, Hashable, Sendable {
    public var experiment: Experiment
    public var trials: [TrialResult]

    public init(experiment: Experiment, trials: [TrialResult]) {
        self.experiment = experiment
        self.trials = trials
    }

    /// The trial of that name.
    /// - Precondition: there is one; the message lists the names there are.
    public subscript(name: String) -> TrialResult {
        guard let trial = trials.first(where: { $0.name == name }) else {
            fatalError(ExperimentError.unknownTrial(name, known: trials.map(\.name)).description)
        }
        return trial
    }

    /// Every epoch of every trial, trial by trial: what a chart of learning curves plots.
    public var history: [HistoryPoint] { trials.flatMap(\.history) }
}
