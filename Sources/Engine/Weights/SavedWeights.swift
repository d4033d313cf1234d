package import Datasets
package import Experiments
internal import FoundationEssentials
internal import Store
internal import Synchronization

/// The weights that each of these runs ends with: those that `store` has are taken, each other run is trained once, and
/// its weights and result are kept.
/// - Throws: `EngineError.diverged` for a run that came to nothing, and what `execute` throws.
package func finalWeights(
    of specs: [RunSpec], store: RunStore, jobs: Int, samples: (Dataset) throws -> LoadedDataset,
    isCancelled: @Sendable () -> Bool = { false }
) throws -> [Safetensors] {
    let digests = try specs.map { try $0.digest() }
    var found: [String: Safetensors] = [:]
    for (digest, spec) in zip(digests, specs) {
        if let known = store.result(digest) { try checkEnd(of: spec, known) }
        found[digest] = store.weights(digest)
    }
    var seen = Set(found.keys)
    let missing = specs.indices.filter { seen.insert(digests[$0]).inserted }
    for dataset in missing.map({ specs[$0].dataset }).reduce(
        into: [Dataset](), { if !$0.contains($1) { $0.append($1) } })
    {
        let places = missing.filter { specs[$0].dataset == dataset }, own = places.map { specs[$0] }
        let initial = try initialWeights(of: own, store: store, jobs: jobs, samples: samples, isCancelled: isCancelled)
        let trained = Mutex<[Int: Safetensors]>([:])
        let results = try train(
            own, from: initial, on: samples(dataset), cores: jobs, onEvent: { _, _ in },
            onWeights: { run, weights in trained.withLock { $0[run] = weights } },
            checkpoints: { store.checkpoints(digests[places[$0]]) }, isCancelled: isCancelled)
        for (run, place) in places.enumerated() {
            found[digests[place]] = trained.withLock { $0[run] }
            store.keep(results[run], digests[place])
            try checkEnd(of: own[run], results[run])
            store.keep(found[digests[place]]!, digests[place])
        }
    }
    return digests.map { found[$0]! }
}

/// What each of these runs begins with; `nil` where its weights are drawn.
func initialWeights(
    of specs: [RunSpec], store: RunStore, jobs: Int, samples: (Dataset) throws -> LoadedDataset,
    isCancelled: @Sendable () -> Bool
) throws -> [Safetensors?] {
    var initial = [Safetensors?](repeating: nil, count: specs.count)
    var earlier: [(place: Int, spec: RunSpec, isFolded: Bool)] = []
    for (place, spec) in specs.enumerated() {
        switch spec.initialWeights?.source {
        case nil: continue
        case .run(let spec)?: earlier.append((place, spec, isFolded: false))
        case .foldedRun(let spec)?: earlier.append((place, spec, isFolded: true))
        case .file(let path, let digest)?:
            initial[place] = try readWeights(path, digest: digest, ignoring: spec.initialWeights?.ignoredTensors ?? [])
        }
    }
    let ended = try finalWeights(
        of: earlier.map(\.spec), store: store, jobs: jobs, samples: samples, isCancelled: isCancelled)
    for (run, weights) in zip(earlier, ended) {
        initial[run.place] = run.isFolded ? weights.folded(run.spec.layers) : weights
    }
    return initial
}

/// The digest of a file of weights, whose tensors of these names are passed over.
/// - Throws: `EngineError.weightsFile` for a file that cannot be read, is no safetensors file of float32, or has no
///   tensor of such a name.
package func weightsDigest(ofFile path: String, ignoring names: [String] = []) throws -> String {
    try readWeightsFile(path, ignoring: names).digest
}

/// Writes weights as a safetensors file, whole or not at all.
package func writeWeights(_ weights: Safetensors, to path: String) throws {
    try writeAtomically(weights.bytes, to: path)
}

private func checkEnd(of spec: RunSpec, _ result: RunResult) throws(EngineError) {
    if result.hasDiverged { throw .diverged(seed: spec.seed, step: result.divergedAtStep) }
}

private func readWeights(_ path: String, digest: String, ignoring names: [String]) throws(EngineError) -> Safetensors {
    let file = try readWeightsFile(path, ignoring: names)
    guard file.digest == digest else {
        throw .weightsFile(path, reason: "its SHA-256 is \(file.digest); expected \(digest)")
    }
    return file.weights
}

/// A name stands for the tensor that is called so, or for all whose last part is: "num_batches_tracked".
private func readWeightsFile(_ path: String, ignoring names: [String]) throws(EngineError) -> (
    weights: Safetensors, digest: String
) {
    guard let data = FileManager.default.contents(atPath: path) else {
        throw .weightsFile(path, reason: "it cannot be read; expected a safetensors file")
    }
    let bytes = [UInt8](data)
    var unused = Set(names)
    func isIgnored(_ tensor: String) -> Bool {
        guard let name = names.first(where: { tensor == $0 || tensor.hasSuffix(".\($0)") }) else { return false }
        unused.remove(name)
        return true
    }
    let weights: Safetensors
    do throws(SafetensorsError) { weights = try Safetensors(bytes: bytes, isIgnored: isIgnored) } catch {
        throw .weightsFile(path, reason: "\(error)")
    }
    if let name = unused.min() {
        throw .weightsFile(path, reason: "it has no tensor \(name), which is to be passed over")
    }
    return (weights, SHA256.digest(bytes))
}
