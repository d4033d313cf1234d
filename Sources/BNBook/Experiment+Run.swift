internal import Glibc
internal import Worker

extension Experiment {
    /// Trains every trial with every seed, over the cores at hand; runs that the store holds are taken from it.
    /// - Throws: an error for a model that cannot be trained, or where the samples are gone.
    public func run() throws -> ExperimentResult { try run(by: .current, isPlanned: RunEnvironment.current.isPlanned) }

    /// The same by `service`; what is only planned is said and, where something would be trained, ends the program, since
    /// what follows may depend on it.
    func run(by service: RunService, isPlanned: Bool = false) throws -> ExperimentResult {
        let wanted = trials.flatMap { trial in
            WantedRuns.gathered(trial: trial.name, seeds(of: trial).map { spec(for: trial, seed: $0) })
        }
        let list: ResultList = try service.ask(.runs(wanted, isPlanned: isPlanned))
        let results = try list.results(), known = results.compactMap(\.self)
        if isPlanned, known.count < results.count { exit(0) }
        guard known.count == wanted.reduce(0, { $0 + $1.seeds.count }) else { throw RunService.confusion }
        return result(known)
    }
}

private extension Experiment {
    /// Results in the order of the runs, gathered by trial.
    func result(_ results: [RunResult]) -> ExperimentResult {
        var results = results[...]
        return ExperimentResult(
            experiment: self,
            trials: trials.map { trial in
                let seeds = seeds(of: trial)
                defer { results = results.dropFirst(seeds.count) }
                return TrialResult(
                    trial: trial, batchSize: trial.batchSize ?? batchSize, seeds: seeds,
                    runs: Array(results.prefix(seeds.count)))
            })
    }
}
