internal import CPlatform
internal import Dispatch
internal import Glibc

/// A compiler's or a linker's process in a folder of its own, where it waits at a pipe for something that it is to read.
struct WaitingProcess {
    private let folder: String
    private let number: pid_t
    /// What it writes, in memory.
    private let output: Int32
    private let errors: Int32

    /// Starts a command, to whose process the folder belongs from then on.
    /// - Throws: what keeps it from being started.
    init(_ command: Command, folder: String) throws(RunnerError) {
        (output, errors, self.folder) = (bnbook_memory("output"), bnbook_memory("errors"), folder)
        do { number = try command.start(output, errors).process } catch {
            for descriptor in [output, errors] where descriptor >= 0 { close(descriptor) }
            throw error
        }
    }

    /// Whether it has ended.
    var hasEnded: Bool { bnbook_has_ended(number) != 0 }

    func place(_ name: String) -> String { "\(folder)/\(name)" }

    /// Makes the pipe `name` in a folder.
    /// - Throws: `RunnerError.compilerFailed` with the system's reason.
    static func makePipe(_ name: String, in folder: String) throws(RunnerError) {
        guard mkfifo("\(folder)/\(name)", 0o600) == 0 else { throw .compilerFailed(String(cString: strerror(errno))) }
    }

    /// Lets it read this from the pipe `name`; `false` where it has ended or does not come to it, and for more than a pipe
    /// holds.
    func give(_ bytes: [UInt8], at name: String) -> Bool {
        let start = ContinuousClock.now
        while !hasEnded, ContinuousClock.now - start < .seconds(longestWait) {
            let pipe = open(place(name), O_WRONLY | O_NONBLOCK | O_CLOEXEC)
            if pipe >= 0 {
                // Who writes what nobody can read is ended by a signal: should the process end now, this end is there.
                let reading = open(place(name), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
                defer {
                    close(pipe)
                    close(reading)
                }
                return write(pipe, bytes, bytes.count) == bytes.count
            }
            guard errno == ENXIO || errno == EINTR else { return false }
            usleep(1000)
        }
        return false
    }

    /// Ends it, and leaves nothing behind.
    func stop() {
        kill(number, SIGKILL)
        _ = bnbook_wait(number)
        clear()
    }

    /// Waits until it has made the file `name`, which takes its place when it is whole, or has ended; `false` where there is
    /// no such file then. A process that no limit ends is given up after a minute.
    func makes(_ name: String, isLimited: Bool) -> Bool {
        let start = ContinuousClock.now
        let watch = bnbook_watch(number)
        defer { close(watch) }
        var end = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
        while access(place(name), F_OK) != 0 {
            if hasEnded { return access(place(name), F_OK) == 0 }
            if !isLimited, ContinuousClock.now - start > .seconds(longestWait) { return false }
            poll(&end, 1, 1)
        }
        return true
    }

    /// What it writes without a word about mistakes, as soon as that is whole; `nil` where it ends before.
    func writes(whole isWhole: ([UInt8]) -> Bool) -> [UInt8]? {
        let watch = bnbook_watch(number)
        defer { close(watch) }
        var (end, length) = (pollfd(fd: watch, events: Int16(POLLIN), revents: 0), 0)
        while !hasEnded {
            let bytes = memory(output)
            if bytes.count > length, memory(errors).isEmpty, isWhole(bytes) { return bytes }
            length = bytes.count
            poll(&end, 1, 1)
        }
        return nil
    }

    /// Waits for its end; gives the exit code, -1 or less where a signal ended it, and what it wrote. Its folder stays until
    /// `clear`.
    func wait() -> (status: Int32, output: [UInt8], errors: [UInt8]) {
        let status = bnbook_wait(number)
        return (status, memory(output), memory(errors))
    }

    /// Removes what it left behind, once it was waited for.
    func clear() {
        for descriptor in [output, errors] { close(descriptor) }
        Supervisor.shared.end(session: number)
        Supervisor.shared.remove(folder: folder)
    }
}

extension WaitingProcess {
    /// Ends it, and leaves nothing behind, while its user goes on: the system takes as long to have its memory back as a program
    /// takes to be linked.
    func stopLater() { DispatchQueue.global().async { stop() } }
}

/// In seconds: who has not come so far by then hangs.
private let longestWait = 60

/// All that was written to a descriptor of memory.
func memory(_ descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, Int(lseek(descriptor, 0, SEEK_END))))
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return Array(bytes.prefix(max(0, count)))
}
