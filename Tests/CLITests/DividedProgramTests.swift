/// What a block shows is compiled apart, and only anew where it changed.
import Foundation
import Testing

@Suite struct DividedProgramTests {
    private static let notebook = """
        ```swift experiment
        import Glibc
        let side = 2.0
        side * 2
        ```

        ```swift experiment
        func area(_ side: Double) -> Double { pow(side, 2) }
        area(side)
        ```

        The side is `{swift} side`, its root `{swift} sqrt(side)`.

        """

    /// The objects that are kept, by their names.
    private func objects(_ bnbook: Bnbook) -> Set<String> {
        Set(bnbook.files(".bnbook/objects").keys)
    }

    @Test(
        "A change is compiled alone where nothing rests on it",
        arguments: [
            ("area(side)\n", "area(side) + 1\n", 1), ("side * 2\n", "side\n    * 2.5 // so\n", 1),
            ("`{swift} side`", "`{swift} side + 1`", 1), ("The side", "Its side", 0), ("side = 2.0", "side = 3.0", 4),
            ("pow(side, 2)", "side * side", 4),
        ])
    func edits(old: String, new: String, count: Int) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", Self.notebook)
        #expect(try bnbook.run("render", "a.md", "--to", "json").exitCode == 0)
        let before = objects(bnbook)
        #expect(before.count == 4, "\(before)")
        try bnbook.write("a.md", Self.notebook.replacing(old, with: new))
        #expect(try bnbook.run("render", "a.md", "--to", "json").exitCode == 0)
        #expect(objects(bnbook).subtracting(before).count == count)
        // What was put together from old and new pieces says what the whole does.
        let pieced = bnbook.text("output/a.json")
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: ".bnbook"))
        try bnbook.run("render", "a.md", "--to", "json")
        #expect(bnbook.text("output/a.json") == pieced)
    }

    @Test(
        "Programs whose parts another file would not see as they are stay in one piece",
        arguments: [
            ("private let a = 3\na", "3"), ("fileprivate func f() -> Int { 4 }\nf()", "4"),
            ("let a: Int\nif true { a = 5 } else { a = 6 }\na", "5"), ("#if true\nlet a = 7\n#endif\na", "7"),
            ("guard let index = [1, 2].firstIndex(of: 2) else { fatalError() }\nindex + 9", "10"),
            ("guard case let a? = Optional(11) else { fatalError() }\na", "11"),
            ("func f() async -> Int { 8 }\nawait f()", "8"), ("let a = 9; import Glibc\na", "9"),
        ])
    func whole(code: String, shown: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "```swift experiment\n\(code)\n```\n")
        let outcome = try bnbook.run("render", "a.md", "--to", "md")
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(bnbook.text("output/a.md").contains(shown))
        #expect(objects(bnbook).isEmpty)
    }

    @Test("A mistake in what is shown is told as the whole program's compiler tells it")
    func mistakes() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        let wrong = Self.notebook.replacing("area(side)\n", with: "aera(sid)\n")
            .replacing("sqrt(side)", with: "sqr(side)")
        // A private name keeps the program in one piece.
        let whole = wrong.replacing("import Glibc", with: "import Glibc; private let own = 1")
        try bnbook.write("a.md", wrong)
        try bnbook.write("b.md", whole)
        let words = try ["a.md", "b.md"].map { try bnbook.run("check", $0).errors.replacing($0, with: "") }
        #expect(words[0].contains("cannot find 'aera' in scope") && words[0].contains("cannot find 'sqr' in scope"))
        #expect(words[0] == words[1])
    }
}
