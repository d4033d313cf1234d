package import Experiments
internal import Glibc
package import Store

/// What becomes of a run when its turn has come.
package enum Turn: Sendable {
    /// It is trained; other processes wait for it as long as the lock lives.
    case train(EntryLock?)
    /// Its result is there.
    case done(RunResult)
    /// Another process is training it.
    case later
}

extension RunStore {
    /// Asks for a run again, since other processes may be training the same ones. One that another is at is put off, or
    /// waited for, but not for ever: it is then trained here too, to the same numbers.
    func turn(_ digest: String, waits: Bool, isCancelled: () -> Bool) throws -> Turn {
        for _ in 0..<(waits ? Self.patience : 1) {
            if let result = result(digest) { return .done(result) }
            if let lock = lock(digest) {
                // It may have been kept between the asking and the locking.
                return result(digest).map(Turn.done) ?? .train(lock)
            }
            guard waits else { return .later }
            if isCancelled() { throw EngineError.cancelled }
            usleep(100_000)
        }
        return .train(nil)
    }

    /// An hour, in tenths of a second.
    private static var patience: Int { 36_000 }
}
