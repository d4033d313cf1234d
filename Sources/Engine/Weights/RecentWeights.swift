internal import Synchronization

/// The weights that the latest runs of this process ended with, so that none is carried out once more only because
/// another begins with it.
final class RecentWeights: Sendable {
    private struct State {
        var weights: [String: (weights: Safetensors, number: Int)] = [:]
        /// The digests in the order they were held, each beside its number; some are held anew since.
        var order: [String] = []
        /// The number of the first of `order`, and how many at its beginning have made room.
        var first = 0, passed = 0
        /// Numbers in all weights together.
        var size = 0
    }

    private let limit: Int
    private let state = Mutex(State())

    /// Holds the latest of so many numbers in all; 2²⁵ of them take 128 MB.
    init(limit: Int = 1 << 25) { self.limit = limit }

    /// Those of the run of this digest; `nil` for what was never held, or has made room.
    func weights(_ digest: String) -> Safetensors? { state.withLock { $0.weights[digest]?.weights } }

    func hold(_ weights: Safetensors, _ digest: String) {
        state.withLock { state in
            state.size += weights.count - (state.weights[digest]?.weights.count ?? 0)
            state.weights[digest] = (weights, state.first + state.order.count)
            state.order.append(digest)
            while state.size > limit {
                let oldest = state.order[state.passed]
                if let held = state.weights[oldest], held.number == state.first + state.passed {
                    state.size -= held.weights.count
                    state.weights[oldest] = nil
                }
                state.passed += 1
            }
            guard state.passed > state.order.count / 2 else { return }
            state.order.removeFirst(state.passed)
            (state.first, state.passed) = (state.first + state.passed, 0)
        }
    }
}

private extension Safetensors {
    /// Of numbers.
    var count: Int { tensors.reduce(0) { $0 + $1.values.count } }
}
