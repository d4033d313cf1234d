internal import Engine
internal import Experiments
internal import FoundationEssentials
internal import Store

/// The results of training runs, kept under the digest of everything their numbers depend on.
struct RunStore: Sendable {
    static let current = RunStore(folder: Handoff.current.store, isFresh: Handoff.current.isFresh)

    private let store: Store?
    private let isFresh: Bool

    /// A store in `folder`, that keeps nothing without one; a fresh one gives nothing back of what it keeps.
    init(folder: String?, isFresh: Bool = false) {
        store = folder.map { Store(folder: $0) }
        self.isFresh = isFresh
    }

    /// The result kept under `key`; `nil` where there is none, or a damaged one, which is said and trained again.
    func result(_ key: String) -> RunResult? {
        guard let store, !isFresh else { return nil }
        do {
            return try store.get("runs", key).flatMap { try? JSONDecoder.exact.decode(RunResult.self, from: Data($0)) }
        } catch {
            Voice.say(.notice("A stored training run could not be used and was trained again.", details: "\(error)"))
            return nil
        }
    }

    /// Keeps a result; where that fails the run is not lost, only not kept, and that is said.
    func keep(_ result: RunResult, _ key: String) {
        do { try store?.put([UInt8](JSONEncoder.exact.encode(result)), "runs", key) } catch {
            Voice.say(.notice("Training runs could not be kept in the store.", details: "\(error)"))
        }
    }
}

/// A run's name in the store: the digest of its specification and the engine's version.
func runKey(_ spec: RunSpec) throws -> String {
    let json = try JSONEncoder.exact.encode(spec)
    return SHA256.digest("engine \(EngineVersion.current)\n" + String(decoding: json, as: UTF8.self))
}

private extension JSONEncoder {
    static var exact: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(positiveInfinity: "∞", negativeInfinity: "−∞", nan: "NaN")
        return encoder
    }
}

private extension JSONDecoder {
    static var exact: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(positiveInfinity: "∞", negativeInfinity: "−∞", nan: "NaN")
        return decoder
    }
}
