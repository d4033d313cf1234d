internal import Notebook
internal import Store

/// Finds each part's top-level items with the compiler's own parser, and every syntax error in the part it was made in.
struct SyntaxCheck {
    let toolchain: Toolchain
    /// A folder for files that are needed while this lasts.
    let folder: String
    let limits: Limits
    /// A parser that waits, for the first that is parsed.
    var waiting: WaitingParser?

    /// The file's name that the parser reads.
    static let file = "main.swift"

    /// What the front end is told to parse the file at `path`.
    static func arguments(_ path: String) -> [String] {
        ["-dump-parse", "-dump-ast-format", "json", "-diagnostic-style", "llvm", "-swift-version", "5", path]
    }

    /// What the parser made of parts.
    struct ParseResult {
        /// The items of each part, in order; `nil` for one with errors.
        var items: [[SyntaxItem]?]
        var problems: [Diagnostic] = []
    }

    /// - Throws: what keeps the compiler from being started.
    func finding(in parts: [SourcePart], of notebook: Notebook) throws -> ParseResult {
        let known = waiting?.items(of: parts, for: request) ?? parts.map { _ in nil }
        let new = zip(parts, known).filter { $1 == nil }.map(\.0)
        var rest = try newFinding(in: new, of: notebook)
        let items = known.map { $0 ?? rest.items.removeFirst() }
        waiting?.note(items, of: parts, for: request)
        return ParseResult(items: items, problems: rest.problems)
    }
}

private extension SyntaxCheck {
    /// What waits is asked for.
    var request: WaitingParser.Request { WaitingParser.Request(toolchain: toolchain, limits: limits) }

    func newFinding(in parts: [SourcePart], of notebook: Notebook) throws -> ParseResult {
        if parts.isEmpty { return ParseResult(items: []) }
        if let items = try together(parts) { return ParseResult(items: items) }
        var finding = ParseResult(items: [])
        for part in parts {
            let (items, compilerDiagnostics) = try parse(part.code + "\n")
            var problems = compilerDiagnostics.map { notebook.diagnostic(part, $0) }
            if problems.isEmpty, part.isInline, items.count != 1 || !items[0].isExpression {
                problems.append(
                    notebook.diagnostic(
                        part, line: 1, column: 1, message: "found `\(part.code)`; expected one Swift expression"))
            }
            finding.items.append(problems.isEmpty ? items : nil)
            finding.problems += problems
        }
        return finding
    }

    /// One parse of all parts joined; `nil` where something is wrong or a part reaches into the next. Behind each stands a
    /// number that must be found there, as no item tells of a comment that a part leaves open.
    func together(_ parts: [SourcePart]) throws -> [[SyntaxItem]]? {
        let (items, compilerDiagnostics) = try parse(parts.map { $0.code + Self.border }.joined())
        guard compilerDiagnostics.isEmpty else { return nil }
        var (result, rest, offset) = ([[SyntaxItem]](), items[...], 0)
        for part in parts {
            let end = offset + part.code.utf8.count + 1
            let own = rest.prefix { $0.start < end }
            rest = rest.dropFirst(own.count)
            guard own.allSatisfy({ $0.end < end }), let border = rest.popFirst() else { return nil }
            guard border.start == end, border.end == end else { return nil }
            if part.isInline, own.count != 1 || own.first?.isExpression != true { return nil }
            result.append(own.map { $0.moved(by: -offset) })
            offset += part.code.utf8.count + Self.border.utf8.count
        }
        return result
    }

    static let border = "\n0\n"

    func parse(_ source: String) throws -> ([SyntaxItem], [CompilerDiagnostic]) {
        let (isDone, output, errors) = try run(source)
        let words = String(decoding: errors, as: UTF8.self)
        let compilerDiagnostics = CompilerDiagnostic.all(in: words).filter {
            !$0.isWarning && $0.file.hasSuffix(Self.file)
        }
        if !compilerDiagnostics.isEmpty { return ([], compilerDiagnostics) }
        guard isDone else { throw RunnerError.compilerFailed(words) }
        do { return (try SyntaxItem.items(json: output), []) } catch {
            throw RunnerError.compilerFailed("what its parser wrote cannot be read: \(error)")
        }
    }

    func run(_ source: String) throws -> (isDone: Bool, output: [UInt8], errors: [UInt8]) {
        if let (status, output, errors) = waiting?.parse(source, for: request) { return (status == 0, output, errors) }
        let file = "\(folder)/\(Self.file)"
        try writeTemporary(Array(source.utf8), to: file)
        let result = try toolchain.compile(Self.arguments(file), limits: limits)
        return (result.ending == .exit(0), result.output, result.errors)
    }
}
