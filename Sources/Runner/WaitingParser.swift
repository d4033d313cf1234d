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
    }

    /// Starts a parser, where something was parsed before and none waits. Called when nothing else is to be done.
    func prepare() {
        state.withLock { state in
            guard let wanted = state.wanted else { return }
            if let waiting = state.waiting {
                if waiting.request == wanted, !waiting.process.hasEnded { return }
                waiting.process.stop()
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
            waiting.process.stop()
            return nil
        }
        defer { waiting.process.clear() }
        let said = waiting.process.wait()
        // Whoever was killed has judged nothing.
        return said.status < 0 ? nil : said
    }

    deinit { state.withLock { $0.waiting?.process.stop() } }

    /// - Throws: what keeps it from being started.
    private static func started(_ request: Request) throws -> Process {
        let folder = try newTemporaryFolder()
        do {
            try WaitingProcess.makePipe(SyntaxCheck.file, in: folder)
            let command = request.toolchain.frontend(
                SyntaxCheck.arguments("\(folder)/\(SyntaxCheck.file)"), limits: request.limits)
            return Process(request: request, process: try WaitingProcess(command, folder: folder))
        } catch {
            Supervisor.shared.remove(folder: folder)
            throw error
        }
    }
}
