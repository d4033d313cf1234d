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
        let place = toolchain.keptLinkerCommand, kept = place.flatMap(LinkerCommand.init(keptAt:))
        if let kept, link(objects, libraries, in: temporary, by: kept) { return }
        // What the driver would start, so that it need not be asked to start it as well.
        if kept == nil, let command = try driversCommand(for: objects[0], asking: asked[0], in: temporary),
            link(objects, libraries, in: temporary, by: command)
        {
            place.map(command.keep(at:))
            return
        }
        _ = try drive(objects + ["-o", "program"], in: temporary)
        // What was kept is so no longer.
        if let place, kept != nil {
            try driversCommand(for: objects[0], asking: asked[0], in: temporary)?.keep(at: place)
        }
    }
}

private extension ProgramBuilder {
    /// Links by a command that is known, by a linker that waits where one does; `false` where that makes no program.
    func link(
        _ objects: [String], _ libraries: [String], in temporary: String, by known: LinkerCommand
    ) -> Bool {
        if waiting?.linker.link(objects, libraries, in: temporary, by: known) == true { return true }
        let command = Command(
            executable: known.executable, arguments: known.arguments(objects: objects, libraries: libraries),
            folder: temporary)
        // A linker that is no longer there makes none either.
        return (try? command.run().ending) == .exit(0)
    }

    /// What the driver would link an object by that asks for these libraries; `nil` for a command of another form.
    func driversCommand(
        for object: String, asking libraries: [String], in temporary: String
    ) throws -> LinkerCommand? {
        let words = try drive([object, "-o", "program", "-Xclang-linker", "-###"], in: temporary)
        return LinkerCommand(driver: words, object: object, libraries: libraries)
    }

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
