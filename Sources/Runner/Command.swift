internal import CPlatform
internal import FoundationEssentials
internal import Glibc

/// A child process: run to its end, its output taken as it comes, with a limit of time. It, and whatever it started in
/// its session, never outlives its limits, its own end, or this process.
struct Command {
    var executable: String
    var arguments: [String]
    var folder: String?
    /// Variables added to this process's own.
    var environment: [String: String] = [:]
    /// Seconds; `nil` for no limit.
    var timeout: Double?

    enum Ending: Hashable {
        case exit(Int32)
        case signal(Int32)
        case timedOut
        /// The consumer had enough.
        case stopped
    }

    /// Runs it, handing over standard output and error piece by piece; `onOutput` returns whether to go on, and
    /// `isLate`, which is asked all the time, whether time is up.
    /// - Throws: `RunnerError.cannotStart` with the system's reason.
    func run(
        onOutput: ([UInt8]) -> Bool, onError: ([UInt8]) -> Void, isLate: () -> Bool = { false }
    ) throws(RunnerError) -> Ending {
        let output = try Pipe(executable), errors = try Pipe(executable)
        defer { output.close(); errors.close() }
        let process = Supervisor.shared.start { start(output.writing, errors.writing) }
        guard process > 0 else { throw .cannotStart(executable, reason: String(cString: strerror(errno))) }
        output.closeWriting()
        errors.closeWriting()
        let early = follow(
            process, [output.reading, errors.reading], onOutput: onOutput, onError: onError, isLate: isLate)
        if early != nil { kill(process, SIGKILL) }
        let status = bnbook_wait(process)
        Supervisor.shared.end(session: process)
        return early ?? (status < 0 ? .signal(-status) : .exit(status))
    }

    /// Runs it to its end, and gives all it wrote.
    func run() throws(RunnerError) -> (ending: Ending, output: [UInt8], errors: [UInt8]) {
        var (output, errors) = ([UInt8](), [UInt8]())
        let ending = try run(
            onOutput: {
                output += $0
                return true
            }, onError: { errors += $0 })
        return (ending, output, errors)
    }
}

private extension Command {
    func start(_ output: Int32, _ errors: Int32) -> pid_t {
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let arguments = Strings([executable] + self.arguments)
        let environment = Strings(variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        // The folder is entered before the program is looked for.
        let path = URL(filePath: executable).path(percentEncoded: false)
        return withExtendedLifetime((arguments, environment)) {
            bnbook_start(
                path, arguments.pointers, environment.pointers, folder?.isEmpty == false ? folder : nil, output, errors)
        }
    }

    /// Reads both pipes until the process has ended: what it left behind may hold them open, and is not waited for.
    func follow(
        _ process: pid_t, _ pipes: [Int32], onOutput: ([UInt8]) -> Bool, onError: ([UInt8]) -> Void, isLate: () -> Bool
    ) -> Ending? {
        let start = ContinuousClock.now
        let watch = bnbook_watch(process)
        defer { close(watch) }
        var streams = (pipes + [watch]).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let ready = poll(&streams, nfds_t(streams.count), 50)
            if isLate() { return .timedOut }
            if let timeout, ContinuousClock.now - start > .seconds(timeout) { return .timedOut }
            guard ready > 0 else { continue }
            for index in 0..<2 where streams[index].revents != 0 {
                let count = read(streams[index].fd, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    streams[index].fd = -1
                    continue
                }
                let bytes = Array(buffer[..<count])
                if index == 1 { onError(bytes) } else if !onOutput(bytes) { return .stopped }
            }
            // Once it has ended, only what is in the pipes already is left to be read.
            let isEmpty = streams[..<2].allSatisfy { $0.fd < 0 || $0.revents == 0 }
            if streams[2].revents != 0, isEmpty { return nil }
        }
    }
}

/// Both ends of a pipe, closed in what this process starts otherwise.
private final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    init(_ executable: String) throws(RunnerError) {
        var ends: [Int32] = [0, 0]
        guard bnbook_pipe(&ends) == 0 else {
            throw .cannotStart(executable, reason: String(cString: strerror(errno)))
        }
        (reading, writing) = (ends[0], ends[1])
    }

    func closeWriting() {
        if writing >= 0 { Glibc.close(writing) }
        writing = -1
    }

    func close() {
        closeWriting()
        Glibc.close(reading)
    }
}

/// Texts as C takes them: pointers with a null behind the last.
private final class Strings {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ texts: [String]) {
        count = texts.count
        pointers = .allocate(capacity: count + 1)
        for (index, text) in texts.enumerated() { pointers[index] = strdup(text) }
        pointers[count] = nil
    }

    deinit {
        for index in 0..<count { free(pointers[index]) }
        pointers.deallocate()
    }
}
