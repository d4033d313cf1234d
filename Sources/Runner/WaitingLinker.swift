internal import Glibc
internal import Notebook
internal import Store
internal import Synchronization

/// The linker, started while its user types, which waits for the names of what it links: to start takes it a third of its
/// time. They are a script (`INPUT`), which stands among its arguments where they would, and is a pipe.
final class WaitingLinker: Sendable {
    private let state = Mutex(State())

    private struct State {
        /// How programs were linked last.
        var wanted: LinkerCommand?
        var waiting: (command: LinkerCommand, process: WaitingProcess)?
    }

    /// Starts a linker, where something was linked before and none waits. Called when nothing else is to be done.
    func prepare() {
        state.withLock { state in
            guard let wanted = state.wanted else { return }
            if let (command, process) = state.waiting {
                if command == wanted, !process.hasEnded { return }
                process.stop()
            }
            state.waiting = (try? Self.started(wanted)).map { (wanted, $0) }
        }
    }

    /// Links objects of a folder to `program` in it, by the linker that waits for them; `false` where none does, or where it
    /// did not make a program.
    func link(_ objects: [String], _ libraries: [String], in folder: String, by command: LinkerCommand) -> Bool {
        let waiting = state.withLock { state in
            state.wanted = command.canWait ? command : nil
            let waiting = state.waiting
            state.waiting = nil
            return waiting
        }
        guard let (known, process) = waiting else { return false }
        defer { process.stopLater() }
        // Names in quotation marks may hold anything but those.
        let inputs = objects.map { "\"\(folder)/\($0)\"" } + libraries
        guard known == command, !folder.contains("\""),
            process.give(Array("INPUT(\(inputs.joined(separator: " ")))\n".utf8), at: Self.inputs)
        else { return false }
        let program = process.place("program")
        // Where its folder cannot be mapped, the linker writes the file in its place bit by bit.
        guard process.makes("program", isLimited: false), let bytes = try? readFile(program),
            ObjectFile(bytes: bytes).isWhole
        else { return false }
        return rename(program, "\(folder)/program") == 0
    }

    deinit { state.withLock { $0.waiting?.process.stop() } }

    /// - Throws: what keeps it from being started.
    private static func started(_ linker: LinkerCommand) throws -> WaitingProcess {
        let folder = try newTemporaryFolder()
        do {
            try WaitingProcess.makePipe(inputs, in: folder)
            let command = Command(
                executable: linker.executable, arguments: linker.arguments(objects: [inputs], libraries: []),
                folder: folder)
            return try WaitingProcess(command, folder: folder)
        } catch {
            Supervisor.shared.remove(folder: folder)
            throw error
        }
    }

    private static let inputs = "inputs"
}

private extension LinkerCommand {
    /// Others want to go back and forth in what they read.
    var canWait: Bool { executable.hasSuffix("/ld.lld") }
}
