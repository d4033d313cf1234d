internal import Foundation

/// A child process: run to its end, its output taken as it comes, with a limit of time; it never outlives its limits.
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

    /// Runs it, handing over standard output and error piece by piece; `onOutput` returns whether to go on, and so does
    /// `isLate`, which is asked all the time, where time is up.
    /// - Throws: where the process cannot be started.
    func run(onOutput: ([UInt8]) -> Bool, onError: ([UInt8]) -> Void, isLate: () -> Bool = { false }) throws -> Ending {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        if let folder { process.currentDirectoryURL = URL(filePath: folder, directoryHint: .isDirectory) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let early = drain(
            process, output.fileHandleForReading.fileDescriptor, errors.fileHandleForReading.fileDescriptor, onOutput,
            onError, isLate)
        if let early { kill(process); process.waitUntilExit(); return early }
        process.waitUntilExit()
        return process.terminationReason == .exit
            ? .exit(process.terminationStatus) : .signal(process.terminationStatus)
    }

    /// Runs it to its end, and gives all it wrote.
    func run() throws -> (ending: Ending, output: [UInt8], errors: [UInt8]) {
        var (output, errors) = ([UInt8](), [UInt8]())
        let ending = try run(
            onOutput: {
                output += $0; return true
            }, onError: { errors += $0 })
        return (ending, output, errors)
    }
}

private extension Command {
    /// Reads both pipes until they end or the process has: what a grandchild may still hold open is not waited for.
    func drain(
        _ process: Process, _ output: Int32, _ errors: Int32, _ onOutput: ([UInt8]) -> Bool,
        _ onError: ([UInt8]) -> Void, _ isLate: () -> Bool
    ) -> Ending? {
        let start = ContinuousClock.now
        var pipes = [
            pollfd(fd: output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
        ]
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while pipes.contains(where: { $0.fd >= 0 }) {
            let wasRunning = process.isRunning
            let ready = poll(&pipes, nfds_t(pipes.count), 50)
            if isLate() { return .timedOut }
            if let timeout, ContinuousClock.now - start > .seconds(timeout) { return .timedOut }
            if ready == 0, !wasRunning { return nil }
            for index in pipes.indices where ready > 0 && pipes[index].revents != 0 {
                let count = read(pipes[index].fd, &buffer, buffer.count)
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { pipes[index].fd = -1; continue }
                let bytes = Array(buffer[..<count])
                if index == 1 { onError(bytes) } else if !onOutput(bytes) { return .stopped }
            }
        }
        return nil
    }

    /// Ends the process and those it started in its group.
    func kill(_ process: Process) {
        let group = getpgid(process.processIdentifier)
        if group > 0, group != getpgrp() { Foundation.kill(-group, SIGKILL) }
        Foundation.kill(process.processIdentifier, SIGKILL)
    }
}
