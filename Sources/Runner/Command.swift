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
    /// Whether this process's own variables are left out.
    var hasOwnEnvironment = false
    /// What it is kept to; `nil` for nothing.
    var sandbox: Sandbox?
    /// Bytes of memory that it may use where it is in no sandbox; 0 for no limit.
    var memory = 0
    /// Seconds of processor time, likewise.
    var processorTime = 0
    /// How far it stands back behind others who want the processor, 0 to 19.
    var niceness: Int32 = 0
    /// Whether it is asked what it does with its rights, and stopped where it tries what it may not.
    var isHeard = false
    /// What it finds as descriptor 3.
    var channel: Int32?
    /// Seconds; `nil` for no limit.
    var timeout: Double?

    enum Ending: Hashable {
        case exit(Int32)
        case signal(Int32)
        case timedOut
        /// The consumer had enough.
        case stopped
        /// It tried what it may not.
        case stoppedTrying(Violation)
    }

    /// What happens while it runs.
    struct Handlers {
        /// Takes a piece of standard output, and says whether to go on.
        var onOutput: ([UInt8]) -> Bool
        var onError: ([UInt8]) -> Void
        /// Whether time is up: asked all the time.
        var isLate: () -> Bool = { false }
        /// Whether it may go on in two processes, where it is.
        var mayFork: () -> Bool = { false }
        /// Hears of a file that its sandbox tells of when it is read.
        var onRead: (String, UnlistedFile.Kind) -> Void = { _, _ in }
        /// A descriptor, and what is done once, when it can be read.
        var onReadable: (descriptor: Int32, action: () -> Void)?
    }

    /// Runs it to its end, or to that of what it may.
    /// - Throws: `RunnerError.cannotStart` and `RunnerError.noSandbox` with the system's reason.
    func run(_ handlers: Handlers) throws(RunnerError) -> Ending {
        let output = try Pipe(executable), errors = try Pipe(executable)
        defer { output.close(); errors.close() }
        let (process, listener) = try start(output.writing, errors.writing)
        defer { if listener >= 0 { close(listener) } }
        output.closeWriting()
        errors.closeWriting()
        let judge = listener < 0 ? nil : sandbox.map { SandboxJudge($0, folder: folder ?? "", listener: listener) }
        let early = follow(process, [output.reading, errors.reading], listener, judge, handlers)
        if early != nil { kill(process, SIGKILL) }
        let status = bnbook_wait(process)
        Supervisor.shared.end(session: process)
        return early ?? (status < 0 ? .signal(-status) : .exit(status))
    }

    /// Runs it to its end, and gives all it wrote.
    func run() throws(RunnerError) -> (ending: Ending, output: [UInt8], errors: [UInt8]) {
        var (output, errors) = ([UInt8](), [UInt8]())
        let ending = try run(
            Handlers(
                onOutput: {
                    output += $0
                    return true
                }, onError: { errors += $0 }))
        return (ending, output, errors)
    }
}

extension Command {
    /// Starts it, writing to these descriptors. Gives the process's number, and what is heard of its attempts; -1 where nobody listens.
    func start(_ output: Int32, _ errors: Int32) throws(RunnerError) -> (process: pid_t, listener: Int32) {
        let own = hasOwnEnvironment ? [:] : ProcessInfo.processInfo.environment
        let variables = own.merging(environment) { $1 }
        let arguments = Strings([executable] + self.arguments)
        let environment = Strings(variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        // The folder is entered before the program is looked for.
        let path = Strings([URL(filePath: executable).path(percentEncoded: false), folder ?? ""])
        let rules = try sandbox.map { sandbox throws(RunnerError) in try sandbox.rules() } ?? -1
        defer { if rules >= 0 { close(rules) } }
        let bounds = sandbox?.bounds(rules, isHeard: isHeard) ?? .limits(memory: memory, processorTime: processorTime)
        var program = bnbook_program(
            path: path.pointers[0], arguments: arguments.pointers, environment: environment.pointers,
            folder: folder?.isEmpty == false ? path.pointers[1] : nil, output: output, errors: errors,
            channel: channel ?? -1, bounds: bounds)
        var listener: Int32 = -1
        var reason = bnbook_reason()
        let process = withExtendedLifetime((arguments, environment, path)) {
            Supervisor.shared.start { bnbook_start(&program, &listener, &reason) }
        }
        if process > 0 {
            if niceness > 0 { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), id_t(process), niceness) }
            return (process, listener)
        }
        let words = String(cString: strerror(reason.number))
        throw reason.is_unbounded != 0 ? .noSandbox(reason: words) : .cannotStart(executable, reason: words)
    }

}

private extension Command {
    /// Reads both pipes until the process has ended: what it left behind may hold them open, and is not waited for.
    func follow(
        _ process: pid_t, _ pipes: [Int32], _ listener: Int32, _ judge: SandboxJudge?, _ handlers: Handlers
    ) -> Ending? {
        let start = ContinuousClock.now
        let watch = bnbook_watch(process)
        defer { close(watch) }
        var streams = (pipes + [watch, listener, handlers.onReadable?.descriptor ?? -1]).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var taken = 0
        /// Takes what is in the pipes; `false` where the consumer has enough.
        func read() -> Bool {
            for index in 0..<2 where streams[index].revents != 0 {
                let count = Glibc.read(streams[index].fd, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    streams[index].fd = -1
                    continue
                }
                taken += count
                let bytes = Array(buffer[..<count])
                if index == 1 { handlers.onError(bytes) } else if !handlers.onOutput(bytes) { return false }
            }
            return true
        }
        while true {
            let ready = poll(&streams, nfds_t(streams.count), 50)
            if handlers.isLate() { return .timedOut }
            if let timeout, ContinuousClock.now - start > .seconds(timeout) { return .timedOut }
            guard ready > 0 else { continue }
            let (hasEnded, asks, isReadable) = (
                streams[2].revents != 0, streams[3].revents, streams[4].revents != 0
            )
            let before = taken
            if !read() { return .stopped }
            // Who prints a line at a time is not heard line by line: waking up for each takes longer than reading it.
            if (1..<lazyBytes).contains(taken - before), !hasEnded, asks == 0, !isReadable { usleep(500) }
            if isReadable {
                handlers.onReadable?.action()
                streams[4].fd = -1
            }
            if asks & Int16(POLLIN) != 0 {
                // Where it is, it said before it asked.
                while poll(&streams, 2, 0) > 0 { if !read() { return .stopped } }
                if let violation = judge?.answer(mayFork: handlers.mayFork, onRead: handlers.onRead) {
                    return .stoppedTrying(violation)
                }
            } else if asks != 0 {
                streams[3].fd = -1
            }
            // Once it has ended, only what is in the pipes already is left to be read.
            let isEmpty = streams[..<2].allSatisfy { $0.fd < 0 || $0.revents == 0 }
            if hasEnded, isEmpty { return nil }
        }
    }
}

/// What is waited for a little longer: less than a quarter of what a pipe holds.
private let lazyBytes = 1 << 14

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
