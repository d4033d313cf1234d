internal import Datasets
internal import Engine
internal import Store

extension Experiment {
    /// Trains every trial with every seed, over the cores at hand; runs that the store holds are taken from it.
    /// - Throws: `EngineError` for a model that cannot be trained, `DatasetError` where the samples are gone.
    public func run() throws -> ExperimentResult { try run(store: .current, jobs: Handoff.current.jobs) }

    /// The same with this store, and so many cores.
    func run(store: RunStore, jobs: Int) throws -> ExperimentResult {
        let runs = trials.flatMap { trial in seeds.map { (trial, spec(for: trial, seed: $0)) } }
        let keys = try runs.map { try runKey($0.1) }
        var results = keys.map(store.result)
        let missing = results.indices.filter { results[$0] == nil }
        if !missing.isEmpty {
            let trained = try train(missing.map { runs[$0] }, jobs: jobs) { store.keep($1, keys[missing[$0]]) }
            for (index, result) in zip(missing, trained) { results[index] = result }
        }
        for (index, run) in runs.enumerated() {
            guard let result = results[index] else { continue }
            Voice.say(.run(record(of: run.0, run.1, key: keys[index], result, isReused: !missing.contains(index))))
        }
        return result(results.compactMap(\.self))
    }
}

private extension Experiment {
    /// Trains the runs named, and hands over each, by its place, as soon as it is done.
    func train(_ runs: [(Trial, RunSpec)], jobs: Int, keep: @Sendable (Int, RunResult) -> Void) throws -> [RunResult] {
        let samples = try LoadedDatasets.shared.samples(of: dataset)
        let progress = TrainingProgress(trials: runs.map(\.0.name), specs: runs.map(\.1))
        return try Engine.train(
            runs.map(\.1), on: samples, cores: jobs,
            onEvent: { index, event in
                if case .finished(let result) = event { keep(index, result) }
                progress.note(event, ofRun: index)
            },
            isCancelled: { false })
    }

    /// Results in the order of the runs, gathered by trial.
    func result(_ results: [RunResult]) -> ExperimentResult {
        ExperimentResult(
            experiment: self,
            trials: trials.enumerated().map { index, trial in
                TrialResult(
                    trial: trial, batchSize: trial.batchSize ?? batchSize, seeds: seeds,
                    runs: Array(results[index * seeds.count..<(index + 1) * seeds.count]))
            })
    }

    func record(of trial: Trial, _ spec: RunSpec, key: String, _ result: RunResult, isReused: Bool) -> RunRecord {
        RunRecord(
            digest: key, trial: trial.name, seed: spec.seed, batchSize: spec.batchSize, epochs: spec.epochs,
            optimizer: "\(spec.optimizer)", layers: spec.layers.map { "\($0)" }, dataset: dataset.name,
            datasetDigest: dataset.digest, engineVersion: EngineVersion.current, weightsDigest: result.weightsDigest,
            divergedAtStep: result.divergedAtStep, isReused: isReused)
    }
}
