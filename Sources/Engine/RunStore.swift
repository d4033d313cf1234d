package import Experiments
internal import FoundationEssentials
package import Store

/// Training runs by what they are: a result that is kept is taken, one that is missing or damaged is made.
///
/// The results of training runs, kept under the digest of everything their numbers depend on.
package struct RunStore: Sendable {
    private let store: Store?
    private let isFresh: Bool
    private let recent = RecentWeights()
    private let appended: SegmentIndex?
    /// Where results are appended; `nil` where each has a file of its own.
    private let segment: Segment?
    /// Seconds after which the state of a run is kept.
    private let checkpointInterval: Double
    private let onStoreError: @Sendable (StoreError) -> Void

    /// A store in `folder`, that keeps nothing without one; a fresh one gives nothing back of what was kept before. One
    /// that `appends` puts the results of this process into one file. The state of runs that take longer than
    /// `checkpointInterval` seconds is kept at the end of an epoch. What cannot be read or written is said through
    /// `onStoreError`, and never ends a run.
    package init(
        folder: String?, isFresh: Bool = false, appends: Bool = false,
        checkpointInterval: Double = Checkpoints.usualInterval,
        onStoreError: @escaping @Sendable (StoreError) -> Void
    ) {
        store = folder.map { Store(folder: $0, onStoreError: onStoreError) }
        self.isFresh = isFresh
        self.checkpointInterval = checkpointInterval
        self.onStoreError = onStoreError
        appended = store.map(SegmentIndex.init)
        segment = appends ? store?.newSegment() : nil
    }

    /// The result kept under `digest`; `nil` where there is none.
    package func result(_ digest: String) -> RunResult? {
        if isFresh { return nil }
        // What others have put there comes last.
        func kept() -> RunResult? { store?.get("runs", digest) { try Self.result($0) } }
        let content = appended?.content(digest)
        if content?.isForeign == true, let result = kept() { return result }
        if let content, let result = try? Self.result(content.bytes) { return result }
        return content?.isForeign == true ? nil : kept()
    }

    /// The results kept under these digests.
    package func results(_ digests: [String], cores: Int) -> [RunResult?] {
        inParts(of: digests.count, cores: cores) { digests[$0].map(result) }
    }

    /// Whether the result kept under `digest` was put there by another machine, or another user of this one.
    package func isForeign(_ digest: String) -> Bool {
        guard !isFresh, let store else { return false }
        let appended = appended?.isForeign(digest)
        if appended == false { return false }
        return appended == true && !store.holds("runs", digest) || store.isForeign("runs", digest)
    }

    /// How many of these results were put there by another machine, or another user of this one.
    package func foreignCount(of digests: [String], cores: Int) -> Int {
        inParts(of: digests.count, cores: cores) { [digests[$0].count(where: isForeign)] }.reduce(0, +)
    }

    /// Whether a result is kept under `digest`, as far as names say.
    package func holds(_ digest: String) -> Bool {
        !isFresh && (appended?.contains(digest) == true || store?.holds("runs", digest) == true)
    }

    /// Whether a task has appended a result under `digest`: nothing is asked of the file system for each run, as there may
    /// be a million.
    package func holdsAppended(_ digest: String) -> Bool { !isFresh && appended?.contains(digest) == true }

    /// Whether weights are kept under `digest`, as far as names say.
    package func holdsWeights(_ digest: String) -> Bool { !isFresh && store?.holds("weights", digest) == true }

    /// Keeps a result.
    package func keep(_ result: RunResult, _ digest: String) {
        defer { store?.drop(Self.checkpoints, digest) }
        let bytes = result.json
        guard let store, let segment else { store?.put(bytes, "runs", digest); return }
        do throws(SystemError) { try segment.append(bytes, digest) } catch {
            onStoreError(.keepsNothing(store.folder, reason: error.reason))
        }
    }

    private static func result(_ bytes: [UInt8]) throws -> RunResult {
        try RunResult(json: bytes)
    }

    /// Where the state of a run is kept until its result is there; `nil` for a store that keeps nothing.
    func checkpoints(_ digest: String) -> Checkpoints? {
        guard let store, !isFresh else { return nil }
        return Checkpoints(
            interval: checkpointInterval,
            last: { store.get(Self.checkpoints, digest) { try Checkpoint(bytes: $0) } },
            keep: { store.put($0.bytes, Self.checkpoints, digest) })
    }

    /// How many steps of an unfinished run the state that is kept of it has; 0 where there is none.
    package func steps(_ digest: String) -> Int {
        store?.get(Self.checkpoints, digest) { try Checkpoint(bytes: $0) }?.head.steps ?? 0
    }

    private static let checkpoints = "checkpoints"

    /// Says that a run is being trained here; `nil` where another process says so. A fresh store trains whatever others
    /// do, and one without a folder has no others.
    func lock(_ digest: String) -> EntryLock? {
        guard let store, !isFresh else { return EntryLock.alone }
        return store.lock("runs", digest)
    }

    /// The weights kept under a run's digest, or those of a run just carried out, which are kept from then on; `nil`
    /// where there are none.
    package func weights(_ digest: String) -> Safetensors? {
        if !isFresh, let kept = store?.get("weights", digest, decode: { try Safetensors(bytes: $0) }) { return kept }
        guard let weights = recent.weights(digest) else { return nil }
        keep(weights, digest)
        return weights
    }

    /// Keeps the weights that a run ended with.
    package func keep(_ weights: Safetensors, _ digest: String) {
        hold(weights, digest)
        store?.put(weights.bytes, "weights", digest)
    }

    /// Holds the weights that a run ended with, as another run of this process may begin with them.
    func hold(_ weights: Safetensors, _ digest: String) { recent.hold(weights, digest) }
}

extension RandomAccessCollection<RunSpec> where Self: Sendable {
    /// The names of runs in the store.
    package func digests(cores: Int) throws -> [String] {
        try inParts(of: count, cores: cores) { try dropFirst($0.lowerBound).prefix($0.count).digests() }
    }
}

extension Sequence<RunSpec> {
    /// The names of runs in the store; what those that differ in their seeds alone share is written once.
    package func digests() throws -> [String] {
        var last: (spec: RunSpec, text: String)?
        return try map { spec in
            if spec.initialWeights != nil { return try spec.digest() }
            var plain = spec
            plain.seed = 0
            let end = "0}"
            if last?.spec != plain {
                let text = try plain.named()
                // The seed is the last member, since names are sorted.
                precondition(text.hasSuffix(",\"seed\":\(end)"))
                last = (plain, String(text.dropLast(end.count)))
            }
            return SHA256.digest("\(last!.text)\(spec.seed)}")
        }
    }
}

extension RunSpec {
    /// The run's name in the store: SHA-256, in hexadecimal, of its specification and the engine's version.
    package func digest() throws -> String {
        SHA256.digest(try named())
    }

    /// What the name is the digest of.
    fileprivate func named() throws -> String {
        "engine \(EngineVersion.current)\n" + EngineVersion.amendments(to: self) + (try json())
    }

    /// The specification as JSON with sorted keys: what `bnbook execute` reads.
    package func json() throws -> String { String(decoding: try JSONEncoder.exact.encode(self), as: UTF8.self) }

    /// The specification in JSON.
    /// - Throws: `DecodingError` for what is none, `ModelError` for one that cannot be carried out.
    package init(json: [UInt8]) throws {
        self = try JSONDecoder.exact.decode(RunSpec.self, from: Data(json))
        try validate()
    }
}

extension JSONEncoder {
    static var exact: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "∞", negativeInfinity: "−∞", nan: "NaN")
        return encoder
    }
}

extension JSONDecoder {
    static var exact: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "∞", negativeInfinity: "−∞", nan: "NaN")
        return decoder
    }
}
