internal import Engine
internal import Worker

extension InitialWeights {
    /// The weights in a safetensors file, such as `saveWeights` writes: float32, under the names that
    /// docs/notebook-format.md says. Tensors named among `ignoring` are passed over, whatever their type; a name
    /// without a layer's number, such as PyTorch's "num_batches_tracked", stands for those of all layers.
    /// - Throws: an error that says what is wrong with the file.
    public static func file(
        _ path: String, ignoring: [String] = [], freshLayers: [Int] = [], reestimatesAverages: Bool = false
    ) throws -> InitialWeights {
        try sayInput(path, [path])
        return InitialWeights(
            .file(path: path, digest: try weightsDigest(ofFile: path, ignoring: ignoring)), freshLayers: freshLayers,
            reestimatesAverages: reestimatesAverages, ignoredTensors: ignoring)
    }
}

extension ExperimentResult {
    /// Writes the weights that a trial's run with this seed (or with the first) ended with as a safetensors file;
    /// folded, those of the trial's `model.folded`, with words about both models among the file's metadata. A run whose
    /// weights are not at hand is carried out again for them. Nothing is written where runs are only planned.
    /// - Throws: `ExperimentError` for a seed that is not the experiment's, an error for a file that cannot or may not be
    ///   written, and what a run throws.
    public func saveWeights(of trial: String, folded: Bool = false, seed: UInt64? = nil, to path: String) throws {
        try saveWeights(
            of: trial, folded: folded, seed: seed, to: path, by: .current, isPlanned: RunEnvironment.current.isPlanned)
    }

    func saveWeights(
        of trial: String, folded: Bool, seed: UInt64?, to path: String, by service: RunService, isPlanned: Bool = false
    ) throws {
        if let seed, !experiment.seeds.contains(seed) {
            throw ExperimentError.unknownSeed(seed, known: experiment.seeds)
        }
        guard !isPlanned else { return }
        let spec = experiment.spec(for: self[trial].trial, seed: seed ?? experiment.seeds[0])
        let _: Void = try service.ask(.saveWeights(spec, isFolded: folded, path: path))
    }
}
