internal import Synchronization

/// The weights that the latest runs of this process ended with, so that none is carried out once more only because
/// another begins with it.
final class RecentWeights: Sendable {
    private let limit: Int
    private let entries = Mutex<[(digest: String, weights: Safetensors)]>([])

    /// Holds the latest of so many numbers in all; 2²⁵ of them take 128 MB.
    init(limit: Int = 1 << 25) { self.limit = limit }

    /// Those of the run of this digest; `nil` for what was never held, or has made room.
    func weights(_ digest: String) -> Safetensors? { entries.withLock { $0.first { $0.digest == digest }?.weights } }

    func hold(_ weights: Safetensors, _ digest: String) {
        entries.withLock { entries in
            entries.removeAll { $0.digest == digest }
            entries.append((digest, weights))
            while entries.reduce(0, { $0 + $1.weights.count }) > limit { entries.removeFirst() }
        }
    }
}

private extension Safetensors {
    /// Of numbers.
    var count: Int { tensors.reduce(0) { $0 + $1.values.count } }
}
