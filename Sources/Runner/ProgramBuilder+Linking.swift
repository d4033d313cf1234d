internal import Store

/// How a program is linked of objects.
extension ProgramBuilder {
    /// Links objects to `program`: as the programs before it were, and where that is not known, or is so no longer, as the
    /// driver says.
    /// - Throws: `RunnerError.linkerOption` for a program that asks the linker for more than libraries: what it asks for may
    ///   be the notebook's own word, and the linker is in no sandbox.
    func link(_ objects: [String], in temporary: String) throws {
        let asked = try objects.map { object in
            let libraries = try ObjectFile(bytes: readFile("\(temporary)/\(object)")).libraries
            guard let libraries else { throw RunnerError.compilerFailed("\(object) is no ELF file") }
            return libraries
        }
        let all = Array(asked.joined())
        let libraries = all.enumerated().filter { all.firstIndex(of: $1) == $0 }.map(\.element)
        if let option = libraries.first(where: { $0.wholeMatch(of: #/-l[A-Za-z0-9_.+-]+/#) == nil }) {
            throw RunnerError.linkerOption(option)
        }
        if let kept = toolchain.keptLinkerCommand.flatMap(LinkerCommand.init(keptAt:)) {
            if waiting?.linker.link(objects, libraries, in: temporary, by: kept) == true { return }
            let command = Command(
                executable: kept.executable, arguments: kept.arguments(objects: objects, libraries: libraries),
                folder: temporary)
            if try command.run().ending == .exit(0) { return }
        }
        _ = try drive(objects + ["-o", "program"], in: temporary)
        if let place = toolchain.keptLinkerCommand {
            let words = try drive([objects[0], "-o", "program", "-Xclang-linker", "-###"], in: temporary)
            LinkerCommand(driver: words, object: objects[0], libraries: asked[0])?.keep(at: place)
        }
    }
}

private extension ProgramBuilder {
    /// Starts the compiler's driver to link; gives what it says.
    /// - Throws: `RunnerError.compilerFailed`.
    func drive(_ arguments: [String], in temporary: String) throws -> String {
        // It makes a folder for itself and leaves it behind: that goes with this one, named so that the driver, which
        // traps on a folder's letters beyond ASCII, never sees its name.
        let result = try Command(
            executable: toolchain.swiftc, arguments: arguments + toolchain.linking, folder: temporary,
            environment: ["TMPDIR": "/proc/self/cwd"]
        ).run()
        let text = String(decoding: result.errors, as: UTF8.self)
        guard result.ending == .exit(0) else { throw RunnerError.compilerFailed(text) }
        return text
    }
}
