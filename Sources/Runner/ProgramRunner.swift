internal import Document
package import Notebook
package import Outputs
internal import FoundationEssentials

/// Runs a notebook's program in a process of its own, and listens to it until it ends, whichever way.
package struct ProgramRunner: Sendable {
    /// Seconds; `nil` for no limit.
    private let timeout: Double?
    /// Seconds for each block that has a limit of its own, by its index.
    private let blockTimeouts: [Int: Double]
    /// The folder the program runs in: the notebook's.
    private let folder: String
    private let environment: [String: String]

    /// `store` keeps training runs (`nil` to keep none); `isFresh` trains all of them anew; `jobs` is the number of
    /// cores; with `isPlanned` nothing is trained, and the program ends where it would be.
    package init(
        _ notebook: Notebook, folder: String, store: String?, isFresh: Bool, jobs: Int, isPlanned: Bool = false
    ) {
        self.folder = folder
        timeout = notebook.frontMatter.timeout
        blockTimeouts = notebook.blocks.reduce(into: [:]) { $0[$1.index] = $1.options.timeout }
        environment = [
            "BNBOOK_STORE": store ?? "", "BNBOOK_FRESH": isFresh ? "1" : "0",
            "BNBOOK_JOBS": "\(jobs)",
            "BNBOOK_PLAN": isPlanned ? "1" : "0",
            "SWIFT_BACKTRACE":
                "enable=yes,color=no,interactive=no,output-to=stderr,threads=crashed,registers=none,images=none,timeout=10s",
        ]
    }

    /// What the program said; where it did not come to its end, with the failure and all that came before it.
    /// - Throws: where the program cannot be started.
    package func run(_ program: Program, onOutput: (Output) -> Void) throws -> Transcript {
        let nonce = OutputFraming.newNonce
        var listener = Listener(program.failures, blockTimeouts, nonce)
        var errors: [UInt8] = []
        let command = Command(
            executable: program.path, arguments: [], folder: folder,
            environment: environment.merging(["BNBOOK_OUTPUTS": nonce]) { $1 }, timeout: timeout)
        let ending = try command.run(
            onOutput: { bytes in
                for output in listener.take(bytes) { onOutput(output) }
                return listener.printedBytes <= printLimit
            },
            onError: { bytes in
                errors += bytes
                if errors.count > 2 * errorLimit { errors.removeFirst(errors.count - errorLimit) }
            }, isLate: { listener.isLate })
        return listener.finish(
            ending, errors: String(decoding: errors.suffix(errorLimit), as: UTF8.self), timeout: timeout)
    }
}

/// What a notebook may print, and what is kept of its standard error, in bytes.
private let printLimit = 16 << 20
private let errorLimit = 8 << 20

/// Follows a program's outputs, and knows where it is.
private struct Listener {
    private var reader: OutputReader
    private var transcript = Transcript()
    private var part: Output.Part?
    private var line = 1
    private var isFinished = false
    /// Text since the last output of another kind: joined at once, since a text that grows line by line is copied.
    private var printed = ""
    private(set) var printedBytes = 0
    private let timeouts: [Int: Double]
    private var partStart = ContinuousClock.now

    init(_ failures: [Int: String], _ timeouts: [Int: Double], _ nonce: String) {
        self.timeouts = timeouts
        reader = OutputReader(nonce: nonce)
        for (index, message) in failures { transcript.blocks[index] = [.failure(message)] }
    }

    mutating func take(_ bytes: [UInt8]) -> [Output] {
        let outputs = reader.read(bytes)
        for output in outputs { take(output) }
        return outputs
    }

    /// The limit of the block that is running; `nil` for none.
    private var timeout: Double? { if case .block(let index)? = part { timeouts[index] } else { nil } }

    var isLate: Bool { timeout.map { ContinuousClock.now - partStart > .seconds($0) } ?? false }

    private mutating func take(_ output: Output) {
        if isFinished { return }
        switch output {
        case .text(let text):
            printedBytes += text.utf8.count
            printed += text
        case .progress: break
        default:
            takePrinted()
            if case .began(let next) = output { (part, line, partStart) = (next, 1, .now) }
            if case .reached(let next) = output { line = next }
            if case .finished = output { isFinished = true }
            transcript.take(output, of: part, line: line)
        }
    }

    private mutating func takePrinted() {
        if printed.isEmpty { return }
        transcript.take(.text(printed), of: part, line: line)
        printed = ""
    }

    mutating func finish(_ ending: Command.Ending, errors: String, timeout: Double?) -> Transcript {
        for output in reader.finish() { take(output) }
        takePrinted()
        if ending == .exit(0), isFinished { return transcript }
        let crash = CrashReport(errors)
        let message = abbreviatingHome(message(ending, crash, timeout))
        var failure = Transcript.Failure(part: part, line: line, column: 1, message: message)
        // What fails as it is shown fails on the line before it, at the sign that hands it over.
        let isShowing = crash.place.map { $0.line - lineShift == line - 1 && $0.column == showing.count } ?? false
        if let place = crash.place, place.part == part.map(partName), !isShowing {
            (failure.line, failure.column) = (place.line - lineShift, place.column)
        }
        transcript.failure = failure
        return transcript
    }

    /// Reports go to others, to whom the author's home folder means nothing.
    private func abbreviatingHome(_ text: String) -> String {
        guard let home = ProcessInfo.processInfo.environment["HOME"], home.count > 1 else { return text }
        return text.replacing(home.hasSuffix("/") ? home : home + "/", with: "~/")
    }

    private func partName(_ part: Output.Part) -> String {
        SourcePart(part: part, code: "", origin: Position(line: 1, column: 1), indentation: 0).name
    }

    private func message(_ ending: Command.Ending, _ crash: CrashReport, _ timeout: Double?) -> String {
        switch ending {
        case .timedOut where isLate:
            "the block ran longer than its time limit of \(self.timeout.map { "\($0)" } ?? "?") s and was ended here"
        case .timedOut:
            "the notebook ran longer than its time limit of \(timeout.map { "\($0)" } ?? "?") s and was ended here"
        case .stopped: "the notebook printed more than \(printLimit >> 20) MB and was ended here"
        case .exit(let code): "the notebook's program ended itself here with exit code \(code), before its end"
        case .signal(9):
            "the notebook's program was killed here by the system or by somebody (signal 9); it may have run out of memory"
        case .signal(let signal):
            crash.message.map { TerminalText($0).text } ?? "the notebook's program was ended here by signal \(signal)"
        }
    }
}
