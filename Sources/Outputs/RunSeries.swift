internal import FoundationEssentials
package import Store

/// Runs that differ in nothing but their seeds and what came of them: what is the same in all is held once. This is how
/// runs are held, written down and sent, as there may be a million.
package struct RunSeries: Hashable, Sendable {
    /// The first of them.
    package private(set) var first: RunRecord
    /// Of each run.
    private var seeds: [UInt64]
    /// Whether names and weights are SHA-256 digests; where not, there is one run, and those of `first` count.
    private var hasKeys: Bool
    /// Of each run its name in the store.
    private var digests: [SHA256Digest]
    /// Of each run its weights' digest, zero where there are none.
    private var weights: [SHA256Digest]
    /// Of each run a digit: 1 where it came from the store.
    private var reused: [UInt8]
    /// Of each run the step at which it diverged, or 0; `nil` where none did.
    private var divergedAtStep: [Int]?
    /// Of each run what it ended with.
    private var outcomes: OutcomeBytes

    /// A series of one run.
    package init(_ run: RunRecord) {
        first = run
        (seeds, digests, weights, reused, outcomes) = ([], [], [], [], OutcomeBytes())
        let key = RunKey(run)
        hasKeys = key != nil
        add(run, key ?? RunKey())
    }

    /// How many runs there are.
    package var count: Int { seeds.count }

    /// Takes in a run, where it differs in nothing but its seed and what came of it; `false` where it does not.
    package mutating func append(_ run: RunRecord) -> Bool {
        guard hasKeys, let key = RunKey(run), run.isAlike(first) else { return false }
        add(run, key)
        return true
    }

    /// Takes in the runs of another series, where they differ in nothing but their seeds and what came of them; `false` where
    /// they do not.
    mutating func append(contentsOf other: RunSeries) -> Bool {
        guard hasKeys, other.hasKeys, other.first.isAlike(first) else { return false }
        if divergedAtStep != nil || other.divergedAtStep != nil {
            divergedAtStep = steps + other.steps
        }
        seeds += other.seeds
        digests += other.digests
        weights += other.weights
        reused += other.reused
        outcomes.append(contentsOf: other.outcomes)
        return true
    }

    /// The name in the store of the run at a place.
    package func digest(at index: Int) -> String {
        count == 1 ? first.digest : digests[index].text
    }

    /// What tells the run at a place from all others: its name in the store, or the digest of a name that is none.
    package func key(at index: Int) -> SHA256Digest {
        hasKeys ? digests[index] : SHA256Digest(of: Array(digest(at: index).utf8))
    }

    /// The seed of the run at a place.
    package func seed(at index: Int) -> UInt64 { seeds[index] }

    /// What the run at a place ended with; `nil` where it was only planned, or diverged.
    package func outcome(at index: Int) -> RunOutcome? { count == 1 ? first.outcome : outcomes[index] }

    /// Whether the run at a place came from the store.
    package func isReused(at index: Int) -> Bool { reused[index] == Self.yes }

    /// The step at which the run at a place diverged; `nil` for one that came to its end.
    package func divergedAtStep(at index: Int) -> Int? {
        divergedAtStep.flatMap { $0[index] == 0 ? nil : $0[index] }
    }

    /// The run at a place.
    package subscript(index: Int) -> RunRecord {
        var run = first
        run.isReused = isReused(at: index)
        if count == 1 { return run }
        run.seed = seeds[index]
        run.specificationText.seed = run.specificationText.seed == nil ? nil : seeds[index]
        run.digest = digest(at: index)
        run.weightsDigest = weights[index] == .zero ? nil : weights[index].text
        run.divergedAtStep = divergedAtStep(at: index)
        run.outcome = outcomes[index]
        return run
    }

    /// The same runs for a later look: their results are kept by then.
    var kept: RunSeries {
        var series = self
        series.first.isReused = true
        series.reused = [UInt8](repeating: Self.yes, count: count)
        return series
    }
}

extension RunSeries: Codable {
    private enum CodingKeys: String, CodingKey {
        case first, seeds, digests, weights, reused, divergedAtStep, outcomes
    }

    /// Reads a series.
    /// - Throws: `DecodingError` for one whose parts do not fit together.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let first = try values.decode(RunRecord.self, forKey: .first), hasKeys = RunKey(first) != nil
        func bytes(_ key: CodingKeys) throws -> [UInt8] { Array(try values.decode(String.self, forKey: key).utf8) }
        func digests(_ key: CodingKeys) throws -> [SHA256Digest] {
            let text = try bytes(key)
            return stride(from: 0, to: text.count, by: Self.length).compactMap {
                let digits = text[$0..<min($0 + Self.length, text.count)]
                return SHA256Digest(digits) ?? (hasKeys && !digits.elementsEqual(Self.noWeights.utf8) ? nil : .zero)
            }
        }
        (self.first, self.hasKeys) = (first, hasKeys)
        seeds = try values.decode([UInt64].self, forKey: .seeds)
        self.digests = try digests(.digests)
        weights = try digests(.weights)
        reused = try bytes(.reused)
        divergedAtStep = try values.decodeIfPresent([Int].self, forKey: .divergedAtStep)
        outcomes = OutcomeBytes([UInt8](try values.decode(Data.self, forKey: .outcomes)))
        guard hasKeys || count == 1, self.digests.count == count, weights.count == count, reused.count == count,
            outcomes.count == count, divergedAtStep.map({ $0.count == count }) ?? true
        else {
            throw DecodingError.dataCorruptedError(forKey: .seeds, in: values, debugDescription: "not one of each run")
        }
    }

    /// Writes a series.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(first, forKey: .first)
        try values.encode(seeds, forKey: .seeds)
        try values.encode(digests.map(\.text).joined(), forKey: .digests)
        try values.encode(weights.map { $0 == .zero ? Self.noWeights : $0.text }.joined(), forKey: .weights)
        try values.encode(String(decoding: reused, as: UTF8.self), forKey: .reused)
        try values.encodeIfPresent(divergedAtStep, forKey: .divergedAtStep)
        try values.encode(Data(outcomes.bytes), forKey: .outcomes)
    }
}

private extension RunSeries {
    mutating func add(_ run: RunRecord, _ key: RunKey) {
        if run.divergedAtStep != nil, divergedAtStep == nil { divergedAtStep = steps }
        divergedAtStep?.append(run.divergedAtStep ?? 0)
        seeds.append(run.seed)
        digests.append(key.digest)
        weights.append(key.weights)
        reused.append(run.isReused ? Self.yes : Self.no)
        outcomes.append(run.outcome)
    }

    /// Of each run the step at which it diverged, or 0.
    var steps: [Int] { divergedAtStep ?? [Int](repeating: 0, count: count) }

    static let (yes, no) = (UInt8(ascii: "1"), UInt8(ascii: "0"))
    /// Of a digest in hexadecimal.
    static let length = 64
    static let noWeights = String(repeating: "-", count: length)
}

private extension RunRecord {
    /// Whether it differs from `other` in nothing but its seed and what came of it.
    func isAlike(_ other: RunRecord) -> Bool {
        trial == other.trial && batchSize == other.batchSize && epochs == other.epochs && layers == other.layers
            && optimizer == other.optimizer && dataset == other.dataset && datasetDigest == other.datasetDigest
            && engineVersion == other.engineVersion && testCount == other.testCount && settings == other.settings
            && specificationText.text == other.specificationText.text
            && (specificationText.seed == nil) == (other.specificationText.seed == nil)
            && specificationText.seed.map { $0 == seed } ?? true
    }
}
