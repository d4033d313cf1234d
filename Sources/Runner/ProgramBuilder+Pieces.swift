internal import Dispatch
internal import Notebook
internal import Outputs
internal import Store
internal import Synchronization

extension ProgramBuilder {
    /// Compiles a program in pieces, of which those are taken from the store that were compiled before: a change of what one
    /// block shows costs no more than its own compilation. `nil` for a program that cannot be divided, and where something
    /// is wrong that only the compilation of the whole tells as it is.
    func compileApart(
        _ parts: [SourcePart], _ items: [[SyntaxItem]], with shared: SharedCode, of notebook: Notebook,
        in temporary: String
    ) throws -> PiecesOutcome? {
        // Whoever cannot sign what is kept cannot know it again, and the linker is in no sandbox.
        guard store.key != nil, ProgramSource.canBeDivided(parts, items: items) else { return nil }
        let source = ProgramSource(
            parts, items: items, parameters: notebook.frontMatter.parameters, isDivided: true)
        let units = try write(source, with: shared, in: temporary)
        // Only the top level holds statements whose values nobody sees.
        let main = units[0]
        var unshown = store.get("checks", main.key("main"), decode: OutputFraming.unshown)
        let jobs = try units.map { unit in
            (
                unit,
                try unit.sources.filter { name in
                    try name == "main" && unshown == nil || !takeKept(name, unit, in: temporary)
                }
            )
        }.filter { !$0.1.isEmpty }
        let found = try compile(jobs, limits: notebook.frontMatter.limits, in: temporary)
        let wrong = zip(jobs, found).filter { !$1.isSound }
        if !wrong.isEmpty {
            // While an author waits, a piece's own words will do; else the whole has the last one.
            return waiting != nil && wrong.allSatisfy { !$0.0.0.pieces.isEmpty }
                ? PiecesOutcome(errors: wrong.map(\.1.words).joined(separator: "\n"), of: parts) : nil
        }
        if unshown == nil {
            let values = UnshownValue.all(in: found.flatMap { CompilerDiagnostic.all(in: $0.words) }, of: parts, items)
            store.put(try OutputFraming.bytes(values), "checks", main.key("main"))
            unshown = values
        }
        for (unit, sources) in jobs {
            for name in sources { store.put(try readFile("\(temporary)/\(name).o"), "objects", unit.key(name)) }
        }
        let objects = units.flatMap { unit in
            unit.sources.map { CompiledObject(file: "\($0).o", key: unit.key($0)) }
        }
        return .objects(objects, unshown: unshown ?? [])
    }
}

/// What came of a program's pieces.
enum PiecesOutcome {
    /// The objects, and what blocks compute and do not show.
    case objects([CompiledObject], unshown: [UnshownValue])
    /// What the compilation of the whole would say, too: the top level is sound, and so is what else is kept.
    case wrong([CompilerDiagnostic])

    /// What the compiler says of pieces that are wrong; `nil` where it is not of the author's code alone.
    init?(errors words: String, of parts: [SourcePart]) {
        let errors = CompilerDiagnostic.all(in: words).filter { !$0.isWarning }
        guard !errors.isEmpty, errors.allSatisfy({ error in parts.contains { $0.name == error.file } }) else {
            return nil
        }
        self = .wrong(errors)
    }
}

/// An object that a program is linked of.
struct CompiledObject {
    /// Its name in the folder of the compilation.
    var file: String
    /// Its name in the store; `nil` for one that is not kept.
    var key: String?
}

/// Files that are compiled at once, each to an object, among others that they name things of.
private struct CompiledUnit {
    /// The names of the files, without their ending.
    var sources: [String]
    var others: [String]
    /// All that an object rests on beside its own file.
    var context: String
    /// The text of each file.
    var texts: [String: String]
    /// Those of the files that are pieces.
    var pieces: [String: ProgramPiece] = [:]

    /// The name of an object in the store.
    func key(_ name: String) -> String { SHA256.digest("object 1\n\(context)\u{1E}\(name)\n\(texts[name] ?? "")") }
}

private extension ProgramBuilder {
    /// Writes a program's files: what is at the top level with what the folder's notebooks share, and its pieces, of which the
    /// others know what they are called.
    func write(_ source: ProgramSource, with shared: SharedCode, in temporary: String) throws -> [CompiledUnit] {
        let main = [("main", source.text)] + zip(shared.names, shared.texts)
        let pieces = source.pieces.enumerated().map { ("piece-\($0 + 1)", $1) }
        let declarations = source.pieces.map(\.declaration).joined()
        let texts = pieces.map { ($0, $1.code) }
        for (name, text) in [("main", source.text), ("declarations", declarations)] + texts {
            try writeTemporary(Array(text.utf8), to: "\(temporary)/\(name).swift")
        }
        let around = main.map { "\($0)\n\($1)" }.joined(separator: "\u{1E}")
        return [
            CompiledUnit(
                sources: main.map(\.0), others: ["declarations"],
                context: "\(toolchain.identity)\u{1E}\(around)\u{1E}\(declarations)",
                texts: Dictionary(uniqueKeysWithValues: main)),
            CompiledUnit(
                sources: pieces.map(\.0), others: main.map(\.0), context: "\(toolchain.identity)\u{1E}\(around)",
                texts: Dictionary(uniqueKeysWithValues: texts), pieces: Dictionary(uniqueKeysWithValues: pieces)),
        ]
    }

    /// Puts the object that was made of a file before beside it; `false` where there is none.
    func takeKept(_ name: String, _ unit: CompiledUnit, in temporary: String) throws -> Bool {
        guard let object = store.get("objects", unit.key(name)) else { return false }
        try writeTemporary(object, to: "\(temporary)/\(name).o")
        return true
    }

    /// Compiles files of some units, all at once; gives what came of each.
    func compile(_ jobs: [(CompiledUnit, [String])], limits: Limits, in temporary: String) throws -> [Compilation] {
        let found = Mutex<[Int: Result<Compilation, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: jobs.count) { number in
            let (unit, sources) = jobs[number]
            let result = Result { try compile(sources, of: unit, limits: limits, in: temporary) }
            found.withLock { $0[number] = result }
        }
        return try found.withLock { $0 }.sorted { $0.key < $1.key }.map { try $0.value.get() }
    }

    /// Compiles files of a unit.
    func compile(_ sources: [String], of unit: CompiledUnit, limits: Limits, in temporary: String) throws
        -> Compilation
    {
        if let known = try compileWaiting(sources, of: unit, limits: limits, in: temporary) { return known }
        let inputs = sources.flatMap { ["-primary-file", "\(temporary)/\($0).swift"] }
        let outputs = sources.flatMap { ["-o", "\(temporary)/\($0).o"] }
        let others = unit.others.map { "\(temporary)/\($0).swift" }
        let result = try toolchain.compile(
            ["-c"] + inputs + others + outputs + toolchain.arguments + [toolchain.expressionLimit(limits)],
            limits: limits)
        return Compilation(
            isSound: result.ending == .exit(0), words: String(decoding: result.errors, as: UTF8.self))
    }

    /// Compiles the one piece that changed by the compiler that waits for it; `nil` where none does.
    func compileWaiting(_ sources: [String], of unit: CompiledUnit, limits: Limits, in temporary: String) throws
        -> Compilation?
    {
        guard let waiting, !unit.pieces.isEmpty else { return nil }
        // As the compiler reads them: what notebooks share has lines above the author's text.
        let files = try unit.others.map { name in
            (name: name, text: String(decoding: try readFile("\(temporary)/\(name).swift"), as: UTF8.self))
        }
        let request = WaitingCompiler.Request(toolchain: toolchain, files: files, limits: limits)
        guard sources.count == 1, let piece = unit.pieces[sources[0]] else {
            waiting.note(request)
            return nil
        }
        switch waiting.compile(piece, for: request) {
        case .object(let object):
            try writeTemporary(object, to: "\(temporary)/\(sources[0]).o")
            return Compilation(isSound: true, words: "")
        case .wrong(let words): return Compilation(isSound: false, words: words)
        case .unknown: return nil
        }
    }
}

/// What came of files that were compiled together.
private struct Compilation {
    /// Whether each has become an object.
    var isSound: Bool
    /// The compiler's errors and warnings.
    var words: String
}
