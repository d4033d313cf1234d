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

    /// A statement that calls `f`, which comes to use `b`.
    @Test(
        arguments: [
            ("f()", ["func f() -> Int { b }"], [0]), ("print(f())", ["func f() -> Int { 1 + b }"], [6]),
            ("f(1)", ["func f(_ a: Int) -> Int { a + b }"], [0]),
            ("[1].map(f)", ["func f(a: Int) -> Int { a + b }"], [8]),
            ("f()", ["func f() { g() }", "func g() { print(\"\\(b)\") }"], [0]),
            ("S().f()", ["struct S { func f() -> Int { b } }"], [4]),
            ("S().f()", ["struct S { func f() -> Int { g() }; func g() -> Int { b } }"], [4]),
            ("f()", ["func f() { f(); g() }", "func g() { f(); b }"], [0]),
            // What is not called, or names something else.
            ("1", ["func f() -> Int { b }"], []), ("f()", ["func f(b: Int = 1) -> Int { b }"], []),
            ("f()", ["func f() -> Int { let b = 1; return b }"], []), ("f()", ["func f() -> Int { x.b }"], []),
            ("S()", ["struct S { func f() -> Int { b } }"], []),
            ("S().f()", ["struct S { let b = 1; func f() -> Int { b } }"], []),
            ("g()", ["func f() -> Int { b }", "func g() -> Int { 1 }"], []),
            ("x.f", ["func f() -> Int { b }"], []), ("f()", ["protocol P { func f() }", "func g() { b }"], []),
        ] as [(String, [String], [Int])])
    func isFoundInCalledFunctions(code: String, functions: [String], offsets: [Int]) {
        let declarations = functions.map { ($0, false) }
        // It does not matter whether the function stands above the call or below.
        for pieces in [
            declarations + [(code, true), ("let b = 2", true)], [(code, true), ("let b = 2", true)] + declarations,
        ] {
            let uses = early(pieces)
            #expect(uses.map(\.offset) == offsets)
            #expect(uses.allSatisfy { $0.name == "b" && $0.function == "f" })
        }
    }

    /// A computed variable has no value of its own: reading it is like a call.
    @Test func isFoundInComputedVariables() {
        let pieces = [
            ("var total: Int { b }", true), ("print(total)", true), ("let b = 2", true), ("print(total)", true),
        ]
        #expect(
            early(pieces, computed: ["total"]).map { [$0.function, "\($0.part.part)", "\($0.offset)"] } == [
                ["total", "block(1)", "6"]
            ])
        #expect(early([pieces[0], pieces[2], pieces[3]], computed: ["total"]).isEmpty)
        #expect(early([("var total = b { didSet { } }", true), pieces[2]], computed: ["total"]).map(\.offset) == [12])
    }

    /// Each piece is a block of one item; one that begins with `let b` declares it.
    private func early(_ pieces: [(code: String, isStatement: Bool)], computed: [String] = []) -> [EarlyUse] {
        let parts = pieces.enumerated().map { index, piece in
            SourcePart(
                part: .block(index), code: piece.code, origin: Position(line: 10 * index + 1, column: 1), indentation: 0
            )
        }
        let items = pieces.map { code, isStatement in
            [
                SyntaxItem(
                    start: 0, end: code.utf8.count - 1, isStatement: isStatement, isExpression: false,
                    variables: code.hasPrefix("let b") ? ["b"] : [],
                    accessors: computed.filter { code.hasPrefix("var \($0)") })
            ]
        }
        return EarlyUse.all(in: parts, items: items)
    }
}
