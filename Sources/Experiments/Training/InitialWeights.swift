internal import Spelling

/// The saved weights that a run begins with, in the place of drawn ones. Weights and moving averages go on from where
/// they were; the optimizer's memory and its count of steps begin anew, and the order of samples is that of the new
/// run. Layers are told by their number in the model.
public struct InitialWeights: Hashable, Sendable {
    /// Where they come from.
    public indirect enum Source: Codable, Hashable, Sendable {
        /// Those that another run ends with; the run that begins with them lends it its seed, so that pairs stay pairs.
        case run(spec: RunSpec)
        /// The same, every `BatchNormalization` that can be folded into the layer before it: the weights of the folded
        /// model.
        case foldedRun(spec: RunSpec)
        /// Those in a safetensors file, whose bytes have this SHA-256.
        case file(path: String, digest: String)
    }

    /// Where they come from.
    public var source: Source
    /// Layers whose weights are drawn all the same, counted from 1: a new last layer.
    public var freshLayers: [Int]
    /// Whether the moving averages of every `BatchNormalization` are replaced, before the first step, by the moments of
    /// the new training set.
    public var reestimatesAverages: Bool
    /// Tensors of the file that are passed over, by their names, or by the last part of them.
    public var ignoredTensors: [String]

    /// Weights from a source, but for those of the layers drawn anew.
    public init(
        _ source: Source, freshLayers: [Int] = [], reestimatesAverages: Bool = false, ignoredTensors: [String] = []
    ) {
        self.source = source
        self.freshLayers = freshLayers
        self.reestimatesAverages = reestimatesAverages
        self.ignoredTensors = ignoredTensors
    }
}

/// The JSON of what a run begins with.
extension InitialWeights: Configurable {
    public static var settings: [Setting<InitialWeights>] {
        [
            Setting("source", \.source, isRequired: true), Setting("freshLayers", \.freshLayers, isRequired: true),
            Setting("reestimatesAverages", \.reestimatesAverages, isRequired: true),
            Setting("ignoredTensors", \.ignoredTensors, isOmittedAtDefault: true),
        ]
    }

    /// Those of no file: what is required has no default.
    public static let standard = InitialWeights(.file(path: "", digest: ""))
}

extension InitialWeights.Source: SettingValue {}

extension InitialWeights {
    /// Whether a run of another seed begins with others; not where all of them are in a file.
    var dependOnSeed: Bool { if case .file = source { !freshLayers.isEmpty } else { true } }

    /// The same for a run of this seed.
    func with(seed: UInt64) -> InitialWeights {
        var copy = self
        switch source {
        case .run(let run): copy.source = .run(spec: run.with(seed: seed))
        case .foldedRun(let run): copy.source = .foldedRun(spec: run.with(seed: seed))
        case .file: break
        }
        return copy
    }
}

extension InitialWeights: CustomStringConvertible {
    /// "those that a run of the same seed ends with (…); layer 4 drawn anew".
    public var description: String {
        var words: [String]
        switch source {
        case .run(let run): words = ["those that a run of the same seed ends with (\(run.account))"]
        case .foldedRun(let run):
            words = [
                "those that a run of the same seed ends with (\(run.account)), batch normalization folded into the layers before it"
            ]
        case .file(let path, let digest): words = ["those in \(path), SHA-256 \(digest.prefix(12))"]
        }
        if !ignoredTensors.isEmpty { words.append("\(ignoredTensors.joined(separator: ", ")) passed over") }
        if !freshLayers.isEmpty {
            words.append(
                "\(inNumber(freshLayers.count, "layer")) \(freshLayers.map(String.init).joined(separator: ", ")) drawn anew"
            )
        }
        if reestimatesAverages {
            words.append("moving averages re-estimated over the training set before the first step")
        }
        return words.joined(separator: "; ")
    }
}

private extension RunSpec {
    func with(seed: UInt64) -> RunSpec {
        var copy = self
        copy.seed = seed
        copy.initialWeights = initialWeights?.with(seed: seed)
        return copy
    }

    /// On what it is trained, and how.
    var account: String {
        let earlier = initialWeights.map { ", itself begun with \($0)" } ?? ""
        return
            "\(dataset.name) \(dataset.identity.prefix(12)), \(optimizer), \(steps) steps in batches of \(batchSize)\(earlier)"
    }
}
