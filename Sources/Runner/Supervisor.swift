internal import CPlatform
internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// Owns the processes that bnbook starts and the temporary folders it makes: whichever way bnbook is told to end, they
/// end and go first. There is one, as there is one set of signals.
package final class Supervisor: Sendable {
    /// The one of this process.
    package static let shared = Supervisor()

    private let state = Mutex(State())

    private struct State {
        /// The processes that run, each the leader of a session.
        var sessions: Set<pid_t> = []
        var folders: Set<String> = []
        var farewell = ""
    }

    /// From here on INT, TERM and HUP end the children, remove the folders, and end this process with 128 + the
    /// signal's number. Called before there are other threads, as these inherit which signals are blocked.
    package func watchSignals() {
        // A caller's blocked and ignored signals are not inherited: whoever asks a long render to end is heard, and the
        // end of a child can be asked for.
        var none = signalSet([])
        pthread_sigmask(SIG_SETMASK, &none, nil)
        for number in endingSignals + [SIGCHLD] { signal(number, SIG_DFL) }
        var ends = signalSet(endingSignals)
        pthread_sigmask(SIG_BLOCK, &ends, nil)
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { _ in
                var ends = signalSet(endingSignals)
                var number: Int32 = 0
                while sigwait(&ends, &number) != 0 {}
                Supervisor.shared.end(with: number)
            }, nil)
    }

    /// What is said where a signal ends this process: what is kept, and how to go on.
    package func sayAtTheEnd(_ farewell: String) { state.withLock { $0.farewell = farewell } }

    /// Does what must not be left half done: a signal waits for its end.
    package func uninterrupted<Result>(_ body: () throws -> Result) rethrows -> Result {
        try state.withLock { _ in try body() }
    }

    /// Starts a process and keeps its number until it has ended.
    func start(_ start: () -> pid_t) -> pid_t {
        state.withLock { state in
            let process = start()
            if process > 0 { state.sessions.insert(process) }
            return process
        }
    }

    /// Ends whatever is left of the session that a process led.
    func end(session process: pid_t) {
        state.withLock { state in
            endAll(inSession: process)
            state.sessions.remove(process)
        }
    }

    /// Makes a folder and keeps its path until it is removed.
    /// - Throws: `RunnerError.noTemporaryFolder` with the system's reason.
    func make(folder: String) throws {
        try state.withLock { state in
            guard mkdir(folder, 0o700) == 0 else {
                throw RunnerError.noTemporaryFolder(folder, reason: String(cString: strerror(errno)))
            }
            state.folders.insert(folder)
        }
    }

    func remove(folder: String) {
        try? FileManager.default.removeItem(atPath: folder)
        state.withLock { _ = $0.folders.remove(folder) }
    }
}

private extension Supervisor {
    /// Never gives the lock back: nothing new is started or made while this process ends.
    func end(with signal: Int32) -> Never {
        state.withLock { state in
            for process in state.sessions {
                kill(process, SIGKILL)
                _ = bnbook_wait(process)
                endAll(inSession: process)
            }
            for folder in state.folders { removeAll(of: folder) }
            if !state.farewell.isEmpty {
                let words = Array("\n\(state.farewell)\n".utf8)
                _ = write(STDERR_FILENO, words, words.count)
            }
            _exit(128 + signal)
        }
    }
}

/// What asks bnbook to end.
private let endingSignals = [SIGINT, SIGTERM, SIGHUP]

private func signalSet(_ numbers: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in numbers { sigaddset(&set, number) }
    return set
}

/// Ends what is left of a session whose leader has ended, and waits until it is gone: until then it may still make
/// files. A session, as the compiler's driver and Foundation give each process that they start a group of its own. What
/// nobody reaps stays for ever, so there is a limit.
private func endAll(inSession leader: pid_t) {
    for _ in 0..<200 {
        let left = processes().filter { getsid($0) == leader }
        if left.isEmpty { return }
        for process in left { kill(process, SIGKILL) }
        usleep(1000)
    }
}

/// Removes a folder into which other threads may still write, or which they are removing themselves, so that what was to
/// be removed is gone already: it is tried until nothing is there, with a limit.
private func removeAll(of folder: String) {
    for _ in 0..<200 {
        try? FileManager.default.removeItem(atPath: folder)
        if access(folder, F_OK) != 0 { return }
        usleep(1000)
    }
}

/// How many processes are in a session.
func processCount(inSession leader: pid_t) -> Int { processes().count { getsid($0) == leader } }

/// The numbers of all processes that this one may see.
private func processes() -> [pid_t] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var numbers: [pid_t] = []
    while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if let number = pid_t(name) { numbers.append(number) }
    }
    return numbers
}
