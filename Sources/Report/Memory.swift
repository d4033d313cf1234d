internal import Synchronization

/// What was made before of the same values, for as long as a process has use for it.
package final class Memory<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let known = Mutex<[Key: Value]>([:])

    /// Knows nothing yet.
    package init() {}

    /// What is known of `key`, else what `make` gives, which is then known.
    /// - Throws: what `make` throws.
    package func kept(_ key: Key, _ make: () throws -> Value) rethrows -> Value {
        if let value = known.withLock({ $0[key] }) { return value }
        let value = try make()
        known.withLock { known in
            // Where one writes, each save makes others.
            if known.count >= 10_000 { known = [:] }
            known[key] = value
        }
        return value
    }
}
