/// A value that a block computes, and does not show, is told of: at each render, and always the same.
import Foundation
import Testing

@Suite struct UnshownValueTests {
    private func warnings(_ outcome: Bnbook.Outcome) -> [String] {
        outcome.errors.split(separator: "\n").filter { $0.contains("warning: ") }.map(String.init)
    }

    private let message = "warning: the value of this expression is not shown: a block shows its last expression alone"

    @Test(
        "Which expressions are told of, by their places in the block",
        arguments: [
            ("1 + 1\n2 + 2", ["1:1"]), ("Table(columns: [\"a\"], rows: [])\n  ; 3", ["1:1"]),
            ("let a = [1]\na.map { $0 }\n a.count; a\na", ["2:1", "3:2", "3:11"]),
            ("for i in 0..<2 {\n    i + 1\n}", ["2:7"]), ("\"ä\"\n/* so */ 5", ["1:1"]),
            ("private let a = 1\na + 1\na", ["2:1"]), ("PairedTTest([1, 2, 4])\nSignFlipTest([1, 2, 4])", ["1:1"]),
            // Statements, and what is told that it is not needed.
            ("var a = [1]\na.append(2)\na.removeLast()\n_ = a.map { $0 }\na += [3]\nprint(a)\na", []),
            ("@discardableResult func f() -> Int { 1 }\nf()\nf()\nlet b = f()", []), ("[1, 2].map { $0 }", []),
            ("func f() {}\nf()\nf()", []), ("let unused = 1\n2", []),
        ])
    func places(code: String, places: [String]) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "# A\n\n```swift experiment\n\(code)\n```\n")
        let expected = places.map { place in
            let numbers = place.split(separator: ":").compactMap { Int($0) }
            return "a.md:\(numbers[0] + 3):\(numbers[1]): \(message)"
        }
        #expect(try warnings(bnbook.run("check", "a.md")) == expected)
        #expect(try warnings(bnbook.run("render", "a.md", "--to", "md")) == expected)
    }

    @Test("Each render says it, whatever of it was kept, and at its place then")
    func kept() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        let text = "```swift experiment\nlet a = 1\na + 1\na + 2\n```\n\n```swift experiment\na + 3\n```\n"
        func expectWarning(_ text: String, line: Int, _ arguments: String...) throws {
            try bnbook.write("a.md", text)
            let outcome = try bnbook.run(arguments: ["render", "a.md", "--to", "md"] + arguments)
            #expect(warnings(outcome) == ["a.md:\(line):1: \(message)"], "\(arguments) \(outcome)")
        }
        try expectWarning(text, line: 3)
        try expectWarning(text, line: 3)
        try expectWarning(text, line: 3, "--fresh")
        // Only a piece is compiled.
        try expectWarning(text.replacing("a + 3", with: "a + 4"), line: 3)
        // Nothing is run.
        let moved = text.replacing("a + 3", with: "a + 4").replacing("let a", with: "// Words.\n\nlet a")
        try expectWarning("Words.\n\n" + moved, line: 7)
        #expect(try warnings(bnbook.run("check", "a.md")) == ["a.md:7:1: \(message)"])
        #expect(try warnings(bnbook.run("check", "a.md")) == ["a.md:7:1: \(message)"])
    }

    @Test("Blocks that must fail show no expression")
    func mustFail() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "```swift experiment\n#| error: true\n1 + 1\n[0].last! / [0][0]\n```\n")
        #expect(try warnings(bnbook.run("render", "a.md", "--to", "md")) == [])
    }
}
