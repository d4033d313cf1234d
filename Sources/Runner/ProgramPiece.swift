internal import Notebook
internal import Spelling

/// A part of a notebook's program in a file of its own, which declares nothing that another part could use but functions
/// without parameters, and so can be compiled anew by itself.
struct ProgramPiece {
    /// The names of its functions.
    var functions: [String]
    /// Their source.
    var code: String

    /// What the rest of the program needs of it.
    var declaration: String { functions.map { "func \($0)() throws {}\n" }.joined() }

    /// The same functions in few files, each of which begins with these imports: a file of its own costs the compiler
    /// milliseconds.
    static func gathered(_ pieces: [ProgramPiece], imports: [String]) -> [ProgramPiece] {
        let count = max(1, (pieces.count + most - 1) / most)
        let head = (["import BNBook"] + imports).map { "\($0)\n" }.joined()
        return stride(from: 0, to: pieces.count, by: count).map { first in
            let group = pieces[first..<min(first + count, pieces.count)]
            return ProgramPiece(functions: group.flatMap(\.functions), code: head + group.map(\.code).joined())
        }
    }

    /// As many files as there may be.
    private static let most = 24
}

extension ProgramSource {
    /// Whether what blocks show means the same in a function of another file as it does at the program's top level: where all
    /// that is declared can be seen from there, and has its value.
    static func canBeDivided(_ parts: [SourcePart], items: [[SyntaxItem]]) -> Bool {
        let all = items.joined()
        guard all.contains(where: \.isExpression), !all.contains(where: \.isOfOneFile),
            !parts.contains(where: \.mustFail)
        else { return false }
        return zip(parts, items).allSatisfy { part, items in
            let code = CodeLines(part.code)
            let words = SwiftToken.tokens(of: part.code).filter { $0.kind == .word }.map { code.text($0.range) }
            let imports = items.filter(\.isImport)
            return !isOfOneFile(part.code) && words.count { $0 == "import" } == imports.count
                && imports.allSatisfy { code.startsLine($0.start) && !code.followsAttribute($0.start) }
        }
    }

    /// Whether code may hold what another file does not see, or waits for; conditions may hold imports.
    private static func isOfOneFile(_ code: String) -> Bool {
        code.holds("private") || code.holds("await") || code.holds("#if") || code.holds("#function")
    }
}
