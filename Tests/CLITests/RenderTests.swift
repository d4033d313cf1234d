import Foundation
import Testing

/// What happens to files: what is written, kept, compiled and trained.
@Suite struct RenderTests {
    let small = """
        # Small

        ```swift experiment
        let data = try Dataset.digits(train: 60, test: 40)
        let model = Model("M") { Flatten(); Dense(10, activation: .softmax) }
        try Experiment(on: data, epochs: 1, seeds: 2) { model }.run()
        ```

        """

    /// A second or two of training, in many runs.
    let slow = """
        ```swift experiment
        let data = try Dataset.digits(train: 1500, test: 40)
        let model = Model("M") { Flatten(); Dense(128, activation: .relu); Dense(10, activation: .softmax) }
        try Experiment(on: data, epochs: 8, seeds: 8) { model }.run()
        ```

        """

    @Test func writesWhatWasAskedFor() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("notebooks/q1.md", "# One\n")
        try bnbook.run("render", "q1", "--to", "html,json", "--output", "site")
        #expect(bnbook.files("site").keys.sorted() == ["q1.html", "q1.json"])
    }

    @Test(arguments: [("supported", 0), ("refuted", 1)] as [(String, Int32)])
    func strictClaimsFailWhereTheVerdictIsAnother(expected: String, exitCode: Int32) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(
            "a.md",
            "```swift experiment\n//| expect: \(expected)\nClaim(\"Less\", Estimate([1, 2, 1.5]), isLessThan: 9)\n```\n"
        )
        let lenient = try bnbook.run("render", "a.md")
        #expect(lenient.exitCode == 0)
        #expect(
            lenient.errors.contains("a.md:2:13: warning: Claim\u{00A0}1 was expected to be refuted; it is supported")
                == (exitCode == 1))
        #expect(bnbook.text("output/a.md").contains("The notebook expected it to be refuted.") == (exitCode == 1))
        let strict = try bnbook.run("render", "a.md", "--strict-claims")
        #expect(strict.exitCode == exitCode)
        #expect(
            strict.errors.contains("a.md:2:13: error: Claim\u{00A0}1 was expected to be refuted; it is supported")
                == (exitCode == 1))
        #expect(bnbook.files("output").keys.contains("a.failed.html") == (exitCode == 1))
    }

    @Test func severalReportsLeadToEachOther() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("readme.md", "")
        for name in ["a", "b", "c", "more/d", "more/e & f"] {
            try bnbook.write(
                "notebooks/\(name).md",
                "---\ntitle: Title \(name)\n---\n\n[There](more/d.md#x), [there](a.md), [elsewhere](../readme.md), "
                    + "[spaced](./more/e%20&%20f.md), <a class=x href='more/e%20&amp;%20f.md#x'>own</a>.\n\n# X\n"
            )
        }
        try bnbook.run("render", "notebooks/b.md", "--to", "html")
        #expect(bnbook.files("output").keys.sorted() == ["b.html"])
        #expect(!bnbook.text("output/b.html").contains("rel=\"next\""))
        try bnbook.run("render", "notebooks", "--to", "html")
        #expect(bnbook.files("output").keys.sorted() == ["a.html", "b.html", "c.html", "index.html"])
        let whole = bnbook.text("output/b.html")
        #expect(whole.contains("<a rel=\"prev\" href=\"a.html\"><span>Previous</span> Title a</a>"))
        #expect(whole.contains("<a rel=\"next\" href=\"c.html\"><span>Next</span> Title c</a>"))
        #expect(whole.contains("href=\"index.html\""))
        #expect(
            whole.contains(
                "<a href=\"more/d.html#x\">There</a>, <a href=\"a.html\">there</a>, <a href=\"../readme.md\">elsewhere</a>, "
                    + "<a href=\"more/e%20%26%20f.html\">spaced</a>, <a class=x href='more/e%20%26%20f.html#x'>own</a>"
            ))
        #expect(bnbook.text("output/index.html").contains("<a href=\"c.html\">Title c</a>"))
        try bnbook.run("render", "notebooks/b.md", "--to", "html")
        #expect(bnbook.text("output/b.html") == whole)
    }

    /// A table that became short needs no file beside the page; others' files stay.
    @Test func filesBesideAPageGoWithWhatTheyHeld() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        func render(rows: Int) throws {
            try bnbook.write(
                "a.md", "```swift experiment\nTable(0..<\(rows)) { TableColumn(\"Row\") { $0 } }\n```\n")
            try bnbook.run("render", "a.md", "--to", "html")
        }
        try render(rows: 501)
        let name = "a-block-1.csv"
        #expect(bnbook.text("output/\(name)").hasPrefix("# bnbook: data of block 1 of a\r\nRow\r\n0\r\n1\r\n"))
        let foreign = ["a-block-2.csv": "1,2\n", "a-block-1-2.csv": "# bnbook: data of block 1 of b\r\n"]
        for (name, text) in foreign { try bnbook.write("output/\(name)", text) }
        try bnbook.write("output/a-block-7-2.csv", "# bnbook: data of block 7 of a\r\n1\r\n")
        try render(rows: 500)
        #expect(bnbook.files("output").keys.sorted() == ["a-block-1-2.csv", "a-block-2.csv", "a.html"])
    }

    /// What another notebook reads stays, and what reports in formats lead to that are not rendered now.
    @Test(arguments: [
        ("b.md", "---\nfiles: [a-block-1.csv]\n---\n"), ("a.tex", "% bnbook report of a\n a-block-1.csv\n"),
    ]) func filesBesideAPageStayWhereTheyAreNamed(name: String, text: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for rows in [501, 500] {
            try bnbook.write(
                "a.md", "```swift experiment\nTable(0..<\(rows)) { TableColumn(\"Row\") { $0 } }\n```\n")
            try bnbook.run("render", "a.md", "--output", ".", "--to", "html")
            #expect(bnbook.text("a-block-1.csv").hasPrefix("# bnbook: data of block 1 of a\r\n"))
            try bnbook.write(name, text)
        }
    }

    /// A title's values are those of a run, in the first render as in any other.
    @Test func neighboursTitlesHaveTheirValues() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("n/a.md", "Text.\n")
        try bnbook.write("n/b.md", "---\ntitle: All `{swift} 6 * 7` of them\n---\n\nText.\n")
        try bnbook.run("render", "n", "--to", "html")
        let pages = bnbook.files("output")
        #expect(bnbook.text("output/a.html").contains("<span>Next</span> All 42 of them</a>"))
        #expect(try bnbook.run("verify", "output").exitCode == 0)
        try bnbook.run("render", "n", "--to", "html")
        #expect(bnbook.files("output") == pages)
        // Of one that is not rendered now its report says so.
        try bnbook.run("render", "n/a.md", "--to", "html")
        #expect(bnbook.files("output") == pages)
    }

    /// What a neighbour is called, by how its notebook begins.
    @Test(arguments: [
        ("---\ntitle: A *title*\n---\n\n# Heading\n", "A <em>title</em>"),
        ("---\r\ntitle: A title\r\n---\r\n\r\nText.\r\n", "A title"),
        ("---\ntitle: The `{swift} n` of @sec-a\n---\n\n# Heading {#sec-a}\n", "The ? of @sec-a"),
        ("---\nlang: en\n---\n\n# Heading\n", "Heading"), ("# Heading\n", "Heading"), ("---\n\nText.\n\n---\n", "b"),
        ("---\ntitle: A\n", "b"),
    ]) func aNeighbourGoesByItsTitle(source: String, title: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "Text.\n")
        try bnbook.write("b.md", source)
        try bnbook.write("output/b.html", "")
        try bnbook.write("output/index.html", "<a href=\"a.html\">")
        try bnbook.run("render", "a.md", "--to", "html")
        #expect(bnbook.text("output/a.html").contains("<a rel=\"next\" href=\"b.html\"><span>Next</span> \(title)</a>"))
    }

    @Test func aProjectHasItsOwnTemplatesAndThemes() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "# One\n")
        try bnbook.write("templates/page.md.mustache", "Mine: {{{body}}}")
        try bnbook.write("templates/themes/mine.css", "p { color: tan }")
        try bnbook.run("render", "a.md", "--theme", "mine")
        #expect(bnbook.report("output/a.md") == "Mine: # One")
        #expect(bnbook.text("output/a.html").contains("p{color:tan}"))
        let unknown = try bnbook.run("render", "a.md", "--theme", "mina")
        #expect(
            unknown.errors.hasPrefix(
                "Error: there is no theme \"mina\"; expected one of article, book, mine, plain; did you mean \"mine\"?\n"
            ))
        #expect(unknown.exitCode == 64)
        try bnbook.write("templates/page.md.mustache", "{{{bodi}}}")
        let broken = try bnbook.run("render", "a.md")
        #expect(broken.exitCode == 1)
        #expect(broken.errors.contains("templates/page.md.mustache: unknown variable \"bodi\"; expected one of"))
        #expect(broken.errors.contains("did you mean \"body\"?"))
    }

    @Test func aFailureLeavesTheLastGoodReport() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "```swift experiment\nprint(\"good\")\n```\n")
        try bnbook.run("render", "a.md")
        let good = bnbook.text("output/a.html")
        try bnbook.write("a.md", "```swift experiment\nprint(\"bad\"); fatalError(\"over\")\n```\n")
        let outcome = try bnbook.run("render", "a.md")
        #expect(outcome.exitCode == 1)
        #expect(bnbook.text("output/a.html") == good)
        #expect(bnbook.text("output/a.failed.html").contains("bad"))
        try bnbook.write("a.md", "```swift experiment\nprint(\"good\")\n```\n")
        try bnbook.run("render", "a.md")
        #expect(!bnbook.files("output").keys.contains("a.failed.html"))
    }

    @Test func proseIsNotCompiledAgain() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "# One\n\n```swift experiment\n6 * 7\n```\n")
        try bnbook.run("render", "a.md")
        let programs = bnbook.files(".bnbook/programs")
        try bnbook.write("a.md", "# One\n\nMore\nlines\n\n```swift experiment\n6 * 7\n```\n")
        try bnbook.run("render", "a.md")
        #expect(bnbook.files(".bnbook/programs") == programs)
        #expect(bnbook.text("output/a.md").contains("More\nlines"))
        try bnbook.write("a.md", "# One\n\n```swift experiment\n6 * 8\n```\n")
        try bnbook.run("render", "a.md")
        #expect(bnbook.files(".bnbook/programs").count == 2 * programs.count)
    }

    @Test func runsAreTrainedOnceAndAgainWhereASettingChanged() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", small)
        #expect(try bnbook.run("render", "a.md").output.contains("2 runs: 0 reused, 2 trained"))
        #expect(try bnbook.run("render", "a.md").output.contains("2 runs: 2 reused, 0 trained"))
        #expect(try bnbook.run("render", "a.md", "--fresh").output.contains("2 runs: 0 reused, 2 trained"))
        try bnbook.write("a.md", small.replacing("seeds: 2", with: "seeds: 3"))
        #expect(try bnbook.run("render", "a.md").output.contains("3 runs: 2 reused, 1 trained (seed 2 is new)"))
        try bnbook.write("a.md", small.replacing("\"M\"", with: "\"Another name\""))
        #expect(try bnbook.run("render", "a.md").output.contains("2 runs: 2 reused, 0 trained"))
    }

    @Test func parametersChangeAndAreSaid() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "---\nparams: {n: 2, xs: [1, 2]}\n---\n\n`{swift} params.n + params.xs.count`\n")
        try bnbook.run("render", "a.md", "--param", "n=40", "--param", "xs=5")
        #expect(bnbook.text("output/a.md").contains("Rendered with changed parameters: n = 40, xs = 5."))
        #expect(bnbook.text("output/a.md").contains("\n41\n"))
    }

    @Test func oneFailingNotebookDoesNotStopTheOthers() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("notebooks/a.md", "`{swift} nothing`\n")
        try bnbook.write("notebooks/b.md", "# Fine\n")
        let outcome = try bnbook.run("render", "notebooks")
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("notebooks/a.md:1:10: error: cannot find 'nothing' in scope"))
        #expect(bnbook.files("output").keys.contains("b.html"))
    }

    @Test func checkFindsMistakesAndRunsNothing() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("good.md", "```swift experiment\nprint(1); fatalError()\n```\n")
        try bnbook.write("bad.md", "```swift experiment\nlet x: Int = \"a\"\n```\n")
        #expect(try bnbook.run("check", "good.md").exitCode == 0)
        let outcome = try bnbook.run("check", "bad.md")
        #expect(outcome.exitCode == 1)
        #expect(
            outcome.errors.hasPrefix(
                "bad.md:2:14: error: cannot convert value of type 'String' to specified type 'Int'\n"))
        #expect(bnbook.files("output").isEmpty)
    }

    @Test(arguments: [SIGKILL, SIGTERM, SIGINT]) func aKilledRenderGoesOnFromTheLastFinishedRun(signal: Int32) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", slow)
        let process = try bnbook.startBehind(["render", "a.md", "--quiet", "--jobs", "1"])
        try process.run()
        try waitUntil {
            !process.isRunning
                || bnbook.files(".bnbook/runs").keys.contains { !$0.contains(".") && $0.contains("/") }
        }
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(bnbook.files("output").isEmpty)
        let outcome = try bnbook.run("render", "a.md", "--output", "resumed")
        #expect(outcome.exitCode == 0)
        #expect(!outcome.output.contains(" 0 reused"))
        try bnbook.run("render", "a.md", "--fresh", "--output", "undisturbed")
        #expect(bnbook.files("resumed") == bnbook.files("undisturbed"))
    }

    /// Neither bnbook nor the compiler leaves anything in the folder for temporary files.
    @Test(arguments: [("1 + 1", 0), ("nothing", 1), ("let a: Int = \"\"", 1), ("1 +", 1)] as [(String, Int32)])
    func nothingTemporaryStays(code: String, exitCode: Int32) throws {
        var bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "```swift experiment\n\(code)\n```\n")
        try FileManager.default.createDirectory(
            at: bnbook.folder.appending(path: "temporary"), withIntermediateDirectories: true)
        bnbook.environment["TMPDIR"] = bnbook.folder.appending(path: "temporary").path(percentEncoded: false)
        for command in ["check", "render", "verify"] {
            let outcome = try bnbook.run(command, "a.md")
            #expect(outcome.exitCode == exitCode, "\(outcome)")
        }
        #expect(bnbook.files("temporary").isEmpty)
    }

    /// A script in the compiler's place, as some installers of Swift put there.
    @Test(arguments: [
        ("exec '\(swiftc)' \"$@\"", 0, ""),
        (
            "exit 1", 1,
            "/bin/swiftc has no swift-frontend beside it, and `swiftc -print-target-info` names none; expected a whole Swift toolchain"
        ),
    ]) func theCompilerIsFoundBehindAStandIn(script: String, exitCode: Int32, message: String) throws {
        var bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "`{swift} 6 * 7`\n")
        try bnbook.write("bin/swiftc", "#!/bin/sh\n\(script)\n")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: bnbook.folder.appending(path: "bin/swiftc").path(percentEncoded: false))
        bnbook.environment["PATH"] = "\(bnbook.folder.path(percentEncoded: false))/bin:/usr/bin:/bin"
        let outcome = try bnbook.run("render", "a.md")
        #expect(outcome.exitCode == exitCode && (message.isEmpty || outcome.errors.contains(message)), "\(outcome)")
        #expect(exitCode == 1 || bnbook.text("output/a.md").contains("42"))
    }

    /// The `swiftc` on the PATH.
    static var swiftc: String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/swiftc" }.first(where: FileManager.default.isExecutableFile) ?? ""
    }

    /// Swift draws the order of dictionaries and sets for each process, unless it is told not to.
    @Test func aDictionaryHasOneOrder() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        let code = "Dictionary(uniqueKeysWithValues: (0..<20).map { (\"k\\($0)\", $0) })"
        try bnbook.write("a.md", "```swift experiment\n\(code)\n```\n")
        let pages = try (0..<3).map { _ in
            try bnbook.run("render", "a.md", "--to", "md", "--fresh")
            return bnbook.text("output/a.md")
        }
        #expect(pages[0].contains("\"k19\": 19") && Set(pages).count == 1, "\(pages)")
    }
}
