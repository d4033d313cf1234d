internal import Engine

extension InitialWeights {
    /// The weights in a safetensors file, such as `saveWeights` writes: float32, under the names that
    /// docs/notebook-format.md says. Tensors named among `ignoring` are passed over, whatever their type; a name
    /// without a layer's number, such as PyTorch's "num_batches_tracked", stands for those of all layers.
    /// - Throws: an error that says what is wrong with the file.
    public static func file(
        _ path: String, ignoring: [String] = [], freshLayers: [Int] = [], reestimatesAverages: Bool = false
    ) throws -> InitialWeights {
        sayInput(path, [path])
        return InitialWeights(
            .file(path: path, digest: try weightsDigest(ofFile: path, ignoring: ignoring)), freshLayers: freshLayers,
            reestimatesAverages: reestimatesAverages, ignoredTensors: ignoring)
    }
}

extension ExperimentResult {
    /// Writes the weights that a trial's run with this seed (or with the first) ended with as a safetensors file;
    /// folded, those of the trial's `model.folded`, with words about both models among the file's metadata. A run whose
    /// weights are not at hand is carried out again for them. Nothing is written where runs are only planned.
    /// - Throws: `ExperimentError` for a seed that is not the experiment's, `StoreError` for a file that cannot be
    ///   written, and what a run throws.
    public func saveWeights(of trial: String, folded: Bool = false, seed: UInt64? = nil, to path: String) throws {
        try saveWeights(
            of: trial, folded: folded, seed: seed, to: path, store: .current, jobs: RunEnvironment.current.jobs,
            isPlanned: RunEnvironment.current.isPlanned)
    }

    func saveWeights(
        of trial: String, folded: Bool, seed: UInt64?, to path: String, store: RunStore, jobs: Int,
        isPlanned: Bool = false
    ) throws {
        if let seed, !experiment.seeds.contains(seed) {
            throw ExperimentError.unknownSeed(seed, known: experiment.seeds)
        }
        guard !isPlanned else { return }
        let spec = experiment.spec(for: self[trial].trial, seed: seed ?? experiment.seeds[0])
        let found = try finalWeights(
            of: [spec], store: store, jobs: jobs, samples: { try LoadedDatasets.shared.samples(of: $0) })
        try writeWeights(folded ? spec.folded(found[0]) : found[0], to: path)
    }
}

private extension RunSpec {
    /// The run's weights, folded, with what a reader of their file wants to know.
    func folded(_ weights: Safetensors) throws -> Safetensors {
        var folded = weights.folded(layers)
        folded.metadata = [
            "model": layers.folded.numbered, "folded from": layers.numbered, "data": data,
            "data digest": dataset.identity, "seed": "\(seed)", "run": try digest(),
        ]
        return folded
    }
}

private extension [Layer] {
    /// A line for each layer, with the number that its weights' names begin with.
    var numbered: String { enumerated().map { "\($0 + 1) \($1)" }.joined(separator: "\n") }
}
