internal import CPlatform
internal import Glibc
internal import Notebook
internal import Synchronization

/// The compiler's parser, started while its user types, which waits for the source: to start it takes several times as long
/// as to parse a notebook's Swift. The file that it was told to read is a pipe.
final class WaitingParser: Sendable {
    private let state = Mutex(State())

    private struct State {
        /// What parsers are asked for.
        var wanted: Request?
        var waiting: Process?
    }

    /// What a parser is started for.
    struct Request: Hashable {
        var toolchain: Toolchain
        var limits: Limits
    }

    private struct Process {
        var request: Request
        var process: WaitingProcess
        /// What it writes, in memory.
        var output: Int32
        var errors: Int32

        func stop() {
            process.stop()
            closeMemory()
        }

        func closeMemory() { for descriptor in [output, errors] { close(descriptor) } }
    }

    /// Starts a parser, where something was parsed before and none waits. Called when nothing else is to be done.
    func prepare() {
        state.withLock { state in
            guard let wanted = state.wanted else { return }
            if let waiting = state.waiting {
                if waiting.request == wanted, bnbook_has_ended(waiting.process.number) == 0 { return }
                waiting.stop()
            }
            state.waiting = try? Self.started(wanted)
        }
    }

    /// What a parser that waits makes of a source; `nil` where none does.
    func parse(_ source: String, for request: Request) -> (status: Int32, output: [UInt8], errors: [UInt8])? {
        let waiting = state.withLock { state in
            state.wanted = request
            let waiting = state.waiting
            state.waiting = nil
            return waiting
        }
        guard let waiting else { return nil }
        guard waiting.request == request, waiting.process.give(Array(source.utf8), at: SyntaxCheck.file) else {
            waiting.stop()
            return nil
        }
        let status = waiting.process.wait()
        defer {
            waiting.process.clear()
            waiting.closeMemory()
        }
        // Whoever was killed has judged nothing.
        guard status >= 0 else { return nil }
        return (status, memory(waiting.output), memory(waiting.errors))
    }

    deinit { state.withLock { $0.waiting?.stop() } }

    /// - Throws: what keeps it from being started.
    private static func started(_ request: Request) throws -> Process {
        let folder = try newTemporaryFolder()
        let (output, errors) = (bnbook_memory("output"), bnbook_memory("errors"))
        do {
            try WaitingProcess.makePipe(SyntaxCheck.file, in: folder)
            let command = request.toolchain.frontend(
                SyntaxCheck.arguments("\(folder)/\(SyntaxCheck.file)"), limits: request.limits)
            let number = try command.start(output, errors).process
            return Process(
                request: request, process: WaitingProcess(folder: folder, number: number), output: output,
                errors: errors)
        } catch {
            for descriptor in [output, errors] where descriptor >= 0 { close(descriptor) }
            Supervisor.shared.remove(folder: folder)
            throw error
        }
    }
}
