internal import FoundationEssentials

/// Runs that differ in nothing but their seeds and what came of them: what is the same in all is held once. This is how
/// runs are written down and sent, as there may be a million.
package struct RunSeries: Codable, Hashable, Sendable {
    /// The first of them.
    private let first: RunRecord
    /// Of each run.
    private var seeds: [UInt64]
    /// Of each run the 64 digits of its name in the store.
    private var digests: String
    /// Of each run the 64 digits of its weights' digest, or as many hyphens.
    private var weights: String
    /// Of each run a digit: 1 where it came from the store.
    private var reused: String
    /// Of each run the step at which it diverged, or 0; `nil` where none did.
    private var divergedAtStep: [Int]?
    /// Of each run what it ended with, one behind the other.
    private var outcomes: Data

    /// A series of one run.
    package init(_ run: RunRecord) {
        first = run
        (seeds, digests, weights, reused, outcomes) = ([], "", "", "", Data())
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

    /// All of them, in order.
    package var runs: [RunRecord] {
        if count == 1 { return [first] }
        let digests = Array(self.digests.utf8), weights = Array(self.weights.utf8), reused = Array(self.reused.utf8)
        var reader = OutcomeReader(outcomes)
        return seeds.indices.map { index in
            var run = first
            let place = index * 64..<index * 64 + 64
            run.seed = seeds[index]
            run.specificationText.seed = run.specificationText.seed == nil ? nil : seeds[index]
            run.digest = String(decoding: digests[place], as: UTF8.self)
            run.weightsDigest =
                weights[place.lowerBound] == UInt8(ascii: "-") ? nil : String(decoding: weights[place], as: UTF8.self)
            run.isReused = reused[index] == UInt8(ascii: "1")
            run.divergedAtStep = divergedAtStep.flatMap { $0[index] == 0 ? nil : $0[index] }
            run.outcome = reader.next()
            return run
        }
    }

    /// Reads a series.
    /// - Throws: `DecodingError` for one whose parts do not fit together.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        first = try values.decode(RunRecord.self, forKey: .first)
        seeds = try values.decode([UInt64].self, forKey: .seeds)
        digests = try values.decode(String.self, forKey: .digests)
        weights = try values.decode(String.self, forKey: .weights)
        reused = try values.decode(String.self, forKey: .reused)
        divergedAtStep = try values.decodeIfPresent([Int].self, forKey: .divergedAtStep)
        outcomes = try values.decode(Data.self, forKey: .outcomes)
        guard count == 1 || digests.utf8.count == 64 * count, count == 1 || weights.utf8.count == 64 * count,
            reused.utf8.count == count,
            divergedAtStep.map({ $0.count == count }) ?? true
        else {
            throw DecodingError.dataCorruptedError(forKey: .seeds, in: values, debugDescription: "not one of each run")
        }
    }
}

private extension RunSeries {
    mutating func add(_ run: RunRecord) {
        if let step = run.divergedAtStep, divergedAtStep == nil {
            divergedAtStep = [Int](repeating: 0, count: seeds.count) + [step]
        } else {
            divergedAtStep?.append(run.divergedAtStep ?? 0)
        }
        seeds.append(run.seed)
        digests += run.digest
        weights += run.weightsDigest ?? Self.noWeights
        reused += run.isReused ? "1" : "0"
        outcomes.append(run.outcome)
    }

    static let noWeights = String(repeating: "-", count: 64)
}

private extension RunRecord {
    /// Whether it differs from `other` in nothing but its seed and what came of it.
    func isAlike(_ other: RunRecord) -> Bool {
        trial == other.trial && batchSize == other.batchSize && epochs == other.epochs && layers == other.layers
            && optimizer == other.optimizer && dataset == other.dataset && datasetDigest == other.datasetDigest
            && engineVersion == other.engineVersion && testCount == other.testCount && settings == other.settings
            && specificationText.text == other.specificationText.text && digest.utf8.count == 64
            && (weightsDigest?.utf8.count ?? 64) == 64
            && (specificationText.seed == nil) == (other.specificationText.seed == nil)
            && specificationText.seed.map { $0 == seed } ?? true
    }
}

/// What a run ended with, in bytes: which of the numbers there are, the epoch, and the numbers, all little-endian.
private extension Data {
    mutating func append(_ outcome: RunOutcome?) {
        guard let outcome else { return append(contentsOf: [0, 0]) }
        let numbers = outcome.numbers
        var mask: UInt16 = 1
        for (bit, number) in numbers.enumerated() where number != nil { mask |= 1 << UInt16(bit + 1) }
        func put(_ bits: some FixedWidthInteger) {
            Swift.withUnsafeBytes(of: bits.littleEndian) { append(contentsOf: $0) }
        }
        put(mask)
        put(Int32(truncatingIfNeeded: outcome.epoch))
        for case let number? in numbers { put(number.bitPattern) }
    }
}

private struct OutcomeReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ data: Data) { bytes = [UInt8](data) }

    mutating func next() -> RunOutcome? {
        guard let mask = take(UInt16.self), mask != 0, let epoch = take(Int32.self) else { return nil }
        let numbers = (1...RunOutcome.numberCount).map { bit -> Double? in
            mask & 1 << UInt16(bit) == 0 ? nil : take(UInt64.self).map { Double(bitPattern: $0) }
        }
        return RunOutcome(epoch: Int(epoch), numbers: numbers)
    }

    private mutating func take<Value: FixedWidthInteger>(_: Value.Type) -> Value? {
        let size = MemoryLayout<Value>.size
        guard place + size <= bytes.count else { return nil }
        defer { place += size }
        return bytes.withUnsafeBytes { Value(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Value.self)) }
    }
}

private extension RunOutcome {
    static let numberCount = 11

    /// All but the epoch.
    var numbers: [Double?] {
        [
            trainLoss, testLoss, trainAccuracy, testAccuracy, validationLoss, validationAccuracy, evaluatedTrainLoss,
            evaluatedTrainAccuracy, testR2, testRMSE, testMAE,
        ]
    }

    init(epoch: Int, numbers: [Double?]) {
        self.init(
            epoch: epoch, trainLoss: numbers[0] ?? .nan, trainAccuracy: numbers[2], testLoss: numbers[1] ?? .nan,
            testAccuracy: numbers[3], validationLoss: numbers[4], validationAccuracy: numbers[5],
            evaluatedTrainLoss: numbers[6], evaluatedTrainAccuracy: numbers[7], testR2: numbers[8],
            testRMSE: numbers[9], testMAE: numbers[10])
    }
}

/// Runs that are written down as series.
@propertyWrapper
package struct InSeries: Codable, Hashable, Sendable {
    /// The runs, in order.
    package var wrappedValue: [RunRecord]

    /// These runs.
    package init(wrappedValue: [RunRecord]) { self.wrappedValue = wrappedValue }

    /// Reads series, or as stores of earlier versions have them one run after another.
    package init(from decoder: any Decoder) throws {
        if let series = try? [RunSeries](from: decoder) {
            wrappedValue = series.flatMap(\.runs)
        } else {
            wrappedValue = try [RunRecord](from: decoder)
        }
    }

    /// Writes series.
    package func encode(to encoder: any Encoder) throws { try wrappedValue.series.encode(to: encoder) }
}

extension [RunRecord] {
    /// The same runs, those that are alike and stand together as one series.
    package var series: [RunSeries] {
        reduce(into: []) { series, run in
            if series.isEmpty || !series[series.count - 1].append(run) { series.append(RunSeries(run)) }
        }
    }
}
