internal import FoundationEssentials

/// Runs that differ in nothing but their seeds and what came of them: what is the same in all is held once. This is how
/// runs are held, written down and sent, as there may be a million.
package struct RunSeries: Hashable, Sendable {
    /// The first of them.
    package private(set) var first: RunRecord
    /// Of each run.
    private var seeds: [UInt64]
    /// Of each run the 64 digits of its name in the store.
    private var digests: [UInt8]
    /// Of each run the 64 digits of its weights' digest, or as many hyphens.
    private var weights: [UInt8]
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
        add(run)
    }

    /// How many runs there are.
    package var count: Int { seeds.count }

    /// Takes in a run, where it differs in nothing but its seed and what came of it; `false` where it does not.
    package mutating func append(_ run: RunRecord) -> Bool {
        guard run.isAlike(first) else { return false }
        add(run)
        return true
    }

    /// Takes in the runs of another series, where they differ in nothing but their seeds and what came of them; `false` where
    /// they do not.
    mutating func append(contentsOf other: RunSeries) -> Bool {
        guard other.first.isAlike(first) else { return false }
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
        count == 1 ? first.digest : String(decoding: digests[index * 64..<index * 64 + 64], as: UTF8.self)
    }

    /// The run at a place.
    package subscript(index: Int) -> RunRecord {
        var run = first
        run.isReused = reused[index] == Self.yes
        if count == 1 { return run }
        let place = index * 64..<index * 64 + 64
        run.seed = seeds[index]
        run.specificationText.seed = run.specificationText.seed == nil ? nil : seeds[index]
        run.digest = digest(at: index)
        run.weightsDigest =
            weights[place.lowerBound] == Self.none ? nil : String(decoding: weights[place], as: UTF8.self)
        run.divergedAtStep = divergedAtStep.flatMap { $0[index] == 0 ? nil : $0[index] }
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
        func bytes(_ key: CodingKeys) throws -> [UInt8] { Array(try values.decode(String.self, forKey: key).utf8) }
        first = try values.decode(RunRecord.self, forKey: .first)
        seeds = try values.decode([UInt64].self, forKey: .seeds)
        digests = try bytes(.digests)
        weights = try bytes(.weights)
        reused = try bytes(.reused)
        divergedAtStep = try values.decodeIfPresent([Int].self, forKey: .divergedAtStep)
        outcomes = OutcomeBytes([UInt8](try values.decode(Data.self, forKey: .outcomes)))
        guard count == 1 || digests.count == 64 * count, count == 1 || weights.count == 64 * count,
            reused.count == count, outcomes.count == count, divergedAtStep.map({ $0.count == count }) ?? true
        else {
            throw DecodingError.dataCorruptedError(forKey: .seeds, in: values, debugDescription: "not one of each run")
        }
    }

    /// Writes a series.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        func put(_ bytes: [UInt8], _ key: CodingKeys) throws {
            try values.encode(String(decoding: bytes, as: UTF8.self), forKey: key)
        }
        try values.encode(first, forKey: .first)
        try values.encode(seeds, forKey: .seeds)
        try put(digests, .digests)
        try put(weights, .weights)
        try put(reused, .reused)
        try values.encodeIfPresent(divergedAtStep, forKey: .divergedAtStep)
        try values.encode(Data(outcomes.bytes), forKey: .outcomes)
    }
}

private extension RunSeries {
    mutating func add(_ run: RunRecord) {
        if run.divergedAtStep != nil, divergedAtStep == nil { divergedAtStep = steps }
        divergedAtStep?.append(run.divergedAtStep ?? 0)
        seeds.append(run.seed)
        digests += run.digest.utf8
        weights += run.weightsDigest?.utf8 ?? Self.noWeights
        reused.append(run.isReused ? Self.yes : Self.no)
        outcomes.append(run.outcome)
    }

    /// Of each run the step at which it diverged, or 0.
    var steps: [Int] { divergedAtStep ?? [Int](repeating: 0, count: count) }

    static let (yes, no, none) = (UInt8(ascii: "1"), UInt8(ascii: "0"), UInt8(ascii: "-"))
    static let noWeights = String(repeating: "-", count: 64).utf8
}

private extension RunRecord {
    /// Whether it differs from `other` in nothing but its seed and what came of it.
    func isAlike(_ other: RunRecord) -> Bool {
        trial == other.trial && batchSize == other.batchSize && epochs == other.epochs && layers == other.layers
            && optimizer == other.optimizer && dataset == other.dataset && datasetDigest == other.datasetDigest
            && engineVersion == other.engineVersion && testCount == other.testCount && settings == other.settings
            && specificationText.text == other.specificationText.text && hasDigits && other.hasDigits
            && (specificationText.seed == nil) == (other.specificationText.seed == nil)
            && specificationText.seed.map { $0 == seed } ?? true
    }

    /// Whether its digests are as long as SHA-256's.
    var hasDigits: Bool { digest.utf8.count == 64 && (weightsDigest?.utf8.count ?? 64) == 64 }
}
