internal import Datasets
internal import Engine
internal import Glibc

extension Experiment {
    /// Trains every trial with every seed, over the cores at hand; runs that the store holds are taken from it.
    /// - Throws: `EngineError` for a model that cannot be trained, `DatasetError` where the samples are gone.
    public func run() throws -> ExperimentResult {
        try run(store: .current, jobs: RunEnvironment.current.jobs, isPlanned: RunEnvironment.current.isPlanned)
    }

    /// The same with this store, and so many cores; what is only planned is said and, where something would be trained,
    /// ends the program.
    func run(store: RunStore, jobs: Int, isPlanned: Bool = false) throws -> ExperimentResult {
        let runs = trials.flatMap { trial in
            seeds(of: trial).map { (trial: trial, spec: spec(for: trial, seed: $0)) }
        }
        if isPlanned { try plan(runs, store) }
        let progress = TrainingProgress(trials: runs.map(\.trial.name), specs: runs.map(\.spec))
        let executed = try execute(
            runs.map(\.spec), store: store, jobs: jobs,
            onMissing: progress.begin, samples: { try LoadedDatasets.shared.samples(of: $0) },
            onEvent: { progress.note($1, ofRun: $0) })
        for (run, done) in zip(runs, executed) {
            OutputWriter.emit(
                .run(try record(of: run.trial, run.spec, done.digest, done.result, isReused: done.isReused)))
        }
        return result(executed.map(\.result))
    }
}

extension RunStore {
    /// The store that the renderer named; what is wrong with it goes to the terminal.
    static let current = RunStore(
        folder: RunEnvironment.current.store, isFresh: RunEnvironment.current.isFresh, onStoreError: reportStoreError)
}

private extension Experiment {
    /// Says every run and whether its result is kept; where one is missing the program ends here, since what follows
    /// may depend on it.
    func plan(_ runs: [(trial: Trial, spec: RunSpec)], _ store: RunStore) throws {
        var isMissing = false
        for (trial, spec) in runs {
            let digest = try spec.digest()
            let kept = store.result(digest)
            isMissing = isMissing || kept == nil
            OutputWriter.emit(.run(try record(of: trial, spec, digest, kept, isReused: kept != nil)))
        }
        if isMissing { exit(0) }
    }

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

    func record(of trial: Trial, _ spec: RunSpec, _ digest: String, _ result: RunResult?, isReused: Bool) throws
        -> RunRecord
    {
        RunRecord(
            digest: digest, trial: trial.name, seed: spec.seed, batchSize: spec.batchSize, epochs: spec.epochs,
            optimizer: "\(spec.optimizer)", layers: spec.layers.map { "\($0)" }, dataset: spec.dataset.name,
            datasetDigest: spec.dataset.identity, engineVersion: EngineVersion.current, settings: spec.settings,
            specification: try spec.json(),
            weightsDigest: result?.weightsDigest, divergedAtStep: result?.divergedAtStep, isReused: isReused,
            outcome: result?.outcome, testCount: spec.dataset.testCount)
    }
}

private extension RunResult {
    /// The numbers that the run ends with; `nil` where it diverged.
    var outcome: RunOutcome? {
        guard !hasDiverged, let epoch = finalEpoch else { return nil }
        let errors = epoch.regression(.test)
        func accuracy(_ value: Double?) -> Double? { errors == nil ? value : nil }
        return RunOutcome(
            epoch: epoch.number, trainLoss: epoch.trainLoss, trainAccuracy: accuracy(epoch.trainAccuracy),
            testLoss: epoch.testLoss, testAccuracy: accuracy(epoch.testAccuracy), validationLoss: epoch.validationLoss,
            validationAccuracy: accuracy(epoch.validationAccuracy), evaluatedTrainLoss: epoch.evaluatedTraining?.loss,
            evaluatedTrainAccuracy: accuracy(epoch.evaluatedTraining?.accuracy), testR2: errors?.r2,
            testRMSE: errors?.rmse, testMAE: errors?.mae)
    }
}
