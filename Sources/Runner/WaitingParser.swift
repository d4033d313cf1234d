internal import Notebook
internal import Synchronization

/// The compiler's parser, started while its user types, which waits for the source: to start it takes several times as long
/// as to parse a notebook's Swift. The file that it was told to read is a pipe.
final class WaitingParser: Sendable {
    private let state = Mutex(State())

    private struct State {
        /// What was found in parts before, by what parsers were asked for.
        var found: [Request: [Part: [SyntaxItem]]] = [:]
        /// What parsers are asked for.
        var wanted: Request?
        var waiting: Process?
    }

    /// What a parser is started for.
    struct Request: Hashable {
        var toolchain: Toolchain
        var limits: Limits
    }

    /// Code that was parsed by itself.
    private struct Part: Hashable {
        var code: String
        var isInline: Bool

        init(_ part: SourcePart) { (code, isInline) = (part.code, part.isInline) }
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

    /// The items of those of the parts that were parsed before, each by itself or with others that it has nothing to do with.
    func items(of parts: [SourcePart], for request: Request) -> [[SyntaxItem]?] {
        let found = state.withLock { $0.found[request] ?? [:] }
        return parts.map { found[Part($0)] }
    }

    /// Takes note of what was found in parts, but for those that are not sound.
    func note(_ items: [[SyntaxItem]?], of parts: [SourcePart], for request: Request) {
        let sound = zip(parts, items).compactMap { part, items in items.map { (Part(part), $0) } }
        state.withLock { state in
            // Each save makes another one.
            if state.found[request].map({ $0.count > Self.most }) ?? true { state.found = [request: [:]] }
            state.found[request]?.merge(sound) { first, _ in first }
        }
    }

    private static let most = 10_000

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
        if let output = waiting.process.writes(whole: Self.isWholeObject) {
            waiting.process.stopLater()
            return (0, output, [])
        }
        defer { waiting.process.clear() }
        let said = waiting.process.wait()
        // Whoever was killed has judged nothing.
        return said.status < 0 ? nil : said
    }

    deinit { state.withLock { $0.waiting?.process.stop() } }

    /// Whether this is an object in JSON up to its end.
    private static func isWholeObject(_ json: [UInt8]) -> Bool {
        var (depth, isInText, isEscaped) = (0, false, false)
        for byte in json {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isInText: isEscaped = true
            case UInt8(ascii: "\""): isInText.toggle()
            case UInt8(ascii: "{") where !isInText: depth += 1
            case UInt8(ascii: "}") where !isInText: depth -= 1
            default: break
            }
        }
        return depth == 0 && !isInText && json.contains(UInt8(ascii: "}"))
    }

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
