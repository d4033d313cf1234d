/// What an experiment gave: its trials, in the order they were written.
public struct ExperimentResult: Codable, Hashable, Sendable {
    /// What was asked.
    public var experiment: Experiment
    /// One result per trial, in the order of the experiment's.
    public var trials: [TrialResult]

    /// The results of an experiment's trials, in their order.
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

    /// What a trial's runs end with, for others to begin with, each with the run of its own seed:
    /// `Trial("Fine-tuned", model, startingFrom: pretrained.weights(of: "Baseline", freshLayers: [4]))`.
    /// Folded, they are those of the trial's `model.folded`: `Trial("Folded", model.folded, epochs: 0, startingFrom:
    /// result.weights(of: "BN", folded: true))`.
    /// - Precondition: there is a trial of that name.
    public func weights(
        of trial: String, folded: Bool = false, freshLayers: [Int] = [], reestimatesAverages: Bool = false
    ) -> InitialWeights {
        let spec = experiment.spec(for: self[trial].trial, seed: experiment.seeds[0])
        return InitialWeights(
            folded ? .foldedRun(spec: spec) : .run(spec: spec), freshLayers: freshLayers,
            reestimatesAverages: reestimatesAverages)
    }

    /// Every epoch of every trial, trial by trial: what a chart of learning curves plots.
    public var history: [HistoryPoint] { trials.flatMap(\.history) }
}
