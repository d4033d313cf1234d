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
            outcome.output.contains("values of 4 runs, 1 measured time apart"), "\(outcome)"
        )
        #expect(
            !FileManager.default.fileExists(
                atPath: bnbook.folder.appending(path: ".bnbook").path(percentEncoded: false)))
    }

    /// A change made to the published report, and the line that must name it; the corpus is in `ForgedReportTests`.
    static let forgeries: [(pattern: String, replacement: String, line: String)] = [
        (
            #""text" : "\d\.\d+ ± [^"]*""#, #""text" : "0.1234""#,
            "in the record, Table 1, output 1, `table`, row “One”"
        ),
        (
            #""weightsDigest" : "[0-9a-f]{16}"#, #""weightsDigest" : "0123456789abcdef"#,
            "in the record, the trial “One”, the run of seed 0, `weightsDigest` says “0123456789abcdef"
        ),
        (#""title" : "Test loss""#, #""title" : "Test lost""#, "`title` says “Test lost”, the run gives “Test loss”"),
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
        let line = 1 + json[..<range.lowerBound].count { $0 == "\n" }
        #expect(
            outcome.output.contains("output/a.json: 1 difference from what the notebook gives")
                && outcome.output.contains(forgery.line) && outcome.output.contains("  output/a.json:\(line):"),
            "\(outcome)")
        let diff = try bnbook.run("diff", "output/a.json", "output/a.html")
        #expect(diff.exitCode == 0 && diff.output.contains(" 0 claims flipped"), "\(diff)")
    }

    /// Each format that is there, whichever others are; what only has a report's name is said.
    @Test func everyFormatOfAFolderIsVerified() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for name in ["a", "b"] { try bnbook.write("\(name).md", "# \(name)\n\nSix times seven is `{swift} 6 * 7`.\n") }
        try bnbook.run("render", "a.md", "--to", "html,md,tex")
        try bnbook.run("render", "b.md", "--to", "json,tex")
        try bnbook.write("output/other.json", "{}")
        let honest = try bnbook.run("verify", "output")
        for file in ["a.html", "a.md", "a.tex", "b.json", "b.tex"] {
            #expect(honest.output.contains("output/\(file): verified"), "\(honest)")
        }
        #expect(honest.exitCode == 0 && !honest.output.contains("no report"), "\(honest)")
        let article = bnbook.text("output/a.tex")
        let line = 1 + article.prefix(upTo: try #require(article.firstRange(of: "42")).lowerBound).count { $0 == "\n" }
        try bnbook.write("output/a.tex", article.replacing("42", with: "43"))
        try bnbook.write("output/b.json", bnbook.text("output/b.json").replacing("\"42\"", with: "\"43\""))
        let forged = try bnbook.run("verify", "output")
        #expect(forged.exitCode == 1 && forged.output.contains("output/b.json: 1 difference"), "\(forged)")
        #expect(
            forged.output.contains("  output/a.tex:\(line):") && forged.output.contains("line \(line) says "),
            "\(forged)")
        // Without what says that it is a report it is none.
        try bnbook.write("output/a.md", bnbook.text("output/a.md").replacing("<!-- bnbook report of a -->", with: ""))
        try bnbook.write("output/a.tex", "\n" + article)
        let unnamed = try bnbook.run("verify", "output/a.html", "output/a.tex")
        #expect(unnamed.errors.contains("output/a.tex: there is no report in this file"), "\(unnamed)")
        for file in ["output/a.md", "output/a.tex"] {
            #expect(unnamed.output.contains("  \(file) is no report of bnbook’s, and not compared"), "\(unnamed)")
        }
    }

    /// What a reader sees counts, in each format, whatever the record says; programs are told the same.
    @Test func whatIsReadIsVerified() throws {
        let bnbook = try RenderedNotebook.copy()
        defer { bnbook.remove() }
        for file in ["output/a.html", "output/a.md"] {
            try bnbook.write(file, bnbook.text(file).replacing(#/(?<words>It is )(?=<a|\d)/#) { $0.words + "not " })
        }
        try bnbook.write(
            "output/a-fig-loss.svg", bnbook.text("output/a-fig-loss.svg").replacing(">One<", with: ">Ours<"))
        let outcome = try bnbook.run("verify", "output", "--json", "--limit", "1")
        #expect(outcome.exitCode == 1, "\(outcome)")
        let lines = try outcome.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(lines.map { $0["verified"] as? Bool } == [true, false, false])
        #expect(lines.map { $0["differenceCount"] as? Int } == [0, 1, 2])
        let first = try #require((lines[2]["differences"] as? [[String: Any]])?.first)
        #expect(
            first["file"] as? String == "output/a-fig-loss.svg" && first["kind"] as? String == "drawing", "\(first)")
        #expect((lines[1]["measuredTimes"] as? [[String: Any]])?.count == 1)
    }

    /// A false time is no time: what may differ the new run says.
    @Test func aReportExcusesNothing() throws {
        let bnbook = try RenderedNotebook.copy()
        defer { bnbook.remove() }
        let json = bnbook.text("output/a.json")
        let time = try #require(json.firstMatch(of: #/"text" : "[^"]*",\s*"unit" : "s"/#))
        try bnbook.write("output/a.json", json.replacing(time.0, with: #""text" : "99 % right", "unit" : "s""#))
        let outcome = try bnbook.run("verify", "output/a.json")
        #expect(
            outcome.exitCode == 1 && outcome.output.contains("`text` says “99 % right”, the run gives"), "\(outcome)")
    }

    /// A claim about times may have other numbers, which are named, and no other words or dots.
    @Test func aClaimAboutTimesSaysNothingElse() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write(
            "a.md",
            """
            # A

            ```swift experiment
            //| label: clm-quick
            Claim("It is quick", Estimate([0.2, 0.3, 0.25, 0.22], unit: .seconds), isLessThan: 1)
            ```

            """)
        try bnbook.run("render", "a.md", "--to", "json")
        let json = bnbook.text("output/a.json")
        let honest = try bnbook.run("verify", "output/a.json")
        #expect(
            honest.exitCode == 0
                && honest.output.contains("a measured time, the claim of clm-quick: supported (Difference"),
            "\(honest)")
        for (old, new) in [
            ("\"one-sample t test\"", "\"test that 99.9 % passed\""),
            ("\"explanation\" : \"", "\"explanation\" : \"99.9 %. "),
            ("\"Seeds\"", "\"99.9 %\""), ("\"Difference (s)\"", "\"Accuracy\""), ("-0.7", "-0.1"),
        ] {
            let forged = json.replacing(old, with: new)
            #expect(forged != json, "\(old)")
            try bnbook.write("output/a.json", forged)
            let outcome = try bnbook.run("verify", "output/a.json")
            #expect(outcome.exitCode == 1, "\(old): \(outcome)")
        }
    }

    /// Where a report was drawn otherwise than by default, it is drawn so again; nothing of where it lies matters.
    @Test func circumstancesAreSaidAndPass() throws {
        let bnbook = try RenderedNotebook.copy()
        defer { bnbook.remove() }
        try bnbook.write("b.md", "---\ntitle: Another\n---\n\nSee [it](a.md). $x$ <b>raw</b>\n")
        try bnbook.write("templates/claim.html.mustache", "<p>{{{verdict}}} {{{statement}}}</p>\n")
        try bnbook.run("render", "a.md", "b.md", "--theme", "book", "--safe", "--output", "pages")
        let here = try bnbook.run("verify", "pages")
        #expect(
            here.exitCode == 0
                && here.output.contains("drawn with the templates of its own that are here too: claim.html.mustache"),
            "\(here)")
        #expect(!here.output.contains("as it has them"), "\(here)")
        try bnbook.write("alone/a.html", bnbook.text("pages/a.html"))
        let alone = try bnbook.run("verify", "alone/a.html")
        #expect(
            alone.exitCode == 0
                && alone.output.contains("what it says of other reports that are not here is as it has it: “Another”"),
            "\(alone)")
        var elsewhere = try Bnbook()
        defer { elsewhere.remove() }
        for file in ["a.html", "a.json", "b.html", "b.json"] {
            try elsewhere.write("deep/er/\(file)", bnbook.text("pages/\(file)").replacing("\n", with: "\r\n"))
        }
        try elsewhere.write("data/numbers.txt", bnbook.text("numbers.txt"))
        let refused = try elsewhere.run("verify", "deep/er", "--files", "data")
        #expect(
            refused.exitCode == 1 && refused.errors.contains("--trust-templates draws it with them"), "\(refused)")
        elsewhere.environment["BNBOOK_KERNELS"] = "scalar"
        let outcome = try elsewhere.run("verify", "deep/er", "--files", "data", "--trust-templates")
        #expect(
            outcome.exitCode == 0 && outcome.output.contains("its lines end as Windows ends them")
                && outcome.output.contains("whose own words are not verified: claim.html.mustache"), "\(outcome)")
    }

    /// Templates that a project has as they came with bnbook are not its own: its reports are verified everywhere.
    @Test func copiesOfTheTemplatesAreNoneOfItsOwn() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        try bnbook.write("a.md", "# A\n\nIt is `{swift} 1 + 1`.\n")
        try bnbook.run("render", "a.md", "--to", "html,json", "--output", "plain")
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../templates")
        for name in ["page.html.mustache", "style.css", "themes/article.css"] {
            try bnbook.write(
                "templates/\(name)", String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
        try bnbook.run("render", "a.md", "--to", "html,json", "--output", "copied")
        #expect(!bnbook.text("plain/a.html").isEmpty && bnbook.files("copied") == bnbook.files("plain"))
    }

    /// What links call reports that lie beside is looked up there, and so is whose report a file is.
    @Test func namesOfReportsBesideAreVerified() throws {
        let bnbook = try Bnbook()
        defer { bnbook.remove() }
        for name in ["a", "b"] { try bnbook.write("\(name).md", "---\ntitle: Title \(name)\n---\n\n`{swift} 6 * 7`\n") }
        try bnbook.run("render", "a.md", "b.md", "--to", "html,json")
        let honest = try bnbook.run("verify", "output")
        #expect(honest.exitCode == 0 && !honest.output.contains("as it has"), "\(honest)")
        let page = bnbook.text("output/a.html")
        try bnbook.write("output/a.html", page.replacing("Title b", with: "99.9 % right"))
        let link = try bnbook.run("verify", "output/a.html")
        #expect(
            link.exitCode == 1
                && link.output.contains("the link to b says “99.9 % right”, that report says “Title b” of itself"),
            "\(link)")
        try bnbook.write("output/a.html", bnbook.text("output/b.html"))
        let other = try bnbook.run("verify", "output")
        #expect(
            other.exitCode == 1
                && other.output.contains(
                    "the file a.html is the report of the notebook “b”; those beside it under this name are of “a”"),
            "\(other)")
        try bnbook.write("elsewhere/c.html", page)
        let moved = try bnbook.run("verify", "elsewhere/c.html")
        #expect(
            moved.exitCode == 0
                && moved.output.contains("it is the report of the notebook “a”, and called c.html here"), "\(moved)")
    }

    @Test(arguments: [
        "<template id=\"bnbook-report\">", "<TEMPLATE id=\"bnbook-report\">", "<template id='bnbook-report'>",
        "<template\nclass=\"a\"\n id = bnbook-report >",
    ]) func twoRecordsAreAnError(tag: String) throws {
        let bnbook = try RenderedNotebook.copy()
        defer { bnbook.remove() }
        let page = bnbook.text("output/a.html")
        try bnbook.write(
            "output/a.html", page.replacing("<main", with: "\(tag)\n{}\n</template><main"))
        let outcome = try bnbook.run("verify", "output/a.html")
        #expect(
            outcome.exitCode == 1 && outcome.errors.contains("there are 2 records of a report in this file"),
            "\(outcome)")
    }

    /// The version that a report names stands in a command that readers copy.
    @Test func aVersionIsAVersion() throws {
        let bnbook = try RenderedNotebook.copy()
        defer { bnbook.remove() }
        let record = bnbook.text("output/a.json").replacing("\"engineVersion\" : 3", with: "\"engineVersion\" : 1")
        try bnbook.write(
            "output/a.json", record.replacing(#/"version" : "[0-9.]+"/#, with: "\"version\" : \"0.1.0; echo\""))
        let outcome = try bnbook.run("verify", "output/a.json")
        #expect(
            outcome.exitCode == 1 && outcome.errors.contains("the report is damaged: its version is called")
                && !outcome.errors.contains("verify-with"), "\(outcome.errors)")
    }

    static let obstacles: [(old: String, new: String, message: String)] = [
        (
            "\"engineVersion\" : 3", "\"engineVersion\" : 1",
            "cannot be verified by this bnbook, whose engine has version 3: 0.2.0 made it, with engine version 1"
        ),
        (
            "bnbook report 3", "bnbook report 2",
            "bnbook 0.1.0 made this report, and this bnbook does not read its record; `scripts/verify-with 0.1.0 output/a.json`"
        ),
        (
            "bnbook report 3", "bnbook report 9",
            "the report has the format \"bnbook report 9\", which another version of bnbook writes; expected \"bnbook report 3\""
        ),
        ("\"notebook\" : \"a\"", "\"notebook\" : \"../a\"", "the report is damaged: its notebook is called \"../a\""),
        ("{", "", "there is no report in this file; expected HTML, PDF or JSON that `bnbook render` wrote"),
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

    /// Reports of bnbook 0.1 did not say how they were drawn, and kept bibliographies whole.
    @Test func aReportOfBefore() throws {
        let bnbook = try RenderedNotebook.copy()
        defer { bnbook.remove() }
        let json = bnbook.text("output/a.json")
        let older = json.replacing(#/"drawing" : \{[^}]*\},\s*/#, with: "")
        #expect(older != json)
        try bnbook.write("output/a.json", older)
        let outcome = try bnbook.run("verify", "a.md")
        #expect(
            outcome.exitCode == 1 && outcome.errors.contains("output/a.json: cannot be verified: bnbook 0.1 made it"),
            "\(outcome)")
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
