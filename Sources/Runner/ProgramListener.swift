internal import Document
internal import FoundationEssentials
internal import Glibc
internal import Notebook
internal import Outputs
internal import Spelling

/// Follows a program's outputs, and knows where it is.
struct ProgramListener {
    /// What a notebook may print, in bytes.
    static let printLimit = 16 << 20

    private var reader: OutputReader
    private var transcript = Transcript()
    /// The runs that it spoke of, as it did, each with the place of the first in the transcript.
    private(set) var series: [(first: Int, runs: RunSeries)] = []
    private(set) var part: Output.Part?
    private(set) var line = 1
    private var isFinished = false
    /// Text since the last output of another kind: joined at once, since a text that grows line by line is copied.
    private var printed = ""
    private(set) var printedBytes = 0
    /// Seconds for each block that has a limit of its own, by its index.
    private let timeouts: [Int: Double]
    /// The blocks that must fail, by their indices.
    private let failing: Set<Int>
    /// How much the program may use, in bytes.
    private let memory: Int
    private var partStart = ContinuousClock.now

    init(_ failures: [Int: String], _ notebook: Notebook, _ nonce: String) {
        timeouts = notebook.blocks.reduce(into: [:]) { $0[$1.index] = $1.options.timeout }
        memory = notebook.frontMatter.limits.memory
        failing = Set(notebook.blocks.filter(\.options.error).map(\.index))
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

    var isInPartThatMustFail: Bool { if case .block(let index)? = part { failing.contains(index) } else { false } }

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
            if case .runs(let runs) = output { series.append((transcript.runs.count, runs)) }
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
        case .stopped: "the notebook printed more than \(Self.printLimit >> 20) MB and was ended here"
        case .stoppedTrying(let violation): violation.description
        case .exit(let code): "the notebook's program ended itself here with exit code \(code), before its end"
        case .signal(9):
            "the notebook's program was killed here by the system or by somebody (signal 9); it may have run out of memory"
        case .signal(SIGXCPU):
            "the notebook used more processor time than its limit and was ended here; `limits: {processor-time: …}` in bnbook.yml allows more"
        case .signal(SIGXFSZ):
            "the notebook wrote a file larger than its limit and was ended here; `limits: {file-size: …}` in bnbook.yml allows more"
        case .signal(SIGABRT) where crash.message?.hasPrefix("failed to allocate") == true:
            "\(crash.message ?? ""); `limits: {memory: …}` in bnbook.yml allows more than \(memory >> 20) MB"
        case .signal(let signal):
            crash.message.map { TerminalText($0).text } ?? "the notebook's program was ended here by signal \(signal)"
        }
    }
}
