import Foundation
import Testing

/// What the notebooks of a folder share: compiled with each, told apart from it, and carried by its report.
@Suite struct SharedCodeTests {
    static let shared = """
        // Networks of this folder.
        func network(_ name: String, width: Int) -> Model {
            Model(name) { Flatten(); Dense(width, activation: .relu); Dense(10, activation: .softmax) }
        }

        let base = try! Experiment(on: try! .digits(train: 80, test: 40), epochs: 1, seeds: 2) {
            network("Shared", width: 4)
        }.run()
        """
    static let notebook = """
        # Own

        ```swift experiment
        print(network("A", width: twice(3)).name)
        ```

        ```swift experiment
        let own = base["Shared"]
        own.testLoss
        ```

        It is `{swift} base["Shared"].testAccuracy`.

        """

    private func folder() throws -> Bnbook {
        let bnbook = try Bnbook()
        try bnbook.write("a.md", Self.notebook)
        try bnbook.write("Shared.swift", Self.shared)
        try bnbook.write("Sources/twice more.swift", "func twice(_ n: Int) -> Int { 2 * n }\n")
        return bnbook
    }

    @Test func isPartOfTheReportAndOfItsProof() throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "a.md", "--quiet")
        #expect(outcome.exitCode == 0, "\(outcome)")
        // Where a value of the shared code is used is what it rests on.
        let page = bnbook.text("output/a.html")
        #expect(page.matches(of: #/It is <a [^>]*href="#[^"]+"/#).count == 1)
        let verified = try bnbook.run("verify", "output")
        #expect(verified.exitCode == 0, "\(verified)")
        try bnbook.run("extract", "output/a.json", "--output", "new/a.md")
        #expect(bnbook.text("new/Shared.swift") == Self.shared)
        #expect(bnbook.text("new/Sources/twice more.swift") == bnbook.text("Sources/twice more.swift"))
    }

    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var file = "Shared.swift"
        var old: String
        var new: String
        var runsAgain: Bool
    }

    static let changes = [
        Change(testDescription: "comment", old: "// Networks of", new: "// All networks of", runsAgain: false),
        Change(testDescription: "code", old: "\"Shared\", width: 4", new: "\"Shared\", width: 5", runsAgain: true),
        Change(
            testDescription: "another file", file: "Sources/twice more.swift", old: "2 * n", new: "n + n",
            runsAgain: true),
        Change(testDescription: "a new file", file: "Sources/new.swift", old: "", new: "let n = 1", runsAgain: true),
        Change(testDescription: "no Swift", file: "Sources/new.txt", old: "", new: "let n = 1", runsAgain: false),
        Change(testDescription: "deeper", file: "Sources/In/new.swift", old: "", new: "let n = 1", runsAgain: false),
    ]

    @Test func isWhatTheOutputsDependOn() throws {
        let whole = try folder()
        defer { whole.remove() }
        try whole.run("render", "a.md", "--quiet", "--to", "json")
        for change in Self.changes {
            let bnbook = try Bnbook(copyOf: whole)
            defer { bnbook.remove() }
            let text = bnbook.text(change.file)
            try bnbook.write(
                change.file, change.old.isEmpty ? change.new : text.replacing(change.old, with: change.new))
            let outcome = try bnbook.run("render", "a.md", "--to", "json")
            #expect(outcome.output.contains("unchanged") != change.runsAgain, "\(change): \(outcome)")
        }
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var file = "Shared.swift"
        var code: String
        var message: String
    }

    static let mistakes = [
        Mistake(
            testDescription: "type", code: "// ü\n  func f() -> Int { Dens(3) }",
            message: "Shared.swift:2:21: error: cannot find 'Dens' in scope"),
        Mistake(
            testDescription: "a name of the notebook's", code: "func f() -> Int { later }",
            message: "Shared.swift:1:19: error: cannot find 'later' in scope"),
        Mistake(
            testDescription: "what the notebook declares too", code: "func twice() -> Int { 3 }",
            message: "invalid redeclaration of 'twice()'"),
        Mistake(
            testDescription: "a statement", code: "print(1)",
            message: "Shared.swift:1:1: error: expressions are not allowed at the top level"),
        Mistake(
            testDescription: "syntax, in a folder", file: "Sources/a b.swift", code: "func f( {",
            message: "Sources/a b.swift:1:9: error: "),
    ]

    @Test(arguments: mistakes) func mistakesAreAtTheirOwnLines(mistake: Mistake) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(
            "a.md", "# A\n\n```swift experiment\nlet later = 1\nfunc twice() -> Int { 2 }\nlet x: Int = \"\"\n```\n")
        try bnbook.write(mistake.file, mistake.code)
        let outcome = try bnbook.run("check", "a.md")
        #expect(outcome.exitCode == 1 && outcome.errors.contains(mistake.message), "\(outcome)")
        // All that is wrong is said at once.
        #expect(outcome.errors.contains("a.md:6:") || mistake.file == "Shared.swift" && mistake.code.contains("twice"))
    }

    @Test func aNotebookWithoutSwiftHasNone() throws {
        let bnbook = try folder()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "# Words\n")
        try bnbook.run("render", "a.md", "--quiet", "--to", "json")
        #expect(!bnbook.text("output/a.json").contains("Shared.swift"))
    }
}

/// A file that `files:` lacks is seen where it is read.
@Suite struct UnlistedFileTests {
    static let notebook = """
        ---
        files: [listed.txt]
        ---

        ```swift experiment
        import Foundation
        func read(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "none" }
        print(read("listed.txt"))
        ```

        Words.

        ```swift experiment
        print("here")
        print(read("folder/other.txt") + read("folder/other.txt"))
        ```

        """

    private func folder(_ notebook: String) throws -> Bnbook {
        let bnbook = try Bnbook()
        try bnbook.write("n/a.md", notebook)
        try bnbook.write("n/listed.txt", "one")
        try bnbook.write("n/folder/other.txt", "two")
        return bnbook
    }

    @Test func isWarnedOfAndNotKept() throws {
        let bnbook = try folder(Self.notebook)
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n/a.md", "--to", "md")
        let warnings = outcome.errors.split(separator: "\n").filter { $0.contains("warning") }
        #expect(
            warnings == [
                "n/a.md:15:1: warning: the notebook reads \"folder/other.txt\", which `files:` lacks: what it shows is not kept, and nobody else can verify it"
            ], "\(outcome)")
        #expect(outcome.exitCode == 0 && bnbook.text("output/a.md").contains("twotwo"))
        // Readers of the report hear of it, too.
        #expect(
            bnbook.text("output/a.md").contains(
                "The block on line 13 of a.md reads \"folder/other.txt\", which “files” in the front matter lacks; nobody else can verify what it shows."
            ), "\(bnbook.text("output/a.md"))")
        try bnbook.write("n/folder/other.txt", "three")
        try bnbook.run("render", "n/a.md", "--to", "md")
        #expect(bnbook.text("output/a.md").contains("threethree"))
    }

    @Test func oneThatIsListedIsKept() throws {
        let bnbook = try folder(Self.notebook.replacing("[listed.txt]", with: "[listed.txt, folder/other.txt]"))
        defer { bnbook.remove() }
        #expect(try !bnbook.run("render", "n/a.md", "--to", "md").errors.contains("warning"))
        #expect(try bnbook.run("render", "n/a.md", "--to", "md").output.contains("unchanged"))
    }

    @Test(
        "What is not there, and what a folder holds, is warned of and not kept",
        arguments: [
            (
                "(try? String(contentsOfFile: \"none.txt\", encoding: .utf8)) ?? \"none\"",
                "looks for \"none.txt\", which is not there"
            ),
            ("FileManager.default.fileExists(atPath: \"none.txt\")", "looks for \"none.txt\", which is not there"),
            (
                "FileManager.default.fileExists(atPath: \"folder/other.txt\")",
                "reads \"folder/other.txt\", which `files:` lacks"
            ),
            ("access(\"none.txt\", F_OK) == 0", "looks for \"none.txt\", which is not there"),
            (
                "try FileManager.default.contentsOfDirectory(atPath: \"folder\").count",
                "lists the folder \"folder\", which may hold others tomorrow"
            ),
            (
                "try FileManager.default.contentsOfDirectory(atPath: \".bnbook\").count",
                "lists the folder \".bnbook\", which may hold others tomorrow"
            ),
            ("FileManager.default.fileExists(atPath: \"listed.txt\")", nil),
            ("FileManager.default.fileExists(atPath: \"/etc/none\")", nil),
            ("URL(fileURLWithPath: #filePath).deletingLastPathComponent().path.isEmpty", nil),
            ("Bundle.main.url(forResource: \"none\", withExtension: \"txt\") == nil", nil),
        ] as [(String, String?)])
    func absent(code: String, deed: String?) throws {
        let bnbook = try folder(
            "---\nfiles: [listed.txt]\n---\n\n```swift experiment\nimport Foundation\n\(code)\n```\n")
        defer { bnbook.remove() }
        let outcome = try bnbook.run("render", "n/a.md", "--to", "md")
        let warnings = outcome.errors.split(separator: "\n").filter { $0.contains("warning") }.map(String.init)
        let expected = deed.map {
            "n/a.md:7:1: warning: the notebook \($0): what it shows is not kept, and nobody else can verify it"
        }
        #expect(outcome.exitCode == 0 && warnings == [expected].compactMap { $0 }, "\(outcome)")
        #expect(try bnbook.run("render", "n/a.md", "--to", "md").output.contains("unchanged") == (deed == nil))
    }

    @Test(
        "The hint is the whole new list",
        arguments: [
            ("[listed.txt]", "[listed.txt, folder/other.txt]"), ("[]", "[listed.txt, folder/other.txt]"),
            ("['a, b.txt', listed.txt]", "[\"a, b.txt\", listed.txt, folder/other.txt]"),
        ])
    func hint(files: String, hint: String) throws {
        let bnbook = try folder(Self.notebook.replacing("[listed.txt]", with: files))
        defer { bnbook.remove() }
        try bnbook.write("n/a, b.txt", "")
        let outcome = try bnbook.run("render", "n/a.md", "--to", "md")
        #expect(outcome.errors.contains("hint: `files: \(hint)` in the front matter names "), "\(outcome)")
    }

    /// What is read by leave of the front matter is no less than what outputs rest on.
    @Test func oneThatIsAllowedIsSeenToo() throws {
        let bnbook = try folder(
            Self.notebook.replacing("---\n\n", with: "allow: [read: ../data]\n---\n\n", maxReplacements: 1)
                .replacing("folder/other.txt", with: "../data/x.txt"))
        defer { bnbook.remove() }
        try bnbook.write("data/x.txt", "four")
        let outcome = try bnbook.run("render", "n/a.md", "--to", "md")
        #expect(outcome.errors.contains("the notebook reads \"../data/x.txt\""), "\(outcome)")
    }
}
