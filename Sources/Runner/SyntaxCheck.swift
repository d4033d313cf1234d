internal import FoundationEssentials
internal import Notebook

/// Finds each part's top-level items with the compiler's own parser, and every syntax error in the part it was made in.
struct SyntaxCheck {
    let toolchain: Toolchain
    /// A folder for files that are needed while this lasts.
    let folder: String

    /// The items of each part, in order.
    /// - Throws: `Diagnostics` of all syntax errors; a compiler that cannot be started.
    func items(of parts: [SourcePart], in notebook: Notebook) throws -> [[SyntaxItem]] {
        if parts.isEmpty { return [] }
        if let items = try together(parts) { return items }
        var problems: [Diagnostic] = []
        var items: [[SyntaxItem]] = []
        for part in parts {
            let (found, complaints) = try parse(part.code + "\n")
            items.append(found)
            problems += complaints.map { notebook.diagnostic(part, $0) }
            if complaints.isEmpty, part.isInline, found.count != 1 || !found[0].isExpression {
                problems.append(notebook.diagnostic(part, line: 1, column: 1, message: "found `\(part.code)`; expected one Swift expression"))
            }
        }
        guard problems.isEmpty else { throw Diagnostics(problems) }
        return items
    }
}

private extension SyntaxCheck {
    /// One parse of all parts joined; `nil` where something is wrong or a part's item reaches into the next.
    func together(_ parts: [SourcePart]) throws -> [[SyntaxItem]]? {
        let (items, complaints) = try parse(parts.map { $0.code + "\n" }.joined())
        guard complaints.isEmpty else { return nil }
        var (result, rest, offset) = ([[SyntaxItem]](), items[...], 0)
        for part in parts {
            let end = offset + part.code.utf8.count + 1
            let own = rest.prefix { $0.start < end }
            guard own.allSatisfy({ $0.end < end }) else { return nil }
            if part.isInline, own.count != 1 || own.first?.isExpression != true { return nil }
            result.append(own.map { SyntaxItem(start: $0.start - offset, end: $0.end - offset, isStatement: $0.isStatement, isExpression: $0.isExpression) })
            (rest, offset) = (rest.dropFirst(own.count), end)
        }
        return result
    }

    func parse(_ source: String) throws -> ([SyntaxItem], [Complaint]) {
        let file = "\(folder)/main.swift"
        try Data(source.utf8).write(to: URL(filePath: file))
        let result = try Command(
            executable: toolchain.frontend,
            arguments: ["-frontend", "-dump-parse", "-dump-ast-format", "json", "-diagnostic-style", "llvm", "-swift-version", "5", file]
        ).run()
        let complaints = Complaint.all(in: String(decoding: result.errors, as: UTF8.self)).filter { $0.file.hasSuffix("main.swift") }
        if !complaints.isEmpty { return ([], complaints) }
        guard result.ending == .exit(0), let items = try? SyntaxItem.items(json: result.output) else {
            throw RunnerError.compilerFailed(String(decoding: result.errors, as: UTF8.self))
        }
        return (items, [])
    }
}
