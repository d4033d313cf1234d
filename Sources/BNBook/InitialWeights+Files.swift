internal import Engine

extension InitialWeights {
    /// The weights in a safetensors file, such as `saveWeights` writes: float32, under the names that docs/notebook-format.md says.
    /// - Throws: an error that says what is wrong with the file.
    public static func file(_ path: String, freshLayers: [Int] = [], reestimatesAverages: Bool = false) throws -> InitialWeights {
        sayInput(path, [path])
        return InitialWeights(
            .file(path: path, digest: try weightsDigest(ofFile: path)), freshLayers: freshLayers, reestimatesAverages: reestimatesAverages)
    }
}

extension ExperimentResult {
    /// Writes the weights that a trial's run with this seed (or with the first) ended with as a safetensors file. A run whose weights are not in the
    /// store is carried out again for them. Nothing is written where runs are only planned.
    /// - Throws: `ExperimentError` for a seed that is not the experiment's, `StoreError` for a file that cannot be written, and what a run throws.
    public func saveWeights(of trial: String, seed: UInt64? = nil, to path: String) throws {
        try saveWeights(of: trial, seed: seed, to: path, store: .current, jobs: Handoff.current.jobs, isPlanned: Handoff.current.isPlanned)
    }

    func saveWeights(of trial: String, seed: UInt64?, to path: String, store: RunStore, jobs: Int, isPlanned: Bool = false) throws {
        if let seed, !experiment.seeds.contains(seed) { throw ExperimentError.unknownSeed(seed, known: experiment.seeds) }
        guard !isPlanned else { return }
        let spec = experiment.spec(for: self[trial].trial, seed: seed ?? experiment.seeds[0])
        let found = try finalWeights(of: [spec], store: store, jobs: jobs, samples: { try LoadedDatasets.shared.samples(of: $0) })
        try writeWeights(found[0], to: path)
    }
}
