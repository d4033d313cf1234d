internal import FoundationEssentials
internal import Glibc
internal import Notebook
internal import Store
internal import Synchronization

/// A compiler that is started while its user types: it has loaded all that a piece of a program rests on, and waits for the
/// piece itself, which then takes it half the time.
///
/// It maps the piece's file, which holds nothing but spaces yet, reads the other files and the modules that they import, and
/// then the words about a last module, `_BNBookGate`: these are a pipe, where it waits. The system shows it what is written
/// into the file meanwhile; an object that lacks the piece's function is taken for none.
package final class WaitingCompiler: Sendable {
    /// The parser and the linker that wait beside it.
    let parser = WaitingParser()
    let linker = WaitingLinker()
    private let state = Mutex(State())

    private struct State {
        /// What the next piece rests on, as far as is known.
        var wanted: Request?
        var waiting: (request: Request, process: WaitingProcess)?
        /// The module at which compilers wait, and the words about it, by what the compiler is.
        var gates: [String: Gate] = [:]
    }

    fileprivate struct Gate {
        var module: [UInt8]
        var words: [UInt8]
    }

    /// What a compiler is started for.
    struct Request: Sendable {
        var toolchain: Toolchain
        /// The files that are read before the piece.
        var files: [(name: String, text: String)]
        var limits: Limits

        /// Whether pieces for one are pieces for the other.
        func isSame(as other: Request) -> Bool {
            toolchain == other.toolchain && limits == other.limits
                && files.elementsEqual(other.files) { $0 == $1 }
        }
    }

    /// What came of a piece.
    enum Outcome {
        case object([UInt8])
        /// What it says of a piece that cannot be compiled.
        case wrong(String)
        /// None waits for it.
        case unknown
    }

    /// None waits until something was compiled.
    package init() {}

    /// Starts a compiler for a piece of the program that was compiled last, where none waits for it yet, a parser and a
    /// linker. Called when nothing else is to be done.
    package func prepare() {
        parser.prepare()
        linker.prepare()
        state.withLock { state in
            guard let wanted = state.wanted else { return }
            if let (request, process) = state.waiting {
                if request.isSame(as: wanted), !process.hasEnded { return }
                process.stop()
            }
            state.waiting = (try? Self.started(wanted, &state.gates)).map { (wanted, $0) }
        }
    }

    /// Compiles a piece that has this function, by the compiler that waits for it.
    func compile(_ piece: ProgramPiece, for request: Request) -> Outcome {
        let waiting = state.withLock { state in
            state.wanted = request
            let waiting = state.waiting
            state.waiting = nil
            return waiting
        }
        guard let (wanted, process) = waiting else { return .unknown }
        guard wanted.isSame(as: request), Self.write(piece.code, to: process.place("piece.swift")),
            let words = try? readFile(process.place("words")), process.give(words, at: Self.gateWords)
        else {
            process.stop()
            return .unknown
        }
        guard process.makes("piece.o", isLimited: true) else {
            defer { process.clear() }
            let (status, _, errors) = process.wait()
            // Whoever was killed has judged nothing.
            return status > 0 ? .wrong(String(decoding: errors, as: UTF8.self)) : .unknown
        }
        defer { process.stopLater() }
        guard let object = try? readFile(process.place("piece.o")), let function = piece.functions.first,
            String(decoding: object, as: UTF8.self).contains(function)
        else { return .unknown }
        return .object(object)
    }

    /// Takes note of what a next piece would rest on.
    func note(_ request: Request) { state.withLock { $0.wanted = request } }

    deinit { state.withLock { $0.waiting?.process.stop() } }
}

private extension WaitingCompiler {
    static let gate = "_BNBookGate"
    static let gateWords = "\(gate).swiftdoc"

    /// No multiple of a memory page, so that the file is mapped whole; a longer piece is compiled as ever.
    static let length = (1 << 16) - 1

    /// - Throws: what keeps it from being started.
    static func started(_ request: Request, _ gates: inout [String: Gate]) throws
        -> WaitingProcess
    {
        let folder = try newTemporaryFolder()
        do {
            let compiler = request.toolchain.frontend
            let gate = try gates[compiler] ?? madeGate(request, in: folder)
            gates[compiler] = gate
            try write(gate, in: folder)
            for file in request.files {
                try writeTemporary(Array(file.text.utf8), to: "\(folder)/\(file.name).swift")
            }
            try writeTemporary(Array(repeating: UInt8(ascii: " "), count: length), to: "\(folder)/piece.swift")
            let files = request.files.map { "\(folder)/\($0.name).swift" }
            var command = request.toolchain.frontend(
                ["-c", "\(folder)/gate.swift", "-primary-file", "\(folder)/piece.swift"] + files
                    + ["-o", "\(folder)/piece.o", "-I", folder] + request.toolchain.arguments
                    + [request.toolchain.expressionLimit(request.limits)], limits: request.limits)
            command.folder = folder
            return try WaitingProcess(command, folder: folder)
        } catch {
            Supervisor.shared.remove(folder: folder)
            throw error
        }
    }

    /// Makes the module at which it waits.
    static func madeGate(_ request: Request, in folder: String) throws -> Gate {
        try writeTemporary([], to: "\(folder)/empty.swift")
        let result = try request.toolchain.compile(
            [
                "-emit-module", "-parse-as-library", "\(folder)/empty.swift", "-module-name", gate, "-o",
                "\(folder)/\(gate).swiftmodule", "-emit-module-doc-path", "\(folder)/words",
            ], limits: request.limits)
        guard result.ending == .exit(0) else {
            throw RunnerError.compilerFailed(String(decoding: result.errors, as: UTF8.self))
        }
        return Gate(module: try readFile("\(folder)/\(gate).swiftmodule"), words: try readFile("\(folder)/words"))
    }

    static func write(_ made: Gate, in folder: String) throws {
        try writeTemporary(made.module, to: "\(folder)/\(gate).swiftmodule")
        try writeTemporary(made.words, to: "\(folder)/words")
        try writeTemporary(Array("import \(gate)\n".utf8), to: "\(folder)/gate.swift")
        try WaitingProcess.makePipe(gateWords, in: folder)
    }

    /// Writes a piece over the spaces, in the same file; `false` where it is too long.
    static func write(_ code: String, to path: String) -> Bool {
        let bytes = Array(code.utf8)
        let file = Glibc.open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0, bytes.count < length else { return false }
        defer { close(file) }
        return pwrite(file, bytes, bytes.count, 0) == bytes.count
    }
}
