/// The saved weights that a run begins with, in the place of drawn ones. Weights and moving averages go on from where they were; the optimizer's memory
/// and its count of steps begin anew, and the order of samples is that of the new run. Layers are told by their number in the model.
public struct InitialWeights: Codable, Hashable, Sendable {
    /// Where they come from.
    public indirect enum Source: Codable, Hashable, Sendable {
        /// Those that another run ends with; the run that begins with them lends it its seed, so that pairs stay pairs.
        case run(spec: RunSpec)
        /// Those in a safetensors file, whose bytes have this SHA-256.
        case file(path: String, digest: String)
    }

    public var source: Source
    /// Layers whose weights are drawn all the same, counted from 1: a new last layer.
    public var freshLayers: [Int]
    /// Whether the moving averages of every `BatchNormalization` are replaced, before the first step, by the moments of the new training set.
    public var reestimatesAverages: Bool

    public init(_ source: Source, freshLayers: [Int] = [], reestimatesAverages: Bool = false) {
        self.source = source
        self.freshLayers = freshLayers
        self.reestimatesAverages = reestimatesAverages
    }
}

extension InitialWeights {
    /// The same for a run of this seed.
    func with(seed: UInt64) -> InitialWeights {
        guard case .run(var spec) = source else { return self }
        spec.seed = seed
        spec.initialWeights = spec.initialWeights?.with(seed: seed)
        return InitialWeights(.run(spec: spec), freshLayers: freshLayers, reestimatesAverages: reestimatesAverages)
    }

    /// Throws where a layer that is not fresh has no counterpart in the run that is begun from, or that run cannot be.
    func validate(for layers: [Layer], of dataset: Dataset) throws(ModelError) {
        for number in freshLayers where !layers.indices.contains(number - 1) {
            throw .run(name: "a fresh layer", value: "\(number)", expected: "1 to \(layers.count)")
        }
        guard case .run(let spec) = source else { return }
        try spec.validate()
        let own = try layers.summaries(input: dataset.shape), saved = try spec.layers.summaries(input: spec.dataset.shape)
        for number in 1...max(own.count, saved.count) where !freshLayers.contains(number) {
            let (here, there) = (own.weights(ofLayer: number), saved.weights(ofLayer: number))
            guard here.count == there.count else { throw .initialWeights(layer: number, here: here.words, saved: there.words) }
        }
    }
}

private extension [LayerSummary] {
    /// The weights of a layer, which may not be there.
    func weights(ofLayer number: Int) -> (count: Int, words: String) {
        guard indices.contains(number - 1) else { return (0, "missing") }
        return (self[number - 1].parameters, "\(self[number - 1].type) with \(self[number - 1].parameters) numbers")
    }
}

extension InitialWeights: CustomStringConvertible {
    /// "those that a run of the same seed ends with (…); layer 4 drawn anew".
    public var description: String {
        var words: [String]
        switch source {
        case .run(let spec):
            let earlier = spec.initialWeights.map { ", itself begun with \($0)" } ?? ""
            words = [
                "those that a run of the same seed ends with (\(spec.dataset.name) \(spec.dataset.identity.prefix(12)), \(spec.optimizer), "
                    + "\(spec.steps) steps in batches of \(spec.batchSize)\(earlier))"
            ]
        case .file(let path, let digest): words = ["those in \(path), SHA-256 \(digest.prefix(12))"]
        }
        if !freshLayers.isEmpty { words.append("layer\(freshLayers.count == 1 ? "" : "s") \(freshLayers.map(String.init).joined(separator: ", ")) drawn anew") }
        if reestimatesAverages { words.append("moving averages re-estimated over the training set before the first step") }
        return words.joined(separator: "; ")
    }
}
