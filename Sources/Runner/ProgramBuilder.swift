internal import Document
internal import FoundationEssentials
internal import Glibc
package import Notebook
internal import Outputs
package import Store

/// Makes a program of a notebook, or takes the one made of the same Swift before.
package struct ProgramBuilder: Sendable {
    let toolchain: Toolchain
    let store: Store
    /// A compiler that waits for what is changed next.
    let waiting: WaitingCompiler?

    /// Programs are kept in the store in `folder`; of a damaged one `onStoreError` is told, and it is made again.
    package init(
        toolchain: Toolchain, folder: String, waiting: WaitingCompiler? = nil,
        onStoreError: @escaping @Sendable (StoreError) -> Void
    ) {
        (self.toolchain, self.waiting) = (toolchain, waiting)
        store = Store(folder: folder, onStoreError: onStoreError)
    }

    /// Gives `body` the program of `notebook`, compiled only where its Swift, parameters, compiler or library changed.
    /// It is the store's where that can be started, else one in the folder for temporary files, which is then gone.
    /// - Throws: `Diagnostics` of every error the compiler found; `RunnerError`; what `body` throws.
    package func withProgram<Result>(of notebook: Notebook, _ body: (Program) throws -> Result) throws -> Result {
        let key = key(of: notebook)
        if let program = kept(key) { return try body(program) }
        let bytes = try withTemporaryFolder { temporary in
            let compiled = try compile(notebook, in: temporary)
            do { try link(compiled.objects.map(\.file), in: temporary) } catch RunnerError.compilerFailed(let words) {
                let missing = try missingImports(of: notebook, in: temporary)
                if !missing.isEmpty { throw Diagnostics(missing) }
                throw RunnerError.compilerFailed(words)
            }
            return try Program.bytes(
                readFile("\(temporary)/program"), failures: compiled.failures,
                objects: compiled.objects.compactMap(\.key), unshown: compiled.unshown)
        }
        store.putProgram(bytes, "programs", key)
        if let program = kept(key) { return try body(program) }
        return try withTemporaryFolder { temporary in
            try writeAtomically(bytes, to: "\(temporary)/program", isExecutable: true)
            // The system says of a program that may be started, in a place where none may: "Permission denied".
            guard access("\(temporary)/program", X_OK) == 0 else { throw RunnerError.nowhereToStart(temporary) }
            return try body(Program(path: "\(temporary)/program", bytes: bytes))
        }
    }

    /// Makes a notebook's program without running it, since some mistakes are the linker's alone to find; gives warnings.
    /// - Throws: as `withProgram`.
    package func check(_ notebook: Notebook) throws -> [Diagnostic] {
        try withProgram(of: notebook) { notebook.diagnostics(of: $0.unshown) }
    }

    /// The program's name in the store: the digest of everything it depends on; not where its parts stand among the
    /// prose.
    package func key(of notebook: Notebook) -> String {
        let parts = notebook.sourceParts.map { "\($0.name) \($0.mustFail)\n\($0.code)\n" }.joined(separator: "\u{1E}")
        let parameters = notebook.frontMatter.parameters.map {
            "\($0.name): \($0.value.typeName) = \($0.value.literal)\n"
        }.joined()
        let shared = notebook.sharedCode.map { "\u{1E}\($0.path)\n\($0.text)" }.joined()
        return SHA256.digest("program 4\n" + toolchain.identity + "\u{1E}" + parameters + "\u{1E}" + parts + shared)
    }
}

/// What came of a notebook's compilation.
private struct Compiled {
    /// What its program is linked of.
    var objects: [CompiledObject]
    /// The messages of blocks that must fail and already do so here; those are left out of it.
    var failures: [Int: String]
    /// What blocks compute and do not show.
    var unshown: [UnshownValue]
}

private extension ProgramBuilder {
    /// The program that is kept under `key`; `nil` where there is none, or where none can be started from there.
    func kept(_ key: String) -> Program? {
        let path = store.path("programs", key)
        guard access(path, X_OK) == 0 else { return nil }
        return store.getProgram("programs", key) { try Program(path: path, bytes: $0) }
    }

    func compile(_ notebook: Notebook, in temporary: String) throws -> Compiled {
        let parts = notebook.sourceParts
        let check = SyntaxCheck(
            toolchain: toolchain, folder: temporary, limits: notebook.frontMatter.limits, waiting: waiting?.parser)
        let shared = try SharedCode(notebook, in: temporary)
        let sharedProblems = try shared.problems(builder: self)
        var failures: [Int: String] = [:]
        for part in parts where part.mustFail {
            let problems = try check.finding(in: [part], of: notebook).problems
            if case .block(let index) = part.part, !problems.isEmpty {
                failures[index] = problems.map(\.message).joined(separator: "\n")
            }
        }
        while true {
            let kept = parts.filter { part in
                if case .block(let index) = part.part { failures[index] == nil } else { true }
            }
            let finding = try check.finding(in: kept, of: notebook)
            let sound = zip(kept, finding.items).compactMap { part, items in items.map { (part, $0) } }
            let (soundParts, items) = (sound.map(\.0), sound.map(\.1))
            let isSound = finding.problems.isEmpty && sharedProblems.isEmpty
            let apart = isSound ? try compileApart(soundParts, items, with: shared, of: notebook, in: temporary) : nil
            switch apart {
            case .objects(let objects, let unshown):
                try checkOrder(soundParts, items, notebook)
                return Compiled(objects: objects, failures: failures, unshown: unshown)
            case .wrong(let errors): throw Diagnostics(diagnostics(errors, kept, shared, notebook))
            case nil: break
            }
            let source = ProgramSource(soundParts, items: items, parameters: notebook.frontMatter.parameters)
            let found = try compile(
                source, of: kept, with: shared, in: temporary, limits: notebook.frontMatter.limits
            )
            let compilerDiagnostics = found.filter {
                !$0.isWarning && (sharedProblems.isEmpty || !shared.names.contains($0.file))
            }
            if !isSound {
                let unsound = zip(kept, finding.items).filter { $1 == nil }.map(\.0.code)
                let others = compilerDiagnostics.filter {
                    blockThatMustFail($0, kept) == nil
                        && !$0.mayFollow(from: unsound + (sharedProblems.isEmpty ? [] : shared.texts))
                }
                throw Diagnostics(finding.problems + sharedProblems + diagnostics(others, kept, shared, notebook))
            }
            let expected = compilerDiagnostics.compactMap { compilerDiagnostic in
                blockThatMustFail(compilerDiagnostic, kept).map { ($0, compilerDiagnostic.message) }
            }
            if compilerDiagnostics.isEmpty {
                try checkOrder(soundParts, items, notebook)
                return Compiled(
                    objects: [CompiledObject(file: "program.o", key: nil)], failures: failures,
                    unshown: UnshownValue.all(in: found.filter(\.isWarning), of: soundParts, items))
            }
            guard expected.count == compilerDiagnostics.count else {
                let others = compilerDiagnostics.filter { blockThatMustFail($0, kept) == nil }
                throw Diagnostics(diagnostics(others, kept, shared, notebook))
            }
            for (index, message) in expected {
                failures[index] = failures[index].map { $0 + "\n" + message } ?? message
            }
        }
    }

    /// What uses a module that nothing imports: the compiler knows of it by what BNBook is made of, and the linker does not.
    func missingImports(of notebook: Notebook, in temporary: String) throws -> [Diagnostic] {
        let limits = notebook.frontMatter.limits, all = notebook.sourceParts
        let check = SyntaxCheck(toolchain: toolchain, folder: temporary, limits: limits, waiting: waiting?.parser)
        let sound = zip(all, try check.finding(in: all, of: notebook).items).compactMap { part, items in
            items.map { (part, $0) }
        }
        let source = ProgramSource(
            sound.map(\.0), items: sound.map(\.1), parameters: notebook.frontMatter.parameters)
        let shared = try SharedCode(notebook, in: temporary)
        let found = try compile(
            source, of: all, with: shared, in: temporary, limits: limits,
            ["-enable-upcoming-feature", "MemberImportVisibility"])
        return diagnostics(found.compactMap(\.missingImport), all, shared, notebook)
    }

    /// - Throws: `Diagnostics` of names that are used above the statements that give them their value.
    func checkOrder(_ parts: [SourcePart], _ items: [[SyntaxItem]], _ notebook: Notebook) throws {
        let early = EarlyUse.all(in: parts, items: items)
        guard early.isEmpty else { throw Diagnostics(early.map(notebook.diagnostic)) }
    }

    func blockThatMustFail(_ compilerDiagnostic: CompilerDiagnostic, _ parts: [SourcePart]) -> Int? {
        guard let part = parts.first(where: { compilerDiagnostic.file == $0.name }), part.mustFail,
            case .block(let index) = part.part
        else { return nil }
        return index
    }

    func diagnostics(
        _ compilerDiagnostics: [CompilerDiagnostic], _ parts: [SourcePart], _ shared: SharedCode, _ notebook: Notebook
    ) -> [Diagnostic] {
        compilerDiagnostics.map { compilerDiagnostic in
            guard let part = parts.first(where: { compilerDiagnostic.file == $0.name }) else {
                return shared.diagnostic(compilerDiagnostic)
            }
            return notebook.diagnostic(part, compilerDiagnostic, lineShift: lineShift)
        }
    }

    /// Compiles a program with the code that its folder shares; gives the errors and warnings that are found.
    func compile(
        _ source: ProgramSource, of parts: [SourcePart], with shared: SharedCode, in temporary: String,
        limits: Limits, _ more: [String] = []
    ) throws -> [CompilerDiagnostic] {
        let main = "\(temporary)/main.swift"
        try writeTemporary(Array(source.text.utf8), to: main)
        let inputs = shared.files.isEmpty ? ["-primary-file", main] : [main] + shared.files
        return try compilerDiagnostics(
            of: ["-c"] + inputs + ["-o", "\(temporary)/program.o"] + more, named: parts.map(\.name) + shared.names,
            in: temporary, limits: limits)
    }

    func compilerDiagnostics(
        of result: (ending: Command.Ending, output: [UInt8], errors: [UInt8]), named names: [String]
    ) throws -> [CompilerDiagnostic] {
        let text = String(decoding: result.errors, as: UTF8.self)
        let compilerDiagnostics = CompilerDiagnostic.all(in: text)
        if result.ending == .exit(0) || compilerDiagnostics.contains(where: { !$0.isWarning }) {
            return compilerDiagnostics
        }
        guard let crash = CompilerCrash(text), let place = crash.place, names.contains(place.file) else {
            throw RunnerError.compilerFailed(text)
        }
        return [
            CompilerDiagnostic(file: place.file, line: place.line, column: place.column, message: crash.summary)
        ]
    }
}

extension ProgramBuilder {
    /// Starts the front end with these arguments, and gives the errors and warnings that it finds; `names` are what it knows
    /// the author's code by.
    /// - Throws: `RunnerError.compilerFailed`, `RunnerError.compilerTooSlow`; what keeps the compiler from being started.
    func compilerDiagnostics(of arguments: [String], named names: [String], in temporary: String, limits: Limits)
        throws -> [CompilerDiagnostic]
    {
        func compilerDiagnostics(_ more: [String] = []) throws -> [CompilerDiagnostic] {
            try self.compilerDiagnostics(
                of: toolchain.compile(
                    arguments + toolchain.arguments + [toolchain.expressionLimit(limits)] + more, limits: limits),
                named: names)
        }
        let found = Result { try compilerDiagnostics() }
        if case .failure(RunnerError.compilerTooSlow) = found { return try found.get() }
        if let found = try? found.get() {
            let errors = found.filter { !$0.isWarning }
            if errors.isEmpty || errors.contains(where: { names.contains($0.file) }) { return found }
        }
        // What is wrong beyond the notebook may be its modules' cache, which processes that compile at once share: one of
        // them replaces what another has begun to read. With a cache of its own that cannot be.
        return try compilerDiagnostics(["-module-cache-path", "\(temporary)/modules"])
    }
}
