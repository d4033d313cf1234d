internal import Document
package import Notebook
package import Outputs
internal import Spelling

extension UnshownValue {
    /// What the compiler says of values that nothing uses, as far as it is about what blocks would show: it knows which
    /// calls are there for what they do alone. What stands within a block's last expression is not told, since that is
    /// compiled anew by itself.
    static func all(in warnings: [CompilerDiagnostic], of parts: [SourcePart], _ items: [[SyntaxItem]]) -> [Self] {
        zip(parts, items).flatMap { part, items -> [Self] in
            let own = warnings.filter { $0.file == part.name && $0.message.contains(" is unused") }
            if own.isEmpty || part.mustFail { return [] }
            let code = CodeLines(part.code)
            let tokens = part.meaningfulTokens
            let places = own.compactMap { warning in
                start(at: code.offset(line: warning.line - lineShift, column: warning.column), items)
            }
            return Set(places).sorted().map { place in
                Self(part: part.part, token: tokens.count { $0.range.lowerBound < place })
            }
        }
    }

    /// Where the expression at the block's top level begins that the compiler points into, or what it points to inside of
    /// another statement; `nil` in the last expression.
    private static func start(at offset: Int, _ items: [SyntaxItem]) -> Int? {
        guard let index = items.lastIndex(where: { $0.start <= offset }) else { return nil }
        guard items[index].isExpression else { return offset }
        return index == items.count - 1 ? nil : items[index].start
    }
}

extension Notebook {
    /// Warnings about values that blocks compute and do not show, each at its expression.
    package func diagnostics(of values: [UnshownValue]) -> [Diagnostic] {
        values.compactMap { value in
            guard let part = sourceParts.first(where: { $0.part == value.part }) else { return nil }
            let tokens = part.meaningfulTokens
            guard tokens.indices.contains(value.token) else { return nil }
            let place = CodeLines(part.code).place(of: tokens[value.token].range.lowerBound)
            var diagnostic = diagnostic(
                part, line: place.line, column: place.column,
                message: "the value of this expression is not shown: a block shows its last expression alone",
                hint: "a block of its own shows it, or a list at the end, `[a, b]`; `_ = …` says that it is not needed")
            diagnostic.severity = .warning
            return diagnostic
        }
    }
}

private extension SourcePart {
    /// All but spaces and comments.
    var meaningfulTokens: [SwiftToken] {
        SwiftToken.tokens(of: code).filter { $0.kind != .space && $0.kind != .comment }
    }
}
