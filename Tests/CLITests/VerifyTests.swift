import Foundation
import Testing

/// Published reports are made again and compared; whatever differs or prevents it is said.
@Suite(RenderedNotebook.published) struct VerifyTests {
    @Test(arguments: ["output/a.html", "output/a.json", "a.md", "output"]) func aReportComesOutAgain(path: String)
        throws
    {
        let bnbook = try RenderedNotebook.copy()
        defer { bnbook.remove() }
        // The report is enough: neither the notebook nor the store are needed, but where they are asked for.
        if path != "a.md" { try FileManager.default.removeItem(at: bnbook.folder.appending(path: "a.md")) }
        try FileManager.default.removeItem(at: bnbook.folder.appending(path: ".bnbook"))
        let outcome = try bnbook.run("verify", path)
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(
            outcome.output.contains("values of 4 runs the same to the last bit; 1 measured time left out"), "\(outcome)"
        )
        #expect(
            !FileManager.default.fileExists(
                atPath: bnbook.folder.appending(path: ".bnbook").path(percentEncoded: false)))
    }

    /// A change made to the published report, and the line that must name it.
    static let forgeries: [(pattern: String, replacement: String, line: String)] = [
        (#""text" : "\d\.\d+ ± [^"]*""#, #""text" : "0.1234""#, "row \"One\", Test loss: report 0.1234, now "),
        (
            #""weightsDigest" : "[0-9a-f]{16}"#, #""weightsDigest" : "0123456789abcdef"#,
            "run One, batch size 32, seed 0: weights: report 0123456789abcdef, now "
        ),
        (#""mean" : \d\.\d+"#, #""mean" : 0.5"#, "fig-loss, line, point 1: report 0.5 ["),
        (#""title" : "Test loss""#, #""title" : "Test lost""#, "title of column 3: report Test lost, now Test loss"),
    ]

    @Test(arguments: forgeries) func whatDiffersIsNamed(forgery: (pattern: String, replacement: String, line: String))
        throws
    {
        let bnbook = try RenderedNotebook.copy()
        defer { bnbook.remove() }
        let json = bnbook.text("output/a.json")
        let range = try #require(json.firstRange(of: try Regex(forgery.pattern)))
        try bnbook.write("output/a.json", json.replacingCharacters(in: range, with: forgery.replacement))
        let outcome = try bnbook.run("verify", "output/a.json", "--quiet")
        #expect(outcome.exitCode == 1)
        #expect(outcome.output.contains("output/a.json: 1 of ") && outcome.output.contains(forgery.line), "\(outcome)")
        let diff = try bnbook.run("diff", "output/a.json", "output/a.html")
        #expect(diff.exitCode == 0 && diff.output.contains(" 1 moved, 0 claims flipped"), "\(diff)")
    }

    static let obstacles: [(old: String, new: String, message: String)] = [
        (
            "\"engineVersion\" : 3", "\"engineVersion\" : 1",
            "cannot be verified: its numbers are of engine version 1, and this bnbook has version 3"
        ),
        (
            "bnbook report 2", "bnbook report 1",
            "the report has the format \"bnbook report 1\"; expected \"bnbook report 2\""
        ),
        ("{", "", "there is no report in this file; expected HTML or JSON that `bnbook render` wrote"),
        (
            "numbers.txt", "nombres.txt",
            "cannot be verified: its blocks read nombres.txt, which is in none of notebooks, ., "
        ),
    ]

    @Test(arguments: obstacles) func whatPreventsItIsSaid(obstacle: (old: String, new: String, message: String)) throws
    {
        let bnbook = try RenderedNotebook.copy()
        defer { bnbook.remove() }
        let json = bnbook.text("output/a.json")
        try bnbook.write(
            "output/a.json",
            obstacle.old == "{" ? String(json.dropFirst()) : json.replacing(obstacle.old, with: obstacle.new))
        let outcome = try bnbook.run("verify", "output/a.json")
        #expect(outcome.exitCode == 1 && outcome.errors.contains("output/a.json: \(obstacle.message)"), "\(outcome)")
    }

    @Test func changedFilesAndNotebooksPreventIt() throws {
        let bnbook = try RenderedNotebook.copy()
        defer { bnbook.remove() }
        try bnbook.write("numbers.txt", "9\n")
        #expect(
            try bnbook.run("verify", "output/a.html").errors.contains(
                "output/a.html: cannot be verified: numbers.txt in . is not the file it was made with"))
        try bnbook.write("a.md", "# Other\n")
        #expect(
            try bnbook.run("verify", "a.md").errors.contains(
                "a.md: not the notebook that output/a.json was made of; render it again"))
        try bnbook.write("b.md", "# Other\n")
        #expect(
            try bnbook.run("verify", "b.md").errors.contains(
                "b.md: there is no report of this notebook; looked for output/b.json and output/b.html"))
        try bnbook.write("output/c.html", "<p>")
        #expect(
            try bnbook.run("verify", "output/c.html").errors.contains("output/c.html: there is no report in this file"))
    }

    @Test func parametersGivenAreGivenAgain() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(
            "a.md",
            "---\nparams: {n: 2, xs: [1, 2], rate: 0.1, word: 'a, b', words: [a]}\n---\n\n`{swift} params.n + params.xs.count` `{swift} params.word` `{swift} \"\\(params.words)\"`\n"
        )
        try bnbook.run(
            "render", "a.md", "--param", "n=40", "--param", "xs=[5, 6, 7]", "--param", "rate=inf", "--param",
            "word=x, y", "--param", "words=[\"b, \\\"c\\\"\", d]")
        #expect(
            bnbook.text("output/a.md").contains("\\[\"b, \\\\\"c\\\\\"\", \"d\"\\]"), "\(bnbook.text("output/a.md"))")
        let outcome = try bnbook.run("verify", "output/a.html")
        #expect(outcome.exitCode == 0 && outcome.output.contains("3 values of 0 runs"), "\(outcome)")
    }

    /// Reports once kept a list only as the text a reader sees.
    @Test func anOlderReportsListsAreGivenAgain() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "---\nparams: {words: [a]}\n---\n\n`{swift} params.words.count`\n")
        try bnbook.run("render", "a.md", "--param", "words=b, c, d")
        let json = bnbook.text("output/a.json")
        let older = json.replacing(#/"items" : \[[^\]]*\],\s*/#, with: "")
        #expect(older != json)
        try bnbook.write("output/a.json", older)
        #expect(try bnbook.run("verify", "output/a.json").exitCode == 0)
    }

    @Test(arguments: ["output/a.html", "output/a.json"]) func theNotebookComesBack(path: String) throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        let source = "# </template> &amp; <b> & \"q\"\r\n\r\nÄ\u{FEFF} `{swift} 1`\n\n\n"
        try bnbook.write("a.md", source)
        try bnbook.run("render", "a.md")
        #expect(try bnbook.run("extract", path).output == source)
        try bnbook.run("extract", path, "--output", "b.md")
        #expect(bnbook.text("b.md") == source)
        #expect(try bnbook.run("extract", path, "--output", "b.md").exitCode == 64)
    }
}

extension RenderedNotebook {
    /// A folder with a report of `CacheTests.notebook` in `output`.
    static let published: Self = RenderedNotebook { bnbook in
        try bnbook.write(
            "a.md", CacheTests.notebook.replacing("It is", with: "A time: `{swift} result[\"One\"].seconds`. It is"))
        try CacheTests.writeCompanions(bnbook)
        try bnbook.run("render", "a.md")
    }
}
