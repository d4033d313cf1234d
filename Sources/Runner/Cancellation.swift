internal import Synchronization

/// Whether something that goes on is still wanted: asked and told from any thread.
package final class Cancellation: Sendable {
    private let flag = Atomic(false)

    /// It is wanted.
    package init() {}

    /// Whether it is wanted no more.
    package var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// It is wanted no more, from here on.
    package func cancel() { flag.store(true, ordering: .relaxed) }
}
