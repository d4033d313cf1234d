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
        #expect(outcome.errors.hasPrefix("bad.md:2:14: error: cannot convert value of type 'String' to specified type 'Int'\n"))
        #expect(bnbook.files("output").isEmpty)
    }

    @Test func aDamagedRunIsTrainedAgain() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", small)
        try bnbook.run("render", "a.md", "--output", "first")
        for (path, data) in bnbook.files(".bnbook").filter({ $0.key.hasPrefix("runs/") || $0.key.hasPrefix("outputs/") }) { try bnbook.write(".bnbook/\(path)", String(decoding: data, as: UTF8.self) + "x") }
        let outcome = try bnbook.run("render", "a.md", "--output", "second")
        #expect(outcome.output.contains("2 runs: 0 reused, 2 trained"))
        #expect(outcome.errors.contains("warning: A stored training run could not be used and was trained again."))
        #expect(bnbook.files("first") == bnbook.files("second"))
    }

    @Test(arguments: [SIGKILL, SIGTERM]) func aKilledRenderGoesOnFromTheLastFinishedRun(signal: Int32) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", slow)
        let process = try bnbook.start(["render", "a.md", "--quiet", "--jobs", "1"])
        try process.run()
        while !bnbook.files(".bnbook/runs").keys.contains(where: { !$0.hasSuffix(".part") && $0.contains("/") }), process.isRunning { usleep(2_000) }
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(bnbook.files("output").isEmpty)
        let outcome = try bnbook.run("render", "a.md", "--output", "resumed")
        #expect(outcome.exitCode == 0)
        #expect(!outcome.output.contains(" 0 reused"))
        try bnbook.run("render", "a.md", "--fresh", "--output", "undisturbed")
        #expect(bnbook.files("resumed") == bnbook.files("undisturbed"))
    }
}
