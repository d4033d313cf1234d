import Spelling

internal import Glibc

extension Store {
    /// Says that this process is making an entry, so that others wait for it; `nil` where another says so. Nothing but
    /// time depends on it: where there are no locks, or none between machines, each makes the entry.
    package func lock(_ kind: String, _ key: String) -> EntryLock? {
        let path = path(kind, key) + lockEnding
        do throws(SystemError) { try makeFolder(path.parentFolder) } catch { return .alone }
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
        guard file < 0 || flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
            close(file)
            return nil
        }
        return EntryLock(descriptor: file, path: path)
    }
}

/// That an entry is being made, for as long as this lives, and no longer than its process.
package final class EntryLock: Sendable {
    private let descriptor: Int32
    private let path: String

    /// One that nobody else knows of.
    package static var alone: EntryLock { EntryLock(descriptor: -1, path: "") }

    fileprivate init(descriptor: Int32, path: String) { (self.descriptor, self.path) = (descriptor, path) }

    deinit {
        guard descriptor >= 0 else { return }
        unlink(path)
        close(descriptor)
    }
}

/// Ends the names of the files that locks are held on.
let lockEnding = ".lock"
