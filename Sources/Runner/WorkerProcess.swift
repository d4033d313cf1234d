internal import CPlatform
internal import FoundationEssentials
internal import Glibc
internal import Outputs

/// The process that carries out a notebook's runs: started when the notebook's program first asks for something, or will, told
/// nothing but what is asked, and the only one whose word on a run is taken.
package final class WorkerProcess {
    /// The notebook program's end of the channel.
    let programEnd: Int32
    /// Readable when the program has asked for something.
    private(set) var ownEnd: Int32
    private let command: Command
    /// What it writes, in memory.
    private let output: Int32
    private let errors: Int32
    private var process: pid_t = -1
    /// Why it could not be started.
    private var problem: RunnerError?

    /// - Throws: `RunnerError.cannotStart` where there can be no channel.
    init(_ command: Command) throws(RunnerError) {
        self.command = command
        var ends: [Int32] = [-1, -1]
        (output, errors) = (bnbook_memory("output"), bnbook_memory("errors"))
        guard bnbook_channel(&ends) == 0, output >= 0, errors >= 0 else {
            throw .cannotStart(command.executable, reason: String(cString: strerror(errno)))
        }
        (programEnd, ownEnd) = (ends[0], ends[1])
    }

    deinit {
        // Where there was no program that could have asked it.
        _ = end()
        for descriptor in [programEnd, ownEnd, output, errors] where descriptor >= 0 { close(descriptor) }
    }

    /// Starts it; the program hears of it where that cannot be.
    func begin() {
        var command = command
        command.channel = ownEnd
        do throws(RunnerError) { process = try command.start(output, errors).process } catch { problem = error }
        // Only the worker's end is left, so that its end is heard.
        close(ownEnd)
        ownEnd = -1
    }

    /// Ends it; gives all that it said, and why it ended before that, where it did.
    func end() -> (said: [Output], failure: String?) {
        guard process > 0 else { return ([], problem.map { "\($0)" }) }
        let hadEnded = bnbook_has_ended(process) != 0
        kill(process, SIGKILL)
        let status = bnbook_wait(process)
        Supervisor.shared.end(session: process)
        process = -1
        let said = memory(output).split(separator: 0x0A).compactMap { OutputFraming.output($0) }
        guard hadEnded, status != 0 else { return (said, nil) }
        let words = CrashReport(String(decoding: memory(errors), as: UTF8.self)).message
        return (said, words ?? "what carries out runs was ended by signal \(-status); it may have run out of memory")
    }
}
