import Document
import Notebook
import Outputs
import Testing

@testable import Runner

/// Whether a statement uses the variable `b`, which is declared below it.
@Suite struct EarlyUseTests {
    @Test(
        arguments: [
            ("print(b)", [6]), ("print(\"\\(b) and \\(a + b)\")", [9, 22]), ("[1].map { $0 * b }", [15]),
            ("b + b", [0, 4]),
            ("flag ? b : 1", [7]),
            // Members, labels, other names and what the statement binds itself.
            ("x.b", []), ("f(b: 1)", []), ("bb + ab", []), ("[1].map { b in b * 2 }", []),
            ("for b in 1...2 { print(b) }", []),
            ("if let b = f() { print(b) }", []), ("print(\"b\")", []), ("1 // b", []),
            ("[1].map { (b: Int) -> Int in b }", []),
        ] as [(String, [Int])])
    func isFoundInStatements(code: String, offsets: [Int]) {
        #expect(early([(code, true), ("let b = 2", true)]).map(\.offset) == offsets)
    }

    @Test func whatRunsLaterMayUseWhatIsDeclaredLater() {
        #expect(early([("func f() -> Int { b }", false), ("let b = 2", true)]).isEmpty)
        #expect(early([("let b = 2", true), ("print(b)", true)]).isEmpty)
    }

    /// Each piece is a block of one item; one that begins with `let b` declares it.
    private func early(_ pieces: [(code: String, isStatement: Bool)]) -> [EarlyUse] {
        let parts = pieces.enumerated().map { index, piece in
            SourcePart(
                part: .block(index), code: piece.code, origin: Position(line: 10 * index + 1, column: 1), indentation: 0
            )
        }
        let items = pieces.map { code, isStatement in
            [
                SyntaxItem(
                    start: 0, end: code.utf8.count - 1, isStatement: isStatement, isExpression: false,
                    variables: code.hasPrefix("let b") ? ["b"] : [])
            ]
        }
        return EarlyUse.all(in: parts, items: items)
    }
}
